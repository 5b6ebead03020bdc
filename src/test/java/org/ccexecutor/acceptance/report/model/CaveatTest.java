package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.html.Page;
import org.ccexecutor.acceptance.report.markdown.SummaryMarkdown;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.jupiter.api.Test;

/** What embedded servers say nothing about, whatever stands beside them. */
class CaveatTest {
  private static final String ONLY =
      "Only the embedded reference server was tested: this says nothing about any other server.";
  private static final String DOCKER =
      "In the place of the docker server the embedded reference server was tested: what is said of it says nothing about any other server.";
  private static final String FEATURE =
      """
      Feature: Echo
        Scenario: A word comes back
          When it runs
        @docker
        Scenario: A word comes back from docker
          When it runs
      """;

  private static Report report(ServerUnderTest... servers) {
    return ScriptedRun.of(FEATURE, Runs.with(servers)).report();
  }

  private static ServerUnderTest server(ServerName name, StartedBy startedBy) {
    return Runs.server(name, "ws://localhost:8003/ws/mcp", startedBy, "1.0.0", "6e61f8f6");
  }

  @Test
  void bothAreEmbedded() {
    Report report =
        report(
            server(ServerName.LOCAL, StartedBy.EMBEDDED),
            server(ServerName.DOCKER, StartedBy.EMBEDDED));
    assertThat(report.caveat(), is(ONLY));
    String page = Page.of(report, new Catalogue(List.of(), List.of()));
    assertThat(page.substring(0, page.indexOf("</header>")), containsString(ONLY));
    assertThat(report.parts().size(), is(1));
  }

  @Test
  void oneIsSomebodyElses() {
    Report report =
        report(
            server(ServerName.LOCAL, StartedBy.RUNNING),
            server(ServerName.DOCKER, StartedBy.EMBEDDED));
    assertThat(report.caveat(), is(DOCKER));
    assertThat(report.parts().size(), is(2));
  }

  @Test
  void oneIsNotThere() {
    Report report = report(server(ServerName.DOCKER, StartedBy.EMBEDDED));
    assertThat(report.caveat(), is(DOCKER));
    assertThat(report.parts().size(), is(2));
    assertThat(SummaryMarkdown.of(report), containsString(DOCKER));
    assertThat(SummaryMarkdown.of(report), not(containsString("Only the embedded")));
    assertThat(
        SummaryMarkdown.of(report),
        containsString("| local | `ws://localhost:8003/ws/mcp` | **not there** |"));
  }

  @Test
  void noneIsEmbedded() {
    Report report =
        report(
            server(ServerName.LOCAL, StartedBy.RUNNING),
            server(ServerName.DOCKER, StartedBy.CONTAINER));
    assertThat(report.caveat(), is(""));
    assertThat(report.parts().size(), is(1));
  }
}
