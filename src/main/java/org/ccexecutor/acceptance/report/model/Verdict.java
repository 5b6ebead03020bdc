package org.ccexecutor.acceptance.report.model;

/** What a run has shown about one requirement. */
public enum Verdict {
  /** All scenarios of its own passed. */
  KEPT("kept"),
  /** A scenario, its own or another, saw it broken. */
  BROKEN("broken"),
  /** It is broken only in ways that are listed as known. */
  DEVIATES("deviates"),
  /** Nothing could be decided. */
  COULD_NOT_TELL("could-not-tell"),
  /** None of its scenarios was selected. */
  NOT_SELECTED("not-selected");

  private final String word;

  Verdict(String word) {
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
