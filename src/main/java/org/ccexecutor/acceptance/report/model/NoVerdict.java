package org.ccexecutor.acceptance.report.model;

import java.time.Instant;

/**
 * What there is to say of a run that has come to no verdict.
 *
 * @param headline what everybody reads first
 * @param reason why, in one sentence
 * @param advice what to do
 * @param at when
 */
public record NoVerdict(String headline, String reason, String advice, Instant at) {
  private static final String EARLIER =
      " What earlier runs have shown is in the files websocket_test_<time>.md beside this one.";

  /**
   * Of a run that was refused before its first scenario.
   *
   * @param reason why, in one sentence
   */
  public static NoVerdict refused(String reason, Instant at) {
    return new NoVerdict(
        "The run was refused: nothing was tested",
        reason,
        "Fix what the sentence names, and run again." + EARLIER,
        at);
  }

  /** Of a run that has begun, for whoever looks before its end, or finds that it never ended. */
  public static NoVerdict unfinished(Instant begun) {
    return new NoVerdict(
        "The run has not ended",
        "It began at this time, and is still going on, or was interrupted.",
        "Wait for its end, or run again." + EARLIER,
        begun);
  }

  /** When it was, as people write it. */
  public String date() {
    return Facts.date(at);
  }
}
