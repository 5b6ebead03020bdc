package org.ccexecutor.acceptance.report.model;

/** What came of one scenario. */
public enum Outcome {
  /** What it says was seen to hold. */
  PASSED("passed"),
  /** Something was seen to be broken. */
  FAILED("failed"),
  /** Something was seen to be broken, as is known and accepted. */
  DEVIATES("deviates"),
  /** Nothing could be decided. */
  COULD_NOT_TELL("could-not-tell"),
  /** It was only planned: in a dry run nothing is looked at. */
  PLANNED("planned");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The word as it stands in files for machines. */
  public String word() {
    return word;
  }

  /** The same, for people. */
  public String words() {
    return word.replace('-', ' ');
  }
}
