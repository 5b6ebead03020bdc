package org.ccexecutor.acceptance.report.console;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.report.model.Commands;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Tally;
import org.ccexecutor.acceptance.report.model.Way;
import org.ccexecutor.acceptance.run.Introduction;
import org.ccexecutor.acceptance.settings.Console;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * The words of the console: servers first, failures as they happen, features and counts at the end.
 */
public final class ConsoleReport {
  private static final int MOST_FAILURES = 25;
  private static final int STEP = 100;

  private final Symbols symbols;
  private final Secrets secrets;
  private final Consumer<String> out;
  private final Set<String> reasons = new HashSet<>();
  private final Set<String> ways = new HashSet<>();
  private int done;
  private int failures;
  private int unsure;

  /**
   * @param secrets what is masked in each line
   * @param out gets each line
   */
  public ConsoleReport(Console console, Secrets secrets, Consumer<String> out) {
    this.symbols = new Symbols(console);
    this.secrets = secrets;
    this.out = out;
  }

  /** The line about a run that is refused before it begins. */
  public static String refused(Console console, String reason) {
    Symbols symbols = new Symbols(console);
    return symbols.plain(symbols.bad() + " " + reason);
  }

  /** Before the first scenario: the servers. */
  public void begin(List<Introduction> introductions) {
    Announcement announcement = new Announcement(symbols);
    for (Introduction introduction : introductions) {
      line("");
      announcement.of(introduction).forEach(this::line);
      reasons.add(introduction.problem());
    }
    line("");
  }

  /** A scenario is over. */
  public void over(ScenarioResult scenario) {
    done += scenario.outcome() == Outcome.PLANNED ? 0 : 1;
    switch (scenario.outcome()) {
      case FAILED -> failed(scenario);
      case COULD_NOT_TELL -> couldNotTell(scenario);
      default -> {}
    }
    if (done > 0 && done % STEP == 0) {
      String untold = unsure == 0 ? "" : ", " + unsure + " could not be told";
      line("   " + done + " scenarios done, " + failures + " failed" + untold);
    }
  }

  private void failed(ScenarioResult scenario) {
    failures++;
    if (failures <= MOST_FAILURES) {
      line(symbols.bad() + " " + scenario.path());
      if (ways.add(Way.gistOf(scenario))) {
        line(scenario.message().indent(3).stripTrailing());
        line("   " + where(scenario));
      } else {
        line("   " + again(scenario) + where(scenario));
      }
    } else if (failures == MOST_FAILURES + 1) {
      line(symbols.bad() + " More failures are not shown here: the report has them all.");
    }
  }

  private static String again(ScenarioResult scenario) {
    return scenario.broken().map(id -> id + " is broken in the same way: ").orElse("the same: ");
  }

  /** A step that no sentence fits is no matter of the server. */
  private static String where(ScenarioResult scenario) {
    return scenario.isMiswritten()
        ? scenario.place()
        : scenario.server().word() + " server, " + scenario.place();
  }

  /** A server that is not there concerns many scenarios: it is said once. */
  private void couldNotTell(ScenarioResult scenario) {
    unsure++;
    if (reasons.add(scenario.message())) {
      line(symbols.unsure() + " Could not tell: " + scenario.message());
    }
  }

  /**
   * After the last scenario: features, where the report is, counts.
   *
   * @param troubles why it is not there, or not complete
   */
  public void end(Report report, List<String> troubles, Path saved, Path page) {
    line("");
    report.parts().forEach(this::features);
    report
        .parts()
        .forEach(part -> line("Requirements" + about(part) + ": " + Tally.of(part.report())));
    if (!report.broken().isEmpty()) {
      line(symbols.bad() + " Broken: " + ids(report.broken()));
    }
    Commands commands = new Commands(report);
    if (!commands.failed(report).isEmpty()) {
      line("   " + commands.failedInWords(report) + ": " + commands.failed(report));
    }
    if (commands.isFiltered() && !report.isPlan()) {
      line("   Run everything: " + commands.whole());
    }
    report
        .mended()
        .forEach(
            entry -> line(symbols.bad() + " Mended: remove the known deviation " + entry + "."));
    troubles.forEach(trouble -> line(symbols.bad() + " " + trouble));
    if (troubles.isEmpty()) {
      line(symbols.report() + " Report saved to: " + saved.toAbsolutePath());
      line("   The same as a page: " + page.toAbsolutePath());
    }
    summary(report);
  }

  private void summary(Report report) {
    report.serverNames().forEach(name -> line(server(report, name)));
    if (!report.caveat().isEmpty()) {
      line(symbols.unsure() + " " + report.caveat());
    }
    report
        .parts()
        .forEach(
            part ->
                line("Summary" + about(part) + ": " + Tally.scenarios(part.report().summary())));
  }

  private static String ids(List<RequirementResult> results) {
    return results.stream().map(RequirementResult::id).collect(Collectors.joining(", "));
  }

  private static String about(Part part) {
    return part.name().isEmpty() ? "" : " of " + part.name();
  }

  private void features(Part part) {
    if (!part.name().isEmpty()) {
      line("Features" + about(part) + ":");
    }
    part.report().features().forEach(feature -> line(feature(part.report(), feature)));
    line("");
  }

  private String feature(Report report, FeatureResult feature) {
    return symbols.of(worst(feature.summary()))
        + " "
        + feature.name()
        + ": "
        + Tally.scenarios(feature.summary())
        + (report.left(feature) == 0 ? "" : " (" + some(report, feature) + ")");
  }

  private static String some(Report report, FeatureResult feature) {
    int some = feature.scenarios().size();
    return some
        + " of its "
        + (some + report.left(feature))
        + " scenarios "
        + (some == 1 ? "was " : "were ")
        + (report.isPlan() ? "selected" : "run");
  }

  private static Outcome worst(Summary summary) {
    return List.of(Outcome.FAILED, Outcome.COULD_NOT_TELL, Outcome.DEVIATES, Outcome.PLANNED)
        .stream()
        .filter(outcome -> summary.count(outcome) > 0)
        .findFirst()
        .orElse(Outcome.PASSED);
  }

  private String server(Report report, ServerName name) {
    String where =
        report
            .server(name)
            .map(server -> " at " + server.url() + ", " + server.origin())
            .orElse(
                report.isPlan() ? "" : " at " + report.addressOf(name) + ", which is not there");
    return symbols.server(name)
        + " "
        + name.word()
        + " server"
        + where
        + ": "
        + Tally.scenarios(report.summaryOf(name));
  }

  private void line(String text) {
    out.accept(symbols.plain(secrets.mask(text)));
  }
}
