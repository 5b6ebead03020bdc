package org.ccexecutor.acceptance.report.model;

import java.util.List;

/**
 * The requirements of which a run has selected no scenario.
 *
 * @param ids which they are, in reading order
 * @param filters what the run was told to select by, as on the command line; empty if by nothing
 */
public record NotSelected(List<String> ids, List<String> filters) {

  /** Those of this run. */
  public static NotSelected of(Report report) {
    return new NotSelected(
        report.requirements().stream()
            .filter(result -> result.verdict() == Verdict.NOT_SELECTED)
            .map(RequirementResult::id)
            .toList(),
        new Commands(report).filters());
  }

  /** The ids in few words. */
  public String inWords() {
    return Ids.inWords(ids);
  }
}
