package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Why scenarios have told nothing about the requirement that they are about, or why their break is
 * accepted. One reason often concerns many.
 *
 * @param words the reason, in one sentence
 * @param scenarios those that it concerns, never empty
 */
public record Reason(String words, List<ScenarioResult> scenarios) {
  private static final int LONG = 500;
  private static final int SHOWN = 250;

  public Reason {
    scenarios = List.copyOf(scenarios);
  }

  /** Why something could not be told: by what came in the way, or by what is broken instead. */
  public static List<Reason> untold(Report report) {
    return byWords(
        report,
        Stream.concat(
                report.scenarios(Outcome.COULD_NOT_TELL).stream(),
                report.scenarios(Outcome.FAILED).stream().filter(ScenarioResult::stumbled))
            .toList());
  }

  /** Why breaks are accepted. */
  public static List<Reason> accepted(Report report) {
    return byWords(report, report.scenarios(Outcome.DEVIATES));
  }

  private static List<Reason> byWords(Report report, List<ScenarioResult> scenarios) {
    Map<String, List<ScenarioResult>> byWords = new LinkedHashMap<>();
    scenarios.forEach(
        one -> byWords.computeIfAbsent(words(report, one), any -> new ArrayList<>()).add(one));
    return byWords.entrySet().stream()
        .map(entry -> new Reason(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static String words(Report report, ScenarioResult scenario) {
    if (scenario.outcome() == Outcome.FAILED) {
      return "Failed because "
          + scenario.broken().orElseThrow()
          + " is broken, so their own requirement was not checked.";
    }
    if (report.server(scenario.server()).isEmpty()) {
      return "The " + scenario.server().word() + " server cannot be reached.";
    }
    return scenario.broken().map(id -> id + ": ").orElse("") + start(scenario.reason());
  }

  private static String start(String reason) {
    return reason.length() > LONG
        ? reason.substring(0, reason.offsetByCodePoints(0, SHOWN)) + "…"
        : reason;
  }
}
