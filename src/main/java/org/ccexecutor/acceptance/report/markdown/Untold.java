package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.model.Reason;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;

/**
 * Scenarios that could not tell, or failed because of something else than they are about, and those
 * that deviate as is known: by reason.
 */
final class Untold {
  private static final int NAMES = 5;

  private Untold() {}

  static String of(Report report, int room) {
    return section("What could not be told", Reason.untold(report), room / 2)
        + section("What deviates, as is known", Reason.accepted(report), room / 2);
  }

  private static String section(String title, List<Reason> reasons, int room) {
    if (reasons.isEmpty()) {
      return "";
    }
    String head = "## " + title + "\n\n";
    Budget budget = new Budget(room - Budget.size(head) - 100);
    int left = budget.addAll(reasons, Untold::entry);
    return head
        + budget
        + (left == 0 ? "" : "- *" + left + " more reasons are left out here.*\n")
        + "\n";
  }

  private static String entry(Reason reason) {
    List<ScenarioResult> scenarios = reason.scenarios();
    String names =
        scenarios.stream()
            .limit(NAMES)
            .map(one -> Markdown.text(one.name()))
            .collect(Collectors.joining("; "));
    String more = scenarios.size() > NAMES ? "; and " + (scenarios.size() - NAMES) + " more" : "";
    return "- "
        + Markdown.text(reason.words())
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
