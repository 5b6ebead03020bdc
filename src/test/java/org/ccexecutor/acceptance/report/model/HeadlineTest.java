package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.html.Page;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What is read first, and the counts below it. */
class HeadlineTest {
  private static String text(Report report) {
    return Headline.top(Headline.of(report)).whole();
  }

  private static ScriptedRun of(String... ids) {
    String rules =
        Stream.of(ids)
            .map(
                id ->
                    "  @" + id + "\n  Rule: It\n    Scenario: About " + id + "\n      When it is\n")
            .collect(Collectors.joining());
    return ScriptedRun.of(
        "Feature: Some\n" + rules,
        Runs.with(
            Map.of(),
            Runs.server(
                ServerName.LOCAL, "ws://localhost:8003/ws/mcp", StartedBy.RUNNING, "1", "2")));
  }

  @Test
  void whereAllIsKeptItSaysSo() {
    assertThat(text(Samples.green()), is("All 69 requirements are kept"));
    assertThat(Tally.of(Samples.green()), is("All 69 requirements are kept."));
  }

  @Test
  void ofAPartOfThemItSaysHowManyThereAre() {
    assertThat(text(of("ECHO-1").report()), is("1 of 69 requirements was checked: it is kept"));
    Report two = of("ECHO-1", "RPC-1").report();
    assertThat(text(two), is("2 of 69 requirements were checked, all kept"));
    assertThat(Tally.of(two), is("2 of 69 requirements were checked, all kept."));
  }

  @Test
  void whereNoServerIsThereNothingWasTested() {
    String feature = "Feature: Some\n  @ECHO-1\n  Rule: It\n    Scenario: A\n      When it is\n";
    String both = feature + "    @docker\n    Scenario: B\n      When it is\n";
    assertThat(text(absent(feature)), is("Nothing was tested: the local server cannot be reached"));
    assertThat(text(absent(both)), is("Nothing was tested: neither server can be reached"));
    assertThat(Tally.of(absent(both)), is("Nothing was tested: neither server can be reached."));
    assertThat(
        Page.of(absent(both), new Catalogue(List.of(), List.of())),
        not(containsString("Which servers were tested")));
  }

  @Test
  void whatWasCheckedInPartIsKeptAsFarAsThat() {
    ScriptedRun some =
        of("ECHO-1", "ECHO-1", "RPC-1").selecting(name -> !name.equals("About ECHO-1"));
    assertThat(text(some.report()), is("1 of 69 requirements was checked: it is kept"));
    ScriptedRun whole = inPart();
    String checked =
        "2 of 69 requirements were checked: 1 kept, 1 kept as far as checked (not all its scenarios were selected)";
    assertThat(text(whole.report()), is(checked));
    assertThat(Tally.of(whole.report()), is(checked + "."));
    assertThat(
        Tally.of(inPart().judged("Two", Judgement.broken("RPC-1", "a", "b")).report()),
        is("1 requirement is broken (must) · 1 kept as far as checked · 67 of 69 not selected"));
  }

  private static ScriptedRun inPart() {
    String feature =
        """
        Feature: Some
          @ECHO-1
          Rule: It
            Scenario: One
              When it is
            Scenario: Another
              When it is
          @RPC-1
          Rule: That
            Scenario: Two
              When it is
        """;
    return ScriptedRun.of(feature, Runs.real()).selecting(name -> !name.equals("Another"));
  }

  @Test
  void whatTheHeadlineLeavesOutFollowsIt() {
    Report report =
        of("ECHO-1", "RPC-1").judged("About RPC-1", Judgement.couldNotTell("no room")).report();
    assertThat(
        Tally.of(report),
        is(
            "Nothing was seen broken, but 1 requirement could not be told · 1 kept · 67 of 69 not selected"));
  }

  private static Report absent(String feature) {
    ScriptedRun run = ScriptedRun.of(feature, Runs.with()).unreachable();
    run.names().forEach(name -> run.judged(name, Judgement.couldNotTell("It is not there.")));
    return run.report();
  }

  @Test
  void whatDeviatesIsNotKept() {
    Judgement known = new Judgement(Judgement.Kind.DEVIATES, "RPC-1", "2.0", "1.0", "It is old.");
    Report report = of("ECHO-1", "RPC-1").judged("About RPC-1", known).report();
    assertThat(
        text(report), is("2 of 69 requirements were checked: 1 is kept, 1 deviates as known"));
    assertThat(
        Tally.of(report), is("2 of 69 requirements were checked: 1 is kept, 1 deviates as known."));
  }

  @Test
  void whatIsBrokenComesFirstWithItsLevel() {
    Judgement broken = Judgement.broken("ECHO-1", "a", "b");
    assertThat(
        Tally.of(of("ECHO-1", "AVL-3").judged("About ECHO-1", broken).report()),
        is("1 requirement is broken (must) · 1 kept · 67 of 69 not selected"));
    assertThat(
        Tally.of(of("ECHO-1", "RPC-1").judged("About ECHO-1", broken).report()),
        is("1 requirement is broken (must) · 1 kept · 67 of 69 not selected"));
    assertThat(
        Tally.of(of("ECHO-1").judged("About ECHO-1", broken).report()),
        is("1 requirement is broken (must) · 68 of 69 not selected"));
    assertThat(
        Tally.of(
            of("ECHO-1", "AVL-3", "RPC-1")
                .judged("About ECHO-1", broken)
                .judged("About AVL-3", Judgement.broken("AVL-3", "a", "b"))
                .judged("About RPC-1", Judgement.couldNotTell("no room"))
                .report()),
        is(
            "2 requirements are broken (1 must, 1 should) · 1 could not be told · 66 of 69 not selected"));
  }
}
