package org.ccexecutor.acceptance.report.markdown;

import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ServerResult;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Tally;
import org.ccexecutor.acceptance.report.model.Verdict;
import org.ccexecutor.acceptance.settings.ServerName;

/** What stands on top: the verdict, whose servers were tested, and counts. */
final class Opening {
  private final Report report;
  private final StringBuilder text = new StringBuilder();

  private Opening(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    Opening opening = new Opening(report);
    opening.verdict();
    opening.servers();
    opening.levels();
    opening.features();
    return opening.text.toString();
  }

  private void verdict() {
    text.append("# CC Executor acceptance report\n\n");
    text.append(report.isGood() ? "✅ **" : "❌ **").append(report.isPlan() ? "only a plan: nothing was run" : Tally.of(report)).append("**\n\n");
    report.missing().forEach(sentence -> text.append("> ❗ ").append(Markdown.text(sentence)).append("\n\n"));
    if (report.features().isEmpty()) {
      text.append("> ❗ No scenario was selected.\n\n");
    }
    report.mended().forEach(entry -> text.append("> ❗ Mended: remove the entry for the known deviation ").append(Markdown.text(entry)).append(".\n\n"));
  }

  private void servers() {
    if (report.isPlan() || report.features().isEmpty()) {
      return;
    }
    text.append("## Servers\n\n");
    text.append(Markdown.head("server", "address", "who started it", "version", "session", "scenarios passed"));
    report.serverNames().forEach(name -> text.append(server(name)));
    text.append('\n');
    if (report.hasOnlyEmbedded()) {
      text.append("Only the embedded reference server was tested: this says nothing about any other server.\n\n");
    }
  }

  private String server(ServerName name) {
    Summary summary = report.summaryOf(name);
    String passed = Tally.passed(summary) + Tally.others(summary);
    return report
        .server(name)
        .map(
            server ->
                Markdown.row(
                    name.word(),
                    Markdown.code(server.url()),
                    "**" + server.startedBy().sentence() + "**",
                    version(server),
                    server.sessionId().isEmpty() ? "none" : Markdown.code(server.sessionId()),
                    passed))
        .orElseGet(() -> Markdown.row(name.word(), "", "**not there**", "", "", passed));
  }

  private static String version(ServerResult server) {
    String greeting = server.version().isEmpty() ? "none" : Markdown.text(server.version());
    boolean same = server.healthVersion().isEmpty() || server.healthVersion().equals(server.version());
    return same ? greeting : greeting + ", by its health page " + Markdown.text(server.healthVersion());
  }

  private void levels() {
    text.append("## Counts\n\n").append(Markdown.head("requirements", "kept", "broken", "deviate", "could not tell", "not selected"));
    for (Level level : Level.values()) {
      text.append(
          Markdown.row(
              level.word(),
              count(level, Verdict.KEPT),
              count(level, Verdict.BROKEN),
              count(level, Verdict.DEVIATES),
              count(level, Verdict.COULD_NOT_TELL),
              count(level, Verdict.NOT_SELECTED)));
    }
    text.append('\n');
  }

  private String count(Level level, Verdict verdict) {
    return Long.toString(report.count(level, verdict));
  }

  private void features() {
    if (report.features().isEmpty()) {
      return;
    }
    text.append(Markdown.head("feature", "scenarios", "passed", "failed", "deviate", "could not tell"));
    text.append(report.features().stream().map(Opening::feature).collect(Collectors.joining()));
    text.append('\n');
  }

  private static String feature(FeatureResult feature) {
    Summary summary = feature.summary();
    return Markdown.row(
        Markdown.text(feature.name()),
        Integer.toString(summary.scenarios()),
        Integer.toString(summary.passed()),
        Integer.toString(summary.failed()),
        Integer.toString(summary.deviating()),
        Integer.toString(summary.couldNotTell()));
  }
}
