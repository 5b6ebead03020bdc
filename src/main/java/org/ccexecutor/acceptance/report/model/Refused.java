package org.ccexecutor.acceptance.report.model;

import java.time.Instant;

/**
 * A run that was refused before its first scenario.
 *
 * @param reason why, in one sentence
 * @param at when
 */
public record Refused(String reason, Instant at) {

  /** What everybody reads first. */
  public String headline() {
    return "The run was refused: nothing was tested";
  }

  /** What to do, and where to look for what this report takes the place of. */
  public String advice() {
    return "Fix what the sentence names, and run again. What earlier runs have shown is in the files websocket_test_<time>.md beside this one.";
  }

  /** When it was, as people write it. */
  public String date() {
    return Facts.date(at);
  }
}
