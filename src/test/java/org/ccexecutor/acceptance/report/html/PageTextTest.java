package org.ccexecutor.acceptance.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** The words of the page that are its own. */
class PageTextTest {
  private static final String IN_PART = "<b>Kept as far as checked:</b>";
  private static final String UNTOLD = "<b>Could not tell:</b>";

  private static String page(Report report) {
    return Page.of(report, new Catalogue(List.of(), List.of()));
  }

  @Test
  void whatFailedIsNotCalledBrokenWhereNothingIs() {
    Report report =
        ScriptedRun.of("Feature: Notes\n  Scenario: A note\n    When it runs\n", Runs.usual())
            .judged("A note", Judgement.broken("", "this", "that"))
            .report();
    assertThat(
        page(report),
        allOf(
            containsString("<a href=\"#broken\">What failed</a>"),
            containsString("<h2 id=\"broken-title\">What failed</h2>"),
            not(containsString("What is broken"))));
  }

  @Test
  void wordsForAVerdictThatDoNotExplainThemselvesAreExplained() {
    assertThat(
        page(Samples.failing()), allOf(containsString(UNTOLD), not(containsString(IN_PART))));
    Report inPart =
        ScriptedRun.ofProject(Runs.real()).selecting(name -> name.contains("greets")).report();
    assertThat(page(inPart), allOf(containsString(IN_PART), not(containsString(UNTOLD))));
    assertThat(
        page(Samples.green()), allOf(not(containsString(IN_PART)), not(containsString(UNTOLD))));
  }

  @Test
  void saysWhatTheSessionOfAServerIsGoodFor() {
    assertThat(
        page(Samples.green()), containsString("its id, by which the server's log may tell of it"));
  }
}
