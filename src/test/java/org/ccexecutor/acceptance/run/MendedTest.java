package org.ccexecutor.acceptance.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.acceptance.run.Agenda.Listed;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.ccexecutor.acceptance.verdict.KnownDeviation;
import org.junit.jupiter.api.Test;

/** When an entry of the file of known deviations is stale. */
class MendedTest {
  private static final KnownDeviation FOR_ALL =
      new KnownDeviation("AUTH-1", Optional.empty(), "why", Optional.empty(), "f:1");
  private static final KnownDeviation FOR_ONE =
      new KnownDeviation("AUTH-1", Optional.of("one"), "why", Optional.empty(), "f:1");
  private static final Listed LISTED = new Listed("f", ServerName.DOCKER, Set.of("AUTH-1"));
  private static final Agenda BOTH =
      new Agenda(List.of(LISTED, LISTED), List.of(LISTED, LISTED), "lexical");
  private static final Agenda ONE_OF_TWO =
      new Agenda(List.of(LISTED, LISTED), List.of(LISTED), "lexical");

  private static Finding finding(String name, String requirement, Judgement judgement) {
    return new Finding(
        name,
        Optional.of(requirement),
        Optional.empty(),
        Optional.ofNullable(judgement),
        List.of());
  }

  private static Finding passed(String name) {
    return finding(name, "AUTH-1", null);
  }

  private static boolean mended(KnownDeviation entry, Agenda agenda, Finding... findings) {
    return new Mended(List.of(findings), agenda).is(entry);
  }

  @Test
  void isStaleWhereAllOfItsScenariosPassed() {
    assertThat(mended(FOR_ALL, BOTH, passed("one"), passed("two")), is(true));
  }

  @Test
  void isNeededWhereTheBreakWasSeenInAnyScenario() {
    Judgement known = Judgement.broken("AUTH-1", "a", "b").acceptedBy(FOR_ALL);
    assertThat(mended(FOR_ALL, BOTH, passed("one"), finding("two", "AUTH-1", known)), is(false));
    assertThat(
        mended(FOR_ALL, BOTH, passed("one"), passed("two"), finding("other", "ECHO-1", known)),
        is(false));
  }

  @Test
  void isUndecidedWhereNotAllWereSelectedOrTold() {
    assertThat(mended(FOR_ALL, ONE_OF_TWO, passed("one")), is(false));
    assertThat(
        mended(
            FOR_ALL, BOTH, passed("one"), finding("two", "AUTH-1", Judgement.couldNotTell("why"))),
        is(false));
    assertThat(
        mended(
            FOR_ALL,
            BOTH,
            passed("one"),
            finding("two", "AUTH-1", Judgement.broken("RPC-1", "a", "b"))),
        is(false));
    assertThat(mended(FOR_ALL, Agenda.UNKNOWN), is(false));
  }

  @Test
  void anEntryForOneScenarioIsStaleWhereThatPassed() {
    assertThat(mended(FOR_ONE, ONE_OF_TWO, passed("one")), is(true));
    assertThat(mended(FOR_ONE, ONE_OF_TWO, passed("two")), is(false));
  }

  @Test
  void anEntryForAScenarioThatDoesNotExistIsStaleWhereAllPassed() {
    assertThat(mended(FOR_ONE, BOTH, passed("two"), passed("three")), is(true));
  }
}
