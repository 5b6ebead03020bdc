package org.ccexecutor.acceptance.report.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;

/**
 * Scenarios that could not tell, or stumbled over something else than they are about, and those
 * that deviate as is known: by reason, because one reason concerns many.
 */
final class Untold {
  private static final int NAMES = 5;

  private Untold() {}

  static String of(Report report, int room) {
    List<ScenarioResult> untold =
        Stream.concat(
                report.scenarios(Outcome.COULD_NOT_TELL).stream(),
                report.scenarios(Outcome.FAILED).stream().filter(ScenarioResult::stumbled))
            .toList();
    return section("What could not be told", untold, room / 2)
        + section("What deviates, as is known", report.scenarios(Outcome.DEVIATES), room / 2);
  }

  private static String section(String title, List<ScenarioResult> scenarios, int room) {
    if (scenarios.isEmpty()) {
      return "";
    }
    String head = "## " + title + "\n\n";
    Map<String, List<ScenarioResult>> byReason = new LinkedHashMap<>();
    scenarios.forEach(
        one -> byReason.computeIfAbsent(reason(one), any -> new ArrayList<>()).add(one));
    Budget budget = new Budget(room - Budget.size(head) - 100);
    int left =
        budget.addAll(
            List.copyOf(byReason.entrySet()), entry -> entry(entry.getKey(), entry.getValue()));
    return head
        + budget
        + (left == 0 ? "" : "- *" + left + " more reasons are left out here.*\n")
        + "\n";
  }

  private static String reason(ScenarioResult scenario) {
    if (scenario.outcome() == Outcome.FAILED) {
      return "Stumbled over "
          + scenario.broken().orElseThrow()
          + ", which is broken: nothing is told about what they are about.";
    }
    String broken = scenario.broken().map(id -> id + ": ").orElse("");
    String reason = scenario.reason();
    return broken
        + (reason.length() > 500
            ? reason.substring(0, reason.offsetByCodePoints(0, 250)) + "…"
            : reason);
  }

  private static String entry(String reason, List<ScenarioResult> scenarios) {
    String names =
        scenarios.stream()
            .limit(NAMES)
            .map(one -> Markdown.text(one.name()))
            .collect(Collectors.joining("; "));
    String more = scenarios.size() > NAMES ? "; and " + (scenarios.size() - NAMES) + " more" : "";
    return "- "
        + Markdown.text(reason)
        + "\\\n  "
        + count(scenarios.size())
        + ": "
        + names
        + more
        + "\n";
  }

  private static String count(int scenarios) {
    return scenarios == 1 ? "1 scenario" : scenarios + " scenarios";
  }
}
