package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import org.ccexecutor.acceptance.report.model.Commands;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.verdict.Judgement;

/** A failed scenario: what is broken, expected, actual, the exchange, and how to run it again. */
final class Failure {
  private final Report report;
  private final Commands commands;

  Failure(Report report) {
    this.report = report;
    this.commands = new Commands(report);
  }

  /** All that is known of it. */
  String full(ScenarioResult scenario) {
    StringBuilder text = new StringBuilder();
    text.append("#### ").append(Markdown.text(scenario.name())).append("\n\n");
    if (scenario.stumbled()) {
      scenario
          .requirement()
          .ifPresent(
              own ->
                  text.append("The scenario is about ")
                      .append(own)
                      .append(", which was not checked.\n\n"));
    }
    scenario
        .judgement()
        .ifPresentOrElse(
            judgement -> text.append(seen(judgement)),
            () -> text.append(Markdown.block("text", scenario.message())));
    text.append('\n').append(where(scenario)).append("\n\n");
    String diagram = scenario.isMiswritten() ? "" : Diagram.of(scenario);
    text.append(diagram.isEmpty() ? "" : diagram + "\n");
    text.append("Run it again:\n\n").append(Markdown.command(commands.one(scenario))).append('\n');
    return text.toString();
  }

  /** How to run these again. */
  String again(List<ScenarioResult> scenarios) {
    return "Run them again"
        + commands.more(report, scenarios)
        + ":\n\n"
        + Markdown.command(commands.several(scenarios))
        + "\n";
  }

  /** One line of it. */
  String brief(ScenarioResult scenario) {
    return "- "
        + Markdown.text(scenario.name())
        + " ("
        + scenario.server().word()
        + " server, "
        + Markdown.code(scenario.place())
        + ")\n";
  }

  private static String seen(Judgement judgement) {
    String expected =
        judgement.expected().isEmpty()
            ? ""
            : "Expected:\n\n" + Markdown.block("text", judgement.expected()) + "\n";
    return expected + "Actual:\n\n" + Markdown.block("text", judgement.actual());
  }

  private String where(ScenarioResult scenario) {
    String server =
        report
            .server(scenario.server())
            .map(
                one ->
                    scenario.server().word()
                        + " server at "
                        + Markdown.code(one.url())
                        + " ("
                        + one.starter()
                        + ")")
            .orElse(scenario.server().word() + " server");
    return (scenario.isMiswritten() ? "In " : "On the " + server + "; ")
        + Markdown.code(scenario.place())
        + ", "
        + scenario.seconds()
        + " s. More in "
        + Markdown.code("index.html#" + scenario.anchor())
        + ".";
  }
}
