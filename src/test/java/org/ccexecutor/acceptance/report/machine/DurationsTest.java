package org.ccexecutor.acceptance.report.machine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last run's times are read from what it has written, and a run can do without them. */
class DurationsTest {
  @TempDir private Path directory;

  @Test
  void eachScenarioHasItsTime() throws IOException {
    assertThat(
        read(
            """
            {"requirements":[{"scenarios":[{"name":"one","seconds":0.5},{"name":"two","seconds":2}]},
                             {"scenarios":[{"name":"two","seconds":1}]}]}
            """),
        is(Map.of("one", 0.5, "two", 2.0)));
  }

  @Test
  void theReportOfARunIsUnderstood() throws IOException {
    Report report = Samples.failing();
    assertThat(
        read(VerdictsJson.of(report)).keySet(),
        is(
            report.scenarios().stream()
                .map(ScenarioResult::name)
                .collect(Collectors.toUnmodifiableSet())));
  }

  @Test
  void whatIsNoReportTellsNothing() throws IOException {
    assertThat(read("{\"requirements\":[{\"sce"), is(Map.of()));
    assertThat(read("[]"), is(Map.of()));
    assertThat(read(""), is(Map.of()));
  }

  @Test
  void withoutAnEarlierRunNothingIsKnown() {
    assertThat(Durations.in(directory.resolve("absent.json")), is(Map.of()));
  }

  private Map<String, Double> read(String text) throws IOException {
    return Durations.in(Files.writeString(directory.resolve("verdicts.json"), text));
  }
}
