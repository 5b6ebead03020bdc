package org.ccexecutor.acceptance.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures everything, and writes one table. */
public final class BenchmarkMain {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);

  private BenchmarkMain() {}

  /**
   * @param arguments the directory for the table
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    Table table = new Table();
    beginnings(table);
    micro(table);
    whole(table, directory);
    Files.writeString(directory.resolve("benchmark.md"), table.toString());
    System.out.println(table);
  }

  private static void beginnings(Table table) {
    Beginnings seen = Beginnings.measure();
    table
        .row("first embedded server of a JVM", seen.first().toNanos() / 1e6, "ms")
        .row("second embedded server of a JVM", seen.second().toNanos() / 1e6, 50, "ms")
        .row("threads of the client for 1,000 sessions", seen.threads(), 40, "");
  }

  private static void micro(Table table) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include("org\\.ccexecutor\\..*Benchmark")
            .forks(1)
            // Else what is measured is how fast the system gives memory to a heap that grows.
            .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+AlwaysPreTouch")
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(2))
            .timeout(TimeValue.minutes(2))
            .timeUnit(TimeUnit.MICROSECONDS)
            .build();
    Map<String, Double> scores = new TreeMap<>();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
      // One iteration that the machine has disturbed says nothing of the others.
      scores.put(name, result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    double bareStream = scores.get("StreamBenchmark.bareTyrus");
    table
        .row(
            "a session: connect, `connected`, one request, one answer, close; by bare Tyrus",
            scores.get("SessionBenchmark.specification"),
            scores.get("SessionBenchmark.bareTyrus"),
            "µs",
            1.5)
        .row(
            "100,000 messages in one session; by bare Tyrus, which reads none of them",
            scores.get("StreamBenchmark.specification"),
            bareStream,
            "µs",
            1.5)
        .row(
            "the same; by bare Tyrus that parses the JSON",
            scores.get("StreamBenchmark.specification"),
            scores.get("StreamBenchmark.bareTyrusThatParses"),
            "µs",
            1.5)
        .row("a message parsed", scores.get("JudgingBenchmark.parsed"), "µs")
        .row("a message parsed and judged", scores.get("JudgingBenchmark.judged"), "µs");
  }

  private static void whole(Table table, Path directory) throws IOException, InterruptedException {
    WholeRuns runs =
        new WholeRuns(directory)
            .with("empty suite", "cucumber.filter.tags=@nothing")
            .withEchoes(1)
            .withEchoes(1_000)
            .withEchoes(10_000)
            .with("what must run alone", "cucumber.filter.tags=@alone")
            .with("quick run", "cucumber.filter.tags=not @load and not @slow")
            .with("everything");
    Map<String, Duration> times = runs.times(ROUNDS);
    times.forEach((name, time) -> table.row("`mvn -o test`, " + name, seconds(time), "s"));
    double empty = seconds(times.get("empty suite"));
    double alone = seconds(times.get("what must run alone")) - empty;
    double longest = seconds(runs.longestScenario());
    table
        .row("longest single scenario", longest, "s")
        .row(
            "everything; goal: 2 × empty suite + longest scenario + those alone",
            seconds(times.get("everything")),
            2 * empty + longest + alone,
            "s")
        .row("quick run; by empty suite", seconds(times.get("quick run")), empty, "s", 3)
        .row(
            "10,000 scenarios; by 10 × 1,000, less the empty suite",
            seconds(times.get("10000 scenarios, 512 MB")) - empty,
            10 * (seconds(times.get("1000 scenarios, 512 MB")) - empty),
            "s",
            1.2);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
