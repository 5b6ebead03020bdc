package org.ccexecutor.acceptance.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What a server prints: kept in a file, the last lines at hand, tokens masked. Safe for use by
 * several threads.
 */
final class ServerLog implements AutoCloseable {
  private static final int LAST_LINES = 10;
  private static final int LONGEST_LINE = 4_000;

  /**
   * So much more of a line is masked than is kept, so that no half of a token is left at its end.
   */
  private static final int MASK_MARGIN = 4_096;

  private static final long LARGEST_FILE = 100_000_000;

  private final Path file;
  private final Secrets secrets;
  private final Writer writer;
  private final Deque<String> last = new ArrayDeque<>();
  private long size;

  private ServerLog(Path file, Secrets secrets) throws IOException {
    this.file = file;
    this.secrets = secrets;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.writer = Files.newBufferedWriter(file);
  }

  /** Begins a log in this file, in place of one of an earlier run. */
  static ServerLog in(Path file, Secrets secrets) {
    try {
      return new ServerLog(file, secrets);
    } catch (IOException e) {
      throw new UncheckedIOException("The log " + file + " cannot be written", e);
    }
  }

  /**
   * Removes the logs of earlier runs, which nobody may take for those of this one. One that cannot
   * be removed is told of when it is to be written.
   */
  static void removeAll(Path directory) {
    for (ServerName name : ServerName.values()) {
      try {
        Files.deleteIfExists(of(name, directory));
      } catch (IOException e) {
        // It may belong to somebody else.
      }
    }
  }

  /** The file for the log of this server. */
  static Path of(ServerName name, Path directory) {
    return directory.resolve(name.word() + ".log");
  }

  /** Adds everything that is read here, until its end. */
  void copy(InputStream output) {
    try (Reader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int next = reader.read(); next >= 0; next = reader.read()) {
        if (next == '\n') {
          add(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE + MASK_MARGIN) {
          line.append((char) next);
        }
      }
      if (!line.isEmpty()) {
        add(line.toString());
      }
    } catch (IOException e) {
      add("(its output cannot be read any further: " + e.getMessage() + ")");
    }
  }

  /** Adds a line. */
  synchronized void add(String text) {
    String masked = secrets.mask(text.stripTrailing());
    String line = masked.length() > LONGEST_LINE ? masked.substring(0, LONGEST_LINE) + "…" : masked;
    last.addLast(line);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
    size += line.length();
    if (size < LARGEST_FILE) {
      write(line);
    }
  }

  private void write(String line) {
    try {
      writer.write(line);
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      // A full disk, or closed: the last lines are still at hand.
      size = LARGEST_FILE;
    }
  }

  /** The last lines, indented, under a sentence that says where all of them are. */
  synchronized String lastLines() {
    return last.isEmpty()
        ? "It printed nothing."
        : "Its whole output is in "
            + file
            + "; the last lines:\n"
            + String.join("\n", last).indent(4).stripTrailing();
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      // What could be written is written.
    }
  }
}
