package org.ccexecutor.acceptance.report.markdown;

import org.ccexecutor.acceptance.report.model.Report;

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
    String failures = Failures.of(report, room - Budget.size(untold));
    return head + failures + untold + requirements + closing;
  }
}
