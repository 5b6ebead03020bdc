package org.ccexecutor.acceptance.report.markdown;

import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Part;
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
    if (report.isPlan()) {
      opening.plan();
    } else {
      opening.levels();
      opening.features();
    }
    return opening.text.toString();
  }

  private void verdict() {
    text.append("# CC Executor acceptance report\n\n");
    report.parts().forEach(part -> text.append(verdict(part)));
    report
        .missing()
        .forEach(sentence -> text.append("> ❗ ").append(Markdown.text(sentence)).append("\n\n"));
    if (report.features().isEmpty()) {
      text.append("> ❗ No scenario was selected.\n\n");
    }
    report
        .mended()
        .forEach(
            entry ->
                text.append("> ❗ Mended: remove the entry for the known deviation ")
                    .append(Markdown.text(entry))
                    .append(".\n\n"));
  }

  private static String verdict(Part part) {
    String about = part.name().isEmpty() ? "" : " (" + part.name() + ")";
    return (part.report().isGood() ? "✅ **" : "❌ **")
        + Tally.of(part.report())
        + "**"
        + about
        + "\n\n";
  }

  private void servers() {
    if (report.isPlan() || report.features().isEmpty()) {
      return;
    }
    text.append("## Servers\n\n");
    text.append(
        Markdown.head(
            "server", "address", "who started it", "version", "session", "scenarios passed"));
    report.serverNames().forEach(name -> text.append(server(name)));
    text.append('\n');
    if (report.hasOnlyEmbedded()) {
      text.append(
          "Only the embedded reference server was tested: this says nothing about any other server.\n\n");
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
    boolean same =
        server.healthVersion().isEmpty() || server.healthVersion().equals(server.version());
    return same
        ? greeting
        : greeting + ", by its health page " + Markdown.text(server.healthVersion());
  }

  private void levels() {
    text.append("## Counts\n\n")
        .append(
            Markdown.head(
                "requirements", "kept", "broken", "deviate", "could not tell", "not selected"));
    for (Part part : report.parts()) {
      for (Level level : Level.values()) {
        text.append(level(part, level));
      }
    }
    text.append('\n');
  }

  private void plan() {
    text.append("## Plan\n\n").append(Markdown.head("feature", "scenarios"));
    report
        .features()
        .forEach(
            feature ->
                text.append(
                    Markdown.row(
                        Markdown.text(feature.name()),
                        Integer.toString(feature.scenarios().size()))));
    text.append('\n');
  }

  private static String level(Part part, Level level) {
    return Markdown.row(
        level.word() + (part.name().isEmpty() ? "" : ", " + part.name()),
        count(part, level, Verdict.KEPT),
        count(part, level, Verdict.BROKEN),
        count(part, level, Verdict.DEVIATES),
        count(part, level, Verdict.COULD_NOT_TELL),
        count(part, level, Verdict.NOT_SELECTED));
  }

  private static String count(Part part, Level level, Verdict verdict) {
    return Long.toString(part.report().count(level, verdict));
  }

  private void features() {
    if (report.features().isEmpty()) {
      return;
    }
    text.append(
        Markdown.head("feature", "scenarios", "passed", "failed", "deviate", "could not tell"));
    for (Part part : report.parts()) {
      part.report().features().forEach(feature -> text.append(feature(part, feature)));
    }
    text.append('\n');
  }

  private static String feature(Part part, FeatureResult feature) {
    Summary summary = feature.summary();
    return Markdown.row(
        Markdown.text(feature.name()) + (part.name().isEmpty() ? "" : ", " + part.name()),
        Integer.toString(summary.scenarios()),
        Integer.toString(summary.passed()),
        Integer.toString(summary.failed()),
        Integer.toString(summary.deviating()),
        Integer.toString(summary.couldNotTell()));
  }
}
