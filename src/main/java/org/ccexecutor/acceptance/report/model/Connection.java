package org.ccexecutor.acceptance.report.model;

import java.util.List;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.evidence.Transcript;

/**
 * What went over one connection of a scenario.
 *
 * @param name whose connection it was
 * @param frames what went over it, in order
 */
public record Connection(String name, List<Frame> frames) {
  public Connection {
    frames = List.copyOf(frames);
  }

  static Connection of(Transcript transcript) {
    return new Connection(transcript.name(), transcript.frames());
  }
}
