package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** Failures that differ in details only are one way of being broken. */
class WayTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A
            When it runs
          Scenario: B
            When it runs
          Scenario: C
            When it runs

        @OUT-3 @must
        Rule: The output comes back
          Scenario: D
            When it runs
          Scenario: E
            When it runs
      """;

  private static Judgement broken(String actual) {
    return Judgement.broken("ECHO-1", "the text", actual);
  }

  private static List<List<String>> ways(String a, String b, String c, String d) {
    return ScriptedRun.of(FEATURE, Runs.usual())
        .judged("A", broken(a))
        .judged("B", broken(b))
        .judged("C", broken(c))
        .judged("D", broken(d))
        .report()
        .requirement("ECHO-1")
        .ways()
        .stream()
        .map(way -> way.scenarios().stream().map(ScenarioResult::name).toList())
        .toList();
  }

  @Test
  void numbersAndWhatIsQuotedDoNotMatter() {
    assertThat(
        ways(
            "it printed \"one\" after 1.2 s",
            "nothing came",
            "it printed \"a \\\"b\\\"\" after 30 s",
            "it printed \"\" after 0 s"),
        contains(List.of("A", "C", "D"), List.of("B")));
  }

  @Test
  void messagesDoNotMatterEither() {
    assertThat(
        ways(
            "it got {\"id\":1,\"error\":{\"code\":-32600}}",
            "it got {\"id\":[2]}",
            "it got []",
            "it got nothing"),
        contains(List.of("A", "B", "C"), List.of("D")));
  }

  @Test
  void whatWasLookedForGoesBeforeWhatWasStumbledOver() {
    List<Way> ways =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("A", broken("this"))
            .judged("D", broken("that"))
            .judged("E", broken("that"))
            .report()
            .requirement("ECHO-1")
            .ways();
    assertThat(ways.stream().map(way -> way.first().name()).toList(), contains("A", "D"));
  }

  @Test
  void twoRequirementsAreNeverBrokenInOneWay() {
    List<ScenarioResult> scenarios =
        ScriptedRun.of(FEATURE, Runs.usual())
            .judged("A", Judgement.broken("RPC-5", "an error", "none"))
            .judged("B", Judgement.broken("RPC-6", "an error", "none"))
            .report()
            .scenarios();
    assertThat(Way.gistOf(scenarios.get(0)), is(not(Way.gistOf(scenarios.get(1)))));
  }

  @Test
  void aQuoteThatIsNeverClosedTakesNoTime() {
    String endless = "it printed \"" + "\\\"".repeat(200_000);
    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> ways(endless, endless, "this", "that"));
  }
}
