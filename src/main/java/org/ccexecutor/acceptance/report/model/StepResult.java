package org.ccexecutor.acceptance.report.model;

/**
 * One step of a scenario.
 *
 * @param keyword such as {@code Given}
 * @param text the sentence
 * @param argument the doc string or table under it, empty if it has none
 * @param status what came of it, in lower case, as Cucumber says it
 * @param line the line that it stands in
 */
public record StepResult(String keyword, String text, String argument, String status, int line) {

  /** Whether there is not exactly one sentence that it is made of. */
  boolean isMiswritten() {
    return status.equals("undefined") || status.equals("ambiguous");
  }

  /** Whether it is what failed. */
  boolean isBroken() {
    return status.equals("failed");
  }
}
