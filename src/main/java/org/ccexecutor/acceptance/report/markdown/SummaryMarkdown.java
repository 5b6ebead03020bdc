package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.ScenarioResult;

/**
 * Writes the summary of a run as Markdown, the most important first, never longer than {@value
 * #LIMIT} bytes.
 */
public final class SummaryMarkdown {
  /** How long it may be, in bytes. */
  public static final int LIMIT = 60_000;

  private SummaryMarkdown() {}

  /** The text of the file. */
  public static String of(Report report) {
    String head = Opening.of(report);
    if (report.isPlan()) {
      String closing = Closing.of(report);
      return head + Plan.of(report, LIMIT - Budget.size(head) - Budget.size(closing)) + closing;
    }
    String requirements = RequirementTables.of(report);
    String closing = Closing.of(report);
    int room = LIMIT - Budget.size(head) - Budget.size(requirements) - Budget.size(closing);
    String untold = Untold.of(report, room / 4);
    String failures = failures(report, room - Budget.size(untold));
    return head + failures + untold + requirements + closing;
  }

  private static String failures(Report report, int room) {
    List<ScenarioResult> failed = report.scenarios(Outcome.FAILED);
    if (failed.isEmpty()) {
      return "";
    }
    String title = "## What failed\n\n";
    int reserve = 200;
    Budget budget = new Budget(room - Budget.size(title) - reserve);
    Failure failure = new Failure(report);
    int brief = budget.addAll(failed, failure::full);
    List<ScenarioResult> rest = failed.subList(failed.size() - brief, failed.size());
    Budget names = new Budget(room - Budget.size(title) - reserve - Budget.size(budget.toString()));
    int left = names.addAll(rest, failure::brief);
    String note =
        left == 0
            ? ""
            : "*"
                + left
                + " more failed scenarios are left out here; `index.html` and `verdicts.json` have them all.*\n";
    String listed = names + note;
    return title + budget + (listed.isEmpty() ? "" : listed + "\n");
  }
}
