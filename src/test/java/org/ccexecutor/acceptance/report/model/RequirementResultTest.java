package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What is said of scenarios that passed under a requirement that others saw broken. */
class RequirementResultTest {
  private static final String FEATURE =
      """
      Feature: Some
        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: One
            When it runs
          Scenario: Two
            When it runs
        @RPC-1 @must
        Rule: All is well formed
          Scenario: Three
            When it runs
        @RPC-2 @must
        Rule: Ids come back
          Scenario: Four
            When it runs
      """;

  private static RequirementResult echo(String... broken) {
    ScriptedRun run = ScriptedRun.of(FEATURE, Runs.usual());
    List.of(broken).forEach(name -> run.judged(name, Judgement.broken("ECHO-1", "a", "b")));
    return run.report().requirement("ECHO-1");
  }

  @Test
  void whatWasNotSelectedIsCounted() {
    RequirementResult echo =
        ScriptedRun.of(FEATURE, Runs.usual())
            .selecting(name -> !name.equals("Two"))
            .report()
            .requirement("ECHO-1");
    assertThat(echo.verdict(), is(Verdict.KEPT));
    assertThat(echo.words(), is("kept as far as checked"));
    assertThat(echo.counts(), is("1/1 passed, 1 not selected"));
    assertThat(echo.seen(), is("Its own scenario passed (1 not selected)."));
    assertThat(echo().words(), is("kept"));
  }

  @Test
  void itsOwnArePartedFromThoseOfOthers() {
    RequirementResult others = echo("Three", "Four");
    assertThat(
        others.seen(),
        is(
            "Its own 2 scenarios passed; it was seen broken in 2 scenarios of other requirements (RPC-1, RPC-2)."));
    assertThat(
        others.counts(), is("its own: 2/2 passed; broken in 2 scenarios of other requirements"));
    assertThat(echo("One").seen(), is("1 of its own 2 scenarios passed."));
    assertThat(echo("One").counts(), is("1/2 passed"));
    assertThat(
        echo("One", "Two", "Three").seen(),
        is(
            "None of its own 2 scenarios passed; it was seen broken in 1 scenario of another requirement (RPC-1)."));
  }
}
