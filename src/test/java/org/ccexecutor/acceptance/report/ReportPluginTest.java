package org.ccexecutor.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.cucumber.messages.types.Envelope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files a run leaves behind. */
class ReportPluginTest {
  private static final String FEATURE =
      """
      Feature: Echo
        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A word comes back
            When it runs
      """;

  @TempDir private Path directory;

  private void report(Map<String, String> settings) {
    Run run =
        Runs.with(
            settings,
            Runs.server(
                ServerName.LOCAL,
                "ws://localhost:8003/ws/mcp",
                StartedBy.RUNNING,
                "1.0.0",
                "6e61f8f6"));
    new ReportPlugin(run, directory.resolve("reports"))
        .setEventPublisher(new Replay(ScriptedRun.of(FEATURE, run).messages()));
  }

  @Test
  void everyReportIsWritten() throws IOException {
    report(Map.of());
    try (Stream<Path> files = Files.list(directory.resolve("reports"))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString().replaceAll("\\d{8}_\\d{6}", "TIME"))
              .toList();
      assertThat(
          names,
          containsInAnyOrder(
              "index.html",
              "junit.xml",
              "steps.md",
              "summary.md",
              "verdicts.json",
              "websocket_test_TIME.md"));
    }
  }

  @Test
  void aRunThatWasKilledLeavesNoVerdictOfAnEarlierOne() throws IOException {
    report(Map.of());
    Run run = Runs.usual();
    List<Envelope> begun = ScriptedRun.of(FEATURE, run).messages().subList(0, 2);
    new ReportPlugin(run, directory.resolve("reports")).setEventPublisher(new Replay(begun));
    try (Stream<Path> files = Files.list(directory.resolve("reports"))) {
      assertThat(
          files.map(file -> file.getFileName().toString()).toList(),
          containsInAnyOrder(is("index.html"), is("summary.md"), startsWith("websocket_test_")));
    }
    for (String name : List.of("index.html", "summary.md")) {
      assertThat(
          Files.readString(directory.resolve("reports").resolve(name)),
          containsString("The run has not ended"));
    }
  }

  @Test
  void theSummaryIsAddedToThatOfTheJob() throws IOException {
    Path job = Files.writeString(directory.resolve("job.md"), "# Before\n");
    report(Map.of("GITHUB_STEP_SUMMARY", job.toString()));
    assertThat(
        Files.readString(job),
        is("# Before\n" + Files.readString(directory.resolve("reports/summary.md"))));
  }
}
