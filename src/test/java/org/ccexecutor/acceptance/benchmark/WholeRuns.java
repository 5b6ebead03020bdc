package org.ccexecutor.acceptance.benchmark;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whole runs of {@code mvn -o test}, in a copy of the project. All of them are timed in turn, again
 * and again, so that what else the machine does concerns each of them.
 */
final class WholeRuns {
  private static final String SCENARIO =
      """
        Scenario: Echo %d
          Given the client is connected
          When it echoes "Hello %d"
          Then exactly that comes back, and a newline
      """;

  private final Path copy;
  private final Map<String, List<String>> runs = new LinkedHashMap<>();

  /** Copies the project that is in the current directory, and compiles it. */
  WholeRuns(Path directory) throws IOException, InterruptedException {
    copy = directory.resolve("project");
    for (String part : List.of(".mvn", "pom.xml", "src", "features")) {
      copy(Path.of(part));
    }
    maven("test-compile");
  }

  private void copy(Path part) throws IOException {
    try (Stream<Path> files = Files.walk(part, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(file.toString());
        Files.createDirectories(target.getParent());
        Files.copy(
            file, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Adds a run with these settings, each {@code name=value}. */
  WholeRuns with(String name, String... settings) {
    runs.put(name, List.of(settings));
    return this;
  }

  /** Adds a run of so many echoes. */
  WholeRuns withEchoes(int count) throws IOException {
    String feature = "many/" + count + ".feature";
    StringBuilder text = new StringBuilder("@ECHO-1 @must\nFeature: Many echoes\n\n");
    for (int i = 1; i <= count; i++) {
      text.append(String.format(SCENARIO, i, i));
    }
    Files.createDirectories(copy.resolve("many"));
    Files.writeString(copy.resolve(feature), text);
    return with(
        count + (count == 1 ? " scenario" : " scenarios, 512 MB"), "cucumber.features=" + feature);
  }

  /** The median of the times of each run. */
  Map<String, Duration> times(int rounds) throws IOException, InterruptedException {
    Map<String, List<Duration>> times = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, List<String>> run : runs.entrySet()) {
        Duration time = maven(run.getValue());
        System.out.printf("%s: %.1f s%n", run.getKey(), time.toMillis() / 1e3);
        times.computeIfAbsent(run.getKey(), name -> new ArrayList<>()).add(time);
      }
    }
    Map<String, Duration> medians = new LinkedHashMap<>();
    times.forEach((name, all) -> medians.put(name, median(all)));
    return medians;
  }

  private static Duration median(List<Duration> times) {
    List<Duration> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  private Duration maven(List<String> settings) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("test", "-Dcc.servers=embedded"));
    settings.forEach(setting -> arguments.add("-D" + setting));
    return maven(arguments.toArray(String[]::new));
  }

  private Duration maven(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("mvn", "-o", "-q", "-B"));
    command.addAll(List.of(arguments));
    long begun = System.nanoTime();
    new ProcessBuilder(command)
        .directory(copy.toFile())
        .redirectErrorStream(true)
        .redirectOutput(copy.resolve("maven.log").toFile())
        .start()
        .waitFor();
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** The time of the scenario that took longest in the last run. */
  Duration longestScenario() throws IOException {
    String junit = Files.readString(copy.resolve("target/acceptance-report/junit.xml"));
    return Stream.of(junit.split("<testcase "))
        .skip(1)
        .map(test -> test.replaceFirst("(?s).*? time=\"([0-9.]+)\".*", "$1"))
        .map(seconds -> Duration.ofMillis((long) (1000 * Double.parseDouble(seconds))))
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
