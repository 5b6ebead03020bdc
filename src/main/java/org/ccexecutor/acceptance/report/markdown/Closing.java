package org.ccexecutor.acceptance.report.markdown;

import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.model.Commands;
import org.ccexecutor.acceptance.report.model.Facts;
import org.ccexecutor.acceptance.report.model.Report;

/** What stands at the end: how to reproduce the run. */
final class Closing {
  private static final String TOKEN =
      "With the token in `CC_EXECUTOR_AUTH_TOKEN`, which reports do not tell:\n\n";

  private Closing() {}

  static String of(Report report) {
    Facts facts = report.facts();
    String settings =
        facts.settings().entrySet().stream()
            .map(one -> Markdown.code(one.getKey() + "=" + Markdown.brief(one.getValue())))
            .collect(Collectors.joining(", "));
    return "## How to reproduce\n\n"
        + (facts.hasToken() ? TOKEN : "")
        + Markdown.command(new Commands(report).all(report))
        + "\n"
        + Markdown.head("", "")
        + Markdown.row("begun", facts.date())
        + Markdown.row("took", facts.seconds() + " s")
        + Markdown.row("specification", Markdown.text(facts.version()))
        + Markdown.row("Java", Markdown.text(facts.jvm()))
        + Markdown.row("system", Markdown.text(facts.os()))
        + Markdown.row("order of scenarios", Markdown.text(facts.order()))
        + Markdown.row("settings", settings.isEmpty() ? "none" : settings);
  }
}
