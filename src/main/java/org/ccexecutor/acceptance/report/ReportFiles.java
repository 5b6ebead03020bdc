package org.ccexecutor.acceptance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Where reports are written.
 *
 * @param directory the directory, made when the first file is written
 */
record ReportFiles(Path directory) {
  /** Where they are written if nothing else is said. */
  static final Path USUAL = Path.of("target", "acceptance-report");

  /** What tells of the last run only, and plugins of Cucumber's own write while it goes on. */
  private static final List<String> CUCUMBERS = List.of("cucumber.html", "messages.ndjson");

  /** What the servers have printed that an earlier run has started. */
  private static final List<String> SERVERS = List.of("servers/local.log", "servers/docker.log");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT);

  /** The summary of the run that began at this time; those of earlier runs stay beside it. */
  Path dated(Instant begun) {
    return directory.resolve(
        "websocket_test_" + STAMP.format(begun.atZone(ZoneId.systemDefault())) + ".md");
  }

  Path file(LatestReport report) {
    return report.in(directory);
  }

  /** What an earlier run has written that this run writes at its end. */
  List<Path> latest() {
    return LatestReport.ALL.stream().map(this::file).toList();
  }

  /** Removes all that tells of an earlier run as if it were the last one. */
  void forget() {
    latest().forEach(ReportFiles::remove);
    CUCUMBERS.stream().map(directory::resolve).forEach(ReportFiles::remove);
    SERVERS.stream().map(directory::resolve).forEach(ReportFiles::remove);
  }

  /** Removes what an earlier run has written there. */
  static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("The old report " + file + " cannot be removed.", e);
    }
  }

  /** Adds to a file that belongs to somebody else. */
  static void append(Path file, String text) {
    try {
      Files.write(
          file,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The summary cannot be added to " + file + " (" + e.getMessage() + ").", e);
    }
  }

  /** Writes a file, in the place of an older one. */
  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The report " + file + " cannot be written (" + e.getMessage() + ").", e);
    }
  }
}
