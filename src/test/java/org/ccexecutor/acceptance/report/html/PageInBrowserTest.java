package org.ccexecutor.acceptance.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as its readers meet it, in a real browser. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser") // one browser at a time: several leave the other tests too little
class PageInBrowserTest {
  private static final String FAILED =
      "AUTH-2-a-client-with-another-word-in-both-headers-stays-outside";
  private static final String NASTY =
      "<script>window.evil=1</script><img src=x onerror='window.evil=1'>\"'><svg onload=window.evil=1> ${7*7} </style></script>";

  @TempDir private static Path directory;
  @AutoClose private static Browser browser;

  @BeforeAll
  static void writePages() throws IOException {
    browser = Browser.open(directory);
    Catalogue catalogue = SamplePages.catalogue();
    SamplePages.write(directory, "green", Samples.green(), catalogue);
    SamplePages.write(directory, "failing", Samples.failing(), catalogue);
    SamplePages.write(directory, "unreachable", Samples.unreachable(), catalogue);
    SamplePages.write(directory, "huge", Samples.huge(10_000), catalogue);
    SamplePages.write(directory, "nasty", nasty(), catalogue);
  }

  private static Report nasty() {
    String feature =
        "Feature: "
            + NASTY
            + "\n  "
            + NASTY
            + "\n  @AUTH-2\n  Rule: "
            + NASTY
            + "\n    "
            + NASTY
            + "\n    Scenario: "
            + NASTY
            + "\n      When "
            + NASTY
            + "\n";
    Run run =
        Runs.with(
            Map.of("cc.local.start", NASTY),
            Runs.server(
                ServerName.LOCAL, "ws://localhost:8003/ws/mcp", StartedBy.RUNNING, NASTY, NASTY));
    return ScriptedRun.of(feature, run)
        .judged(NASTY, Judgement.broken("AUTH-2", NASTY, NASTY))
        .exchanged(NASTY, Samples.echo(NASTY))
        .report();
  }

  @ParameterizedTest
  @ValueSource(strings = {"green", "failing", "unreachable", "nasty"})
  void needsNothingButItselfAndComplainsAboutNothing(String page) {
    browser.open(page, "");
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assertThat(browser.fetched(), is(empty()));
    assertThat(browser.console(), is(empty()));
  }

  @Test
  void nothingThatAServerSaysIsCarriedOut() {
    browser.open("nasty", "#AUTH-2");
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    assertThat(browser.run("return window.evil === undefined"), is(true));
    assertThat(browser.run("return document.querySelectorAll('script').length"), is(1L));
    assertThat(
        browser.run("return document.querySelector('.scenario .name').textContent"), is(NASTY));
  }

  @Test
  void aCommandBreaksAtSpacesOnly() {
    browser.open("failing", "", 400, false);
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('.command .w')].filter(w => w.getClientRects().length > 1).map(w => w.textContent).join()"),
        is(""));
    assertThat(browser.visible(".command .w"), is(greaterThan(2L)));
  }

  @Test
  void theCountStandsBesideTheVerdict() {
    browser.open("failing", "");
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('.cell')].filter(c => c.querySelector('.w')).filter(c => Math.abs(c.querySelector('.badge').getBoundingClientRect().top - c.querySelector('.w').getBoundingClientRect().top) > 8).length"),
        is(0L));
  }

  @Test
  void onPaperWhatIsBrokenStandsOpen() throws IOException {
    browser.open("failing", "");
    browser.run("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.run("return document.getElementById('AUTH-2').open"), is(true));
    assertThat(browser.run("return document.getElementById('" + FAILED + "').open"), is(true));
    browser.print("failing");
  }

  @Test
  void tenThousandScenariosCanStillBeOpened() throws IOException {
    assertThat(Files.size(directory.resolve("huge.html")), is(lessThanOrEqualTo(12_000_000L)));
    browser.open("huge", "#ECHO-1-text-number-9999-comes-back");
    assertThat(browser.visible(".scenario"), is(greaterThan(9_999L)));
    assertThat(browser.console(), is(empty()));
  }
}
