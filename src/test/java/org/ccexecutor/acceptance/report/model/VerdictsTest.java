package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What scenarios say about requirements. */
class VerdictsTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A word comes back
            When it runs
          Scenario: Two words come back
            When it runs

        @AUTH-7 @should @docker
        Rule: The scheme is matched in any case
          Scenario: In upper case
            When it runs
      """;

  private static ScriptedRun run() {
    return ScriptedRun.of(FEATURE, Runs.usual());
  }

  @Test
  void allScenariosPassedMeansKept() {
    assertThat(run().report().verdict("ECHO-1"), is(Verdict.KEPT));
  }

  @Test
  void oneScenarioOfItsOwnIsEnoughToBreak() {
    Report report =
        run().judged("Two words come back", Judgement.broken("ECHO-1", "two", "one")).report();
    assertThat(report.verdict("ECHO-1"), is(Verdict.BROKEN));
    assertThat(report.verdict("AUTH-7"), is(Verdict.KEPT));
  }

  @Test
  void aScenarioOfAnotherRuleBreaksARequirementAndSaysNothingAboutItsOwn() {
    Report report =
        run().judged("A word comes back", Judgement.broken("RPC-1", "2.0", "1.0")).report();
    assertThat(report.verdict("RPC-1"), is(Verdict.BROKEN));
    assertThat(report.verdict("ECHO-1"), is(Verdict.COULD_NOT_TELL));
    assertThat(report.requirement("RPC-1").scenarios(), is(empty()));
    assertThat(
        report.requirement("RPC-1").breaks().stream().map(ScenarioResult::name).toList(),
        contains("A word comes back"));
  }

  @Test
  void aBreakDecidesWhateverElseCouldNotBeTold() {
    Report report =
        run()
            .judged("A word comes back", Judgement.broken("ECHO-1", "a", "b"))
            .judged("Two words come back", Judgement.couldNotTell("no room"))
            .report();
    assertThat(report.verdict("ECHO-1"), is(Verdict.BROKEN));
  }

  @Test
  void listedBreaksOnlyMeanThatItDeviates() {
    Judgement known = new Judgement(Judgement.Kind.DEVIATES, "ECHO-1", "a", "b", "because");
    assertThat(
        run().judged("A word comes back", known).report().verdict("ECHO-1"), is(Verdict.DEVIATES));
    Report both =
        run()
            .judged("A word comes back", known)
            .judged("Two words come back", Judgement.broken("ECHO-1", "a", "b"))
            .report();
    assertThat(both.verdict("ECHO-1"), is(Verdict.BROKEN));
    assertThat(both.summary().deviating(), is(1));
  }

  @Test
  void nothingSelectedMeansNotSelected() {
    assertThat(run().report().verdict("ECHO-2"), is(Verdict.NOT_SELECTED));
  }

  @Test
  void aScenarioThatCouldNotTellKeepsItsRequirementUndecided() {
    Report report = run().judged("A word comes back", Judgement.couldNotTell("no room")).report();
    assertThat(report.verdict("ECHO-1"), is(Verdict.COULD_NOT_TELL));
    assertThat(report.summary().couldNotTell(), is(1));
  }

  @Test
  void aFailureThatNobodyJudgedBreaksNothing() {
    Report report = run().failing("A word comes back", "NullPointerException").report();
    assertThat(report.verdict("ECHO-1"), is(Verdict.COULD_NOT_TELL));
    assertThat(report.summary().failed(), is(1));
  }

  @Test
  void aDryRunDecidesNothing() {
    Report report = run().dry().report();
    assertThat(report.isPlan(), is(true));
    assertThat(report.verdict("ECHO-1"), is(Verdict.COULD_NOT_TELL));
    assertThat(report.summary().passed(), is(0));
  }

  @Test
  void anchorsAreMadeOfWhatStandsInTheFeatureFile() {
    assertThat(
        run().report().scenarios().stream().map(ScenarioResult::anchor).toList(),
        contains("ECHO-1-a-word-comes-back", "ECHO-1-two-words-come-back", "AUTH-7-in-upper-case"));
  }
}
