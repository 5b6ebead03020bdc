package org.ccexecutor.acceptance.report.markdown;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ServerResult;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Tally;
import org.ccexecutor.acceptance.report.model.Verdict;
import org.ccexecutor.acceptance.settings.ServerName;

/** What stands on top: the verdict, whose servers were tested, what to do next, and counts. */
final class Opening {
  private static final int MOST_MENDED = 10;

  private final Report report;
  private final StringBuilder text = new StringBuilder();

  private Opening(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    Opening opening = new Opening(report);
    opening.verdict();
    opening.servers();
    opening.text.append(Recommendations.of(report));
    if (report.isPlan()) {
      opening.plan();
    } else {
      opening.text.append(Counts.of(report));
    }
    return opening.text.toString();
  }

  private void verdict() {
    text.append("# CC Executor acceptance report\n\n");
    report.parts().forEach(part -> text.append(verdict(part)));
    Stream.of(report.caveat()).filter(caveat -> !caveat.isEmpty()).forEach(this::warn);
    report.missing().forEach(this::warn);
    report.hints().forEach(hint -> warn(hint.sentence()));
    if (report.features().isEmpty()) {
      warn("No scenario was selected.");
    }
    report.mended().stream().limit(MOST_MENDED).forEach(this::mended);
    if (report.mended().size() > MOST_MENDED) {
      warn("So are " + (report.mended().size() - MOST_MENDED) + " more.");
    }
  }

  private void mended(String entry) {
    warn("Mended: remove the entry for the known deviation " + Markdown.brief(entry) + ".");
  }

  private void warn(String sentence) {
    text.append("> ❗ ").append(Markdown.text(sentence)).append("\n\n");
  }

  private static String verdict(Part part) {
    String about = part.whose().isEmpty() ? "" : " (" + part.whose() + ")";
    return sign(part.report())
        + " **"
        + Tally.of(part.report())
        + "**"
        + about
        + "\n\n"
        + broken(part.report());
  }

  /** The ids of what is broken: who knows the contract need not read on. */
  private static String broken(Report report) {
    String ids =
        Stream.of(Level.values())
            .filter(level -> report.count(level, Verdict.BROKEN) > 0)
            .map(level -> broken(report, level))
            .collect(Collectors.joining("; "));
    return ids.isEmpty() ? "" : "Broken: " + ids + "\n\n";
  }

  private static String broken(Report report, Level level) {
    return report.broken().stream()
        .filter(result -> result.requirement().level() == level)
        .map(RequirementResult::id)
        .collect(Collectors.joining(", ", "", " (" + level.word() + ")"));
  }

  /** Red only where something is wrong for certain. */
  private static String sign(Report report) {
    Summary summary = report.summary();
    boolean unsure =
        summary.failed() == 0 && summary.couldNotTell() > 0 && report.mended().isEmpty();
    return report.isPlan() ? "📝" : report.isGood() ? "✅" : unsure ? "❔" : "❌";
  }

  private void servers() {
    if (report.isPlan() || report.features().isEmpty()) {
      return;
    }
    text.append("## Servers\n\n");
    text.append(
        Markdown.head(
            "server", "address", "who started it", "version", "first session", "scenarios passed"));
    report.serverNames().forEach(name -> text.append(server(name)));
    text.append('\n');
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
                    "**" + Markdown.text(server.starter()) + "**",
                    version(server),
                    server.sessionId().isEmpty()
                        ? "none"
                        : Markdown.code(Markdown.brief(server.sessionId())),
                    passed))
        .orElseGet(
            () ->
                Markdown.row(
                    name.word(),
                    Markdown.code(report.addressOf(name)),
                    "**not there**",
                    "",
                    "",
                    passed));
  }

  private static String version(ServerResult server) {
    String greeting =
        server.version().isEmpty() ? "none" : Markdown.text(Markdown.brief(server.version()));
    boolean same =
        server.healthVersion().isEmpty() || server.healthVersion().equals(server.version());
    return same
        ? greeting
        : greeting
            + ", by its health page "
            + Markdown.text(Markdown.brief(server.healthVersion()));
  }

  private void plan() {
    text.append("## Plan\n\n").append(Markdown.head("feature", "scenarios"));
    report
        .features()
        .forEach(
            feature ->
                text.append(Markdown.row(Markdown.text(feature.name()), report.selected(feature))));
    text.append('\n');
  }
}
