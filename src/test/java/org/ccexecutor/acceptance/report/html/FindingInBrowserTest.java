package org.ccexecutor.acceptance.report.html;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.Samples;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.run.Run;
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

/** How readers find what they look for on the page: filters and links, in a real browser. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("browser") // one browser at a time: several leave the other tests too little
class FindingInBrowserTest {
  private static final String FAILED =
      "AUTH-2-a-client-with-another-word-in-both-headers-stays-outside";

  @TempDir private static Path directory;
  @AutoClose private static Browser browser;

  @BeforeAll
  static void writePages() throws IOException {
    browser = Browser.open(directory);
    Catalogue none = new Catalogue(List.of(), List.of());
    Files.writeString(directory.resolve("failing.html"), Page.of(Samples.failing(), none));
    Files.writeString(directory.resolve("elsewhere.html"), Page.of(elsewhere(), none));
    Files.writeString(directory.resolve("mixed.html"), Page.of(Samples.mixed(), none));
  }

  private static Report elsewhere() {
    String feature =
        """
        Feature: Echo
          @ECHO-1 @must
          Rule: An echo comes back
            Scenario: A word
              When it runs
        """;
    Run run =
        Runs.with(
            Map.of("cucumber.filter.tags", "@ECHO-1"),
            Runs.usual().servers().get(ServerName.LOCAL));
    return ScriptedRun.of(feature, run)
        .judged("A word", Judgement.broken("RPC-1", "2.0", "1.0"))
        .report();
  }

  private static void filter(String name, String value) {
    browser.run(
        "const e = document.querySelector(`#filter [name=${arguments[0]}]`); e.value = arguments[1]; e.dispatchEvent(new Event('input', {bubbles: true}))",
        name,
        value);
  }

  @Test
  void filtersByVerdictLevelFeatureAndText() {
    browser.open("failing", "");
    long all = browser.visible(".matrix tbody tr");
    filter("verdict", "broken");
    assertThat(browser.visible(".matrix tbody tr"), is(3L));
    assertThat(browser.visible(".rule:not(.chapter)"), is(4L));
    filter("level", "should");
    assertThat(browser.visible(".matrix tbody tr"), is(1L));
    filter("level", "");
    filter("feature", "Process control");
    assertThat(browser.visible(".matrix tbody tr"), is(1L));
    filter("text", "no such words");
    assertThat(browser.visible(".matrix tbody tr"), is(0L));
    assertThat(browser.visible(".nothing"), is(1L));
    browser.run("document.querySelector('#filter [type=reset]').click()");
    browser.settle();
    assertThat(browser.visible(".matrix tbody tr"), is(all));
  }

  @Test
  void whatAnEmbeddedServerKeepsIsNoVerdictOnAnother() {
    browser.open("mixed", "");
    assertThat(browser.visible(".matrix thead th"), is(5L));
    assertThat(
        browser.run("return document.querySelector('#AUTH-3 > summary .badge').textContent"),
        is("docker (embedded): kept"));
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('#AVL-1 > summary .badge')].map(b => b.textContent).join()"),
        is("local: kept,docker (embedded): kept"));
    filter("verdict", "broken");
    assertThat(browser.visible(".matrix tbody tr"), is(1L));
  }

  @Test
  void whatCouldNotBeToldIsFoundWithWhatItStumbledOver() {
    browser.open("failing", "");
    filter("verdict", "could-not-tell");
    assertThat(browser.visible(".matrix tbody tr"), is(2L));
    assertThat(browser.visible("#CTL-6 .scenario, #CTL-6"), is(greaterThan(0L)));
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('.matrix tr')].filter(r => r.textContent.includes('CTL-6'))[0].querySelector('.why').textContent"),
        is("Could not tell: CTL-1 is broken"));
  }

  @Test
  void aLinkToARequirementOpensIt() throws IOException {
    browser.open("failing", "#AUTH-3");
    assertThat(browser.run("return document.getElementById('AUTH-3').open"), is(true));
    assertThat(browser.run("return document.activeElement.closest('details').id"), is("AUTH-3"));
    browser.picture("requirement");
  }

  @Test
  void aLinkToAScenarioOpensItAndDrawsItsExchange() throws IOException {
    browser.open("failing", "#" + FAILED);
    assertThat(browser.visible("#" + FAILED + " .exchange svg"), is(1L));
    assertThat(browser.visible("#" + FAILED + " .exchange .arrow"), is(6L));
    browser.picture("scenario-light");
    browser.open("failing", "#" + FAILED, 400, true);
    browser.picture("scenario-400-dark");
    assertThat(
        "what is said in the diagram is seen without scrolling",
        browser.run(
            "const f = document.querySelector('#"
                + FAILED
                + " .exchange'); return f.scrollWidth <= f.clientWidth"),
        is(true));
  }

  @Test
  void aFloodOfOutputLeavesRoomForWhatTheClientSent() throws IOException {
    String paused = "CTL-1-a-paused-command-prints-nothing";
    browser.open("failing", "#" + paused);
    String drawn =
        (String)
            browser.run(
                "return document.querySelector('#" + paused + " .exchange svg').textContent");
    assertThat(drawn, containsString("execute #1 \"yes\""));
    assertThat(drawn, containsString("30 × process.output, stdout"));
    assertThat(drawn, containsString("control #2 PAUSE"));
    assertThat(browser.visible("#" + paused + " .exchange .arrow"), is(35L));
  }

  @Test
  void noNumberInATranscriptIsCutInTwo() throws IOException {
    for (int width : new int[] {1280, 400}) {
      browser.open("failing", "#" + FAILED, width, false);
      browser.run(
          "document.querySelectorAll('#"
              + FAILED
              + " .transcript').forEach(d => { d.open = true; d.scrollIntoView(); })");
      browser.picture("transcript-" + width);
      assertThat(
          browser.run(
              "return [...document.querySelectorAll('#"
                  + FAILED
                  + " .transcript td:is(:nth-child(1), :nth-child(2), :nth-child(4))')].filter(td => { const r = document.createRange(); r.selectNodeContents(td); return new Set([...r.getClientRects()].map(one => Math.round(one.top))).size > 1; }).length"),
          is(0L));
      assertThat(
          "what happened has room for its words",
          browser.run(
              "return [...document.querySelectorAll('#"
                  + FAILED
                  + " .transcript td:is(:nth-child(3), :nth-child(5))')].every(td => td.offsetWidth > 150)"),
          is(true));
    }
  }

  @Test
  void whatOnlyOthersHaveSeenBrokenLeadsToThem() {
    browser.open("elsewhere", "");
    assertThat(
        browser.run("return document.querySelector('#RPC-1 .cell .aside').textContent"),
        is("none of its own; broken in 1 scenario of another requirement"));
    assertThat(
        browser.run("return document.querySelector('#RPC-1 .elsewhere a').hash"),
        is("#ECHO-1-a-word"));
    assertThat(
        "what the scenario says at a glance",
        browser.run("return document.querySelector('#ECHO-1-a-word .badge').textContent"),
        is("failed because of RPC-1"));
    assertThat(
        "what was looked at comes before what was not",
        browser.run(
            "return [...document.querySelectorAll('.matrix tbody th')].slice(0, 2).map(th => th.textContent).join()"),
        is("RPC-1,ECHO-1"));
  }

  @Test
  void whatCouldNotBeToldIsOneStepFromTheBanner() {
    browser.open("failing", "");
    browser.run("document.querySelector('.tally a[href=\"#untold\"]').click()");
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('#untold li')].map(li => li.textContent.trim().replace(/\\s+/g, ' ')).join('\\n')"),
        is(
            "Others are using the server: 3 sessions were open before. 1 scenario: The count rises with every session that opens\n"
                + "Failed because CTL-1 is broken, so their own requirement was not checked. 1 scenario: What was printed before the timeout has arrived"));
  }

  @Test
  void whatIsBrokenLeadsToAllThatHaveSeenIt() {
    browser.open("failing", "");
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('.breach .seen-in a')].map(a => a.textContent).join()"),
        is("A paused command prints nothing,What was printed before the timeout has arrived"));
  }

  @Test
  void whatWasNotSelectedSaysWhy() {
    browser.open("elsewhere", "");
    assertThat(
        browser.run(
            "return document.querySelector('.which a[href=\"#not-selected\"]').parentElement.textContent"),
        is("Not selected: 67, because of -Dcucumber.filter.tags=@ECHO-1"));
    assertThat(
        (String) browser.run("return document.getElementById('not-selected').textContent"),
        containsString("because of -Dcucumber.filter.tags=@ECHO-1 (AVL-1 to AVL-7, "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"failing", "mixed", "elsewhere"})
  void everyLinkInsideThePageLeadsSomewhere(String page) {
    browser.open(page, "");
    assertThat(
        browser.run(
            "return [...document.querySelectorAll('a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).map(a => a.hash).join()"),
        is(""));
  }

  @Test
  void aLinkToWhatIsFilteredOutShowsIt() {
    browser.open("failing", "");
    filter("verdict", "broken");
    browser.run("location.hash = 'ECHO-1'");
    browser.settle();
    assertThat(browser.visible("#ECHO-1"), is(1L));
  }
}
