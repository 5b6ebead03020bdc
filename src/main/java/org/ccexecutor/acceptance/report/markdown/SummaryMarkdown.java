package org.ccexecutor.acceptance.report.markdown;

import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.Tally;
import org.ccexecutor.acceptance.settings.ServerName;

/** Writes the summary of a run as Markdown. */
public final class SummaryMarkdown {
  private final Report report;
  private final StringBuilder text = new StringBuilder();

  private SummaryMarkdown(Report report) {
    this.report = report;
  }

  /** The text of the file. */
  public static String of(Report report) {
    return new SummaryMarkdown(report).write();
  }

  private String write() {
    text.append("# CC Executor acceptance report\n\n**").append(Markdown.text(Tally.of(report))).append("**\n\n");
    servers();
    failures();
    return text.toString();
  }

  private void servers() {
    text.append("## Servers\n\n").append(Markdown.head("server", "address", "started by", "version", "session", "scenarios passed"));
    for (ServerName name : report.serverNames()) {
      String passed = Tally.passed(report.summary(name)) + Tally.others(report.summary(name));
      text.append(
          report
              .server(name)
              .map(
                  server ->
                      Markdown.row(
                          name.word(),
                          Markdown.code(server.url()),
                          "**" + server.startedBy().sentence() + "**",
                          Markdown.text(server.version()),
                          Markdown.text(server.sessionId()),
                          passed))
              .orElseGet(() -> Markdown.row(name.word(), "", "**not there**", "", "", passed)));
    }
    text.append('\n');
  }

  private void failures() {
    for (ScenarioResult scenario : report.scenarios(Outcome.FAILED)) {
      text.append("### ").append(Markdown.text(scenario.path())).append("\n\n");
      text.append(Markdown.text(scenario.message())).append("\n\n");
    }
  }
}
