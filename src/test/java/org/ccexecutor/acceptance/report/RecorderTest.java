package org.ccexecutor.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.html.Page;
import org.ccexecutor.acceptance.report.markdown.SummaryMarkdown;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.Tally;
import org.ccexecutor.acceptance.report.model.Verdict;
import org.ccexecutor.acceptance.run.Agenda;
import org.ccexecutor.acceptance.run.Agenda.Listed;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with the real steps and the real judge, as whoever begins them from code sees them. */
class RecorderTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A word comes back
            When the client runs `echo word`
            Then its stdout is "word\\n"
          Scenario: Another word comes back
            When the client runs `echo word`
            Then its stdout is "another\\n"

        @OUT-1 @must
        Rule: Channels are kept apart
          Scenario: A step of it is misspelt
            When the cliant runs `echo word`
            Then the command and its childs are gone within 5 seconds
            And its sdtout is ""
            And the customer runs `echo word`
      """;

  private static final List<Listed> LISTED =
      Stream.of("ECHO-1", "ECHO-1", "OUT-1")
          .map(id -> new Listed("echo.feature", ServerName.LOCAL, Set.of(id)))
          .toList();

  @TempDir private Path directory;

  private Report run(String deviations) throws IOException {
    Path feature = Files.writeString(directory.resolve("echo.feature"), FEATURE);
    Path known = Files.writeString(directory.resolve("known.yaml"), deviations);
    try (ReferenceServer server = ReferenceServer.start(ReferenceOptions.standard())) {
      String url = "ws://127.0.0.1:" + server.port() + "/ws/mcp";
      ServerUnderTest local = Runs.server(ServerName.LOCAL, url, StartedBy.RUNNING, Token.random());
      Run run =
          Runs.with(
              deviations.isEmpty() ? Map.of() : Map.of("cc.deviations", known.toString()), local);
      run.prelude().plan(new Agenda(LISTED, LISTED, "lexical"));
      Recorder recorder = new Recorder(run);
      RealRun.executed(feature, run, recorder);
      return recorder.report();
    }
  }

  private static ScenarioResult scenario(Report report, String name) {
    return report.scenarios().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheJudgeFindsOutDecides() throws IOException {
    Report report = run("");
    assertThat(report.verdict("ECHO-1"), is(Verdict.BROKEN));
    assertThat(scenario(report, "A word comes back").outcome(), is(Outcome.PASSED));
    ScenarioResult broken = scenario(report, "Another word comes back");
    assertThat(broken.outcome(), is(Outcome.FAILED));
    assertThat(broken.broken().orElse(""), is("ECHO-1"));
    assertThat(broken.connections().size(), is(1));
    assertThat(report.servers().get(0).version(), is("1.0.0"));
  }

  @Test
  void aBreakThatIsListedDeviates() throws IOException {
    Report report =
        run("- requirement: ECHO-1\n  scenario: Another word comes back\n  reason: It cannot.\n");
    assertThat(report.verdict("ECHO-1"), is(Verdict.DEVIATES));
    assertThat(scenario(report, "Another word comes back").outcome(), is(Outcome.DEVIATES));
    assertThat(scenario(report, "Another word comes back").reason(), is("It cannot."));
    assertThat(report.mended(), is(empty()));
  }

  @Test
  void anEntryThatIsNotNeededIsMended() throws IOException {
    Report report =
        run("- requirement: ECHO-1\n  scenario: A word comes back\n  reason: It cannot.\n");
    assertThat(report.verdict("ECHO-1"), is(Verdict.BROKEN));
    assertThat(report.mended(), contains(containsString("ECHO-1 in \"A word comes back\" (")));
    assertThat(Tally.of(report), endsWith(" · 1 known deviation mended"));
    assertThat(SummaryMarkdown.of(report), containsString("> ❗ Mended: remove the entry for "));
  }

  @Test
  void aStepWithAMisspeltWordSuggestsTheStepThatWasMeant() throws IOException {
    ScenarioResult scenario = scenario(run(""), "A step of it is misspelt");
    assertThat(scenario.outcome(), is(Outcome.FAILED));
    assertThat(
        scenario.message(),
        startsWith(
            """
            No sentence fits the step in line 15:
              the cliant runs `echo word`
            Did you mean this?
              the client runs `echo word`
            All sentences are in steps.md.
            """));
    assertThat(
        scenario.message(),
        containsString(
            """
              its sdtout is ""
            Did you mean this?
              its stdout is ""
            All sentences are in steps.md.
            """));
    assertThat(scenario.message(), not(containsString("@When")));
    assertThat(scenario.place(), endsWith("echo.feature:15"));
    assertThat(scenario.location(), endsWith("echo.feature:14"));
  }

  @Test
  void anotherStepThatIsNoneSuggestsTheNearestSentences() throws IOException {
    String message = scenario(run(""), "A step of it is misspelt").message();
    assertThat(
        message,
        containsString(
            """
              the customer runs `echo word`
            The nearest sentences are:
              {clients} run(s) {command}
            The words in braces of the first stand for:
            """));
    assertThat(message, containsString("  {clients}: `the client`, `another client` "));
    assertThat(message, containsString("  {command}: A command of the shell in "));
  }

  @Test
  void ofTheNearestSentencesOnlyTheFirstIsExplained() throws IOException {
    String message = scenario(run(""), "A step of it is misspelt").message();
    assertThat(message, containsString("  {processes} {state}\n"));
    assertThat(message, containsString("  {state}: "));
    assertThat(message, not(containsString("  {ending}: ")));
    assertThat(message, not(containsString("  {controlled}: ")));
  }

  @Test
  void aSentenceThatIsAllParametersIsFoundByWhatIsMadeOfIt() throws IOException {
    assertThat(
        scenario(run(""), "A step of it is misspelt").message(),
        containsString(
            """
              the command and its childs are gone within 5 seconds
            The nearest sentences are:
              {processes} {state}
            """));
  }

  @Test
  void aFailureLeadsToTheStepThatFailed() throws IOException {
    ScenarioResult scenario = scenario(run(""), "Another word comes back");
    assertThat(scenario.place(), endsWith("echo.feature:10"));
    assertThat(scenario.location(), endsWith("echo.feature:8"));
  }

  @Test
  void anEndIsToldByItsStatus() throws IOException {
    assertThat(
        scenario(run(""), "Another word comes back").message(),
        containsString(
            " on stdout and nothing on stderr, has ended with status \"completed\" and exit code 0 (params: {\"status\":\"completed\","));
  }

  @Test
  void aScenarioThatCannotBeCarriedOutIsNoFaultOfAServer() throws IOException {
    Report report = run("");
    String heading = "Scenarios that cannot be carried out as they are written";
    assertThat(report.verdict("OUT-1"), is(Verdict.COULD_NOT_TELL));
    assertThat(SummaryMarkdown.of(report), containsString("### ❌ " + heading));
    assertThat(
        Page.of(report, new Catalogue(List.of(), List.of())),
        containsString("<h3>" + heading + "</h3>"));
    assertThat(SummaryMarkdown.of(report), containsString("Fix the steps that no sentence fits"));
  }

  @Test
  void anExpectationSaysOnceWhatItIsAbout() throws IOException {
    assertThat(
        scenario(run(""), "Another word comes back").message(),
        startsWith(
            "ECHO-1 is broken: expected \"another\\n\" on stdout, but the first difference on stdout is at character 1, byte 1: expected \"another\\n\", got \"word\\n\"; it has printed "));
  }
}
