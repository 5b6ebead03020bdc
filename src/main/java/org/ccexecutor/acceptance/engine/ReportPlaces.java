package org.ccexecutor.acceptance.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.ConsolePlugin;
import org.ccexecutor.acceptance.report.ReportPlugin;
import org.ccexecutor.acceptance.settings.Console;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.junit.platform.engine.ConfigurationParameters;

/** Whether the reports that a run is asked for can be written, told before the run. */
final class ReportPlaces {
  private static final String PLUGINS = "cucumber.plugin";

  private ReportPlaces() {}

  /** Why they cannot be written, if so. */
  static Optional<String> complaint(ConfigurationParameters parameters) {
    return directories(parameters.get(PLUGINS).orElse("")).stream()
        .flatMap(directory -> complaint(directory).stream())
        .findFirst();
  }

  /** The directory that the reports of the run are written to, if there are to be any. */
  static Optional<Path> reports(ConfigurationParameters parameters) {
    return plugins(parameters.get(PLUGINS).orElse(""))
        .filter(parts -> parts[0].equals(ReportPlugin.class.getName()))
        .map(parts -> Path.of(parts[1]))
        .findFirst();
  }

  /** What the console can show, if the run tells on it how it goes on. */
  static Optional<Console> console(ConfigurationParameters parameters) {
    // No setting is looked up, for one of them may be what is wrong.
    SettingsReader reader =
        new SettingsReader(
            name -> name.endsWith(".encoding") ? parameters.get(name).orElse(null) : null,
            name -> null);
    return Stream.of(parameters.get(PLUGINS).orElse("").split(","))
        .filter(plugin -> plugin.strip().split(":", 2)[0].equals(ConsolePlugin.class.getName()))
        .findFirst()
        .map(plugin -> reader.read().console());
  }

  /** Plugins with files, each written as {@code class:file}. */
  private static Stream<String[]> plugins(String plugins) {
    return Stream.of(plugins.split(","))
        .map(plugin -> plugin.strip().split(":", 2))
        .filter(parts -> parts.length == 2 && !parts[1].contains("://"));
  }

  /** Where the files of these plugins lie. */
  private static List<Path> directories(String plugins) {
    return plugins(plugins)
        .flatMap(parts -> Stream.ofNullable(Path.of(parts[1]).toAbsolutePath().getParent()))
        .distinct()
        .toList();
  }

  private static Optional<String> complaint(Path directory) {
    try {
      Files.createDirectories(directory);
      Path trial = Files.createTempFile(directory, "trial", ".tmp");
      try {
        Files.write(trial, new byte[1]);
      } finally {
        Files.delete(trial);
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          "The reports cannot be written to "
              + directory
              + ", so nothing was run: "
              + reason(e)
              + ".");
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileAlreadyExistsException
        ? "that is no directory"
        : String.valueOf(e.getMessage());
  }
}
