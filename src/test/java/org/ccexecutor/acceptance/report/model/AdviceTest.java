package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What reports tell their readers to do. */
class AdviceTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back

          Scenario: One
            When it runs

          Scenario: Two
            When it runs

          Scenario: Three
            When it runs

          Scenario: Four
            When it runs
      """;
  private static final String ACCEPT =
      "What cannot be fixed at once can be accepted for now: list it, with the reason, in a file of known deviations (in README.md: \"Accept what is known\").";

  private static List<String> sentences(Report report) {
    return Advice.on(report).stream().map(Advice::sentence).toList();
  }

  private static Report stumbling(Map<String, String> settings) {
    ScriptedRun run =
        ScriptedRun.of(
            FEATURE,
            Runs.with(
                settings,
                Runs.server(
                    ServerName.LOCAL, "ws://localhost:8003/ws/mcp", StartedBy.RUNNING, "1", "2")));
    List.of("One", "Two", "Three")
        .forEach(name -> run.judged(name, Judgement.broken("RPC-1", "2.0", "1.0")));
    return run.report();
  }

  @Test
  void whatManyStumbledOverIsToBeMendedFirst() {
    assertThat(
        sentences(stumbling(Map.of())),
        contains(
            "Fix RPC-1 first: 3 scenarios about other requirements failed because of it.",
            "Run again what did not pass.",
            ACCEPT));
  }

  @Test
  void whereTheTokenMayBeWrongNothingThatNeedsItIsToBeFixed() {
    String check = "Check the token: the docker server refused the one that is set.";
    ScriptedRun refused = refusing();
    List.of("One", "Two", "Three", "Four")
        .forEach(name -> refused.judged(name, Judgement.broken("AUTH-5", "let in", "401")));
    assertThat(sentences(refused.report()), contains(check, "Run everything again.", ACCEPT));
    ScriptedRun both = refusing();
    List.of("One", "Two", "Three")
        .forEach(name -> both.judged(name, Judgement.broken("AUTH-5", "let in", "401")));
    both.judged("Four", Judgement.broken("ECHO-1", "a", "b"));
    assertThat(
        sentences(both.report()),
        contains(
            is(check),
            startsWith("Fix ECHO-1 (must): what was expected"),
            is("Run everything again."),
            is(ACCEPT)));
  }

  private static ScriptedRun refusing() {
    return ScriptedRun.of(
        FEATURE.replace("@must", "@must @docker"),
        Runs.with(
            Runs.server(
                ServerName.DOCKER, "ws://localhost:8004/ws/mcp", StartedBy.RUNNING, "1", "2")));
  }

  @Test
  void noShouldIsToBeFixedBeforeAMust() {
    List<String> sentences = sentences(Samples.failing());
    assertThat(
        sentences,
        hasItem(
            "Fix AUTH-2, CTL-1 (must) first, then AVL-3 (should): what was expected, and what came instead, is said below."
                + " The shortest exchange is that of CTL-1, \"What was printed before the timeout has arrived\"."));
    String feature = FEATURE + "\n    Scenario: Five\n      When it runs\n";
    ScriptedRun run = ScriptedRun.of(feature, Runs.usual());
    List.of("One", "Two", "Three", "Four")
        .forEach(name -> run.judged(name, Judgement.broken("AVL-3", "a", "b")));
    run.judged("Five", Judgement.broken("ECHO-1", "a", "b"));
    assertThat(
        sentences(run.report()),
        hasItem(startsWith("Fix ECHO-1 (must) first, then AVL-3 (should): what was expected")));
  }

  @Test
  void whoHasAListOfDeviationsKnowsOfIt() {
    assertThat(
        sentences(
            stumbling(Map.of("cc.deviations", "features/known-deviations/python-server.yaml"))),
        not(hasItem(ACCEPT)));
  }

  @Test
  void whereAllIsKeptThereIsNothingToDo() {
    assertThat(sentences(Samples.green()), is(List.of()));
  }

  @Test
  void aServerThatIsNotThereIsToBeStarted() {
    assertThat(
        Advice.on(Samples.unreachable()),
        hasItem(
            new Advice(
                "Start the local server: it could not be reached.",
                "python -m uvicorn cc_executor.core.main:app --port 8003")));
  }

  @Test
  void whereNoCommandHereStartsItNoneIsNamed() {
    for (String url : List.of("wss://localhost:8003/ws/mcp", "ws://staging.example.org/ws/mcp")) {
      Report report = ScriptedRun.of(FEATURE, Runs.with(Map.of("cc.local.url", url))).report();
      assertThat(
          Advice.on(report).get(0),
          is(
              new Advice(
                  "Start the local server, or check its address: it could not be reached.", "")));
    }
  }

  @Test
  void aFailureOnTheReferenceServerSpeaksAgainstTheScenario() {
    String doubt =
        "Where a scenario fails on the embedded reference server, look at the scenario first: that server is known to keep the contract.";
    assertThat(sentences(Samples.mixed()), hasItem(doubt));
    assertThat(sentences(Samples.failing()), not(hasItem(doubt)));
  }

  @Test
  void itIsToBeStartedWhereItIsLookedFor() {
    Report report =
        ScriptedRun.of(FEATURE, Runs.with(Map.of("cc.local.url", "ws://localhost:9000/ws/mcp")))
            .report();
    assertThat(
        Advice.on(report).get(0).command(),
        is("python -m uvicorn cc_executor.core.main:app --port 9000"));
    assertThat(report.addressOf(ServerName.LOCAL), is("ws://localhost:9000/ws/mcp"));
  }
}
