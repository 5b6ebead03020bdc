package org.ccexecutor.acceptance.report.model;

import java.time.Duration;
import java.util.Optional;
import org.ccexecutor.acceptance.evidence.Frame;

/**
 * Something that happened on one of the connections of a scenario.
 *
 * @param at time since the first of the scenario's connections was begun
 * @param connection whose connection it was
 * @param frame what happened
 * @param wrong whether it is said to have broken something
 */
public record Moment(Duration at, String connection, Frame frame, boolean wrong) {

  public double seconds() {
    return Math.round(at.toNanos() / 1e6) / 1e3;
  }

  /** The beginning of its text, where that is long; else empty. */
  public String start() {
    return Brief.isLong(frame.text()) ? Brief.of(frame.text()) : "";
  }

  /** What happened, in a few words. */
  public String gist() {
    return Gist.of(frame);
  }

  /** The stream that the output comes from, if it brings output. */
  public Optional<String> output() {
    return Gist.output(frame);
  }

  /** Whether it is a part of the opening handshake. */
  public boolean isHandshake() {
    return frame.kind().equals("handshake");
  }

  /** Whether it says that what came before it has broken something. */
  public boolean isMark() {
    return frame.isMark();
  }

  /** Whether it says so of this time, and not of the last message on its connection. */
  public boolean isNoticed() {
    return frame.isNoticed();
  }

  /** Whether it is said to have broken something, or says so of another. */
  public boolean isBlamed() {
    return wrong || isMark();
  }

  /** Whether it only kept the session alive, so that it seldom matters. */
  public boolean isHeartbeat() {
    return frame.isHeartbeat();
  }
}
