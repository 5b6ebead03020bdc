package org.ccexecutor.acceptance.report.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.evidence.Heartbeats;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.verdict.Finding;

/**
 * What went over one connection of a scenario.
 *
 * @param name whose connection it was
 * @param begun when it was begun, since the first of the scenario's connections was
 * @param frames what went over it, in order; each with the time since this connection was begun
 */
public record Connection(String name, Duration begun, List<Frame> frames) {
  public Connection {
    frames = List.copyOf(frames);
  }

  /** The name of the one by which the specification looks at processes and files. */
  private static final String OBSERVER = "the observer";

  /** The connections that this finding tells of, in the order in which they were begun. */
  static List<Connection> of(Finding finding) {
    List<Transcript> transcripts = finding.transcripts();
    long first = transcripts.stream().mapToLong(Transcript::begun).min().orElse(0);
    return transcripts.stream()
        .sorted((a, b) -> Long.compare(a.begun() - first, b.begun() - first))
        .map(one -> of(one, Duration.ofNanos(one.begun() - first), finding.isAboutHeartbeats()))
        .toList();
  }

  private static Connection of(Transcript transcript, Duration begun, boolean withHeartbeats) {
    List<Frame> frames = transcript.frames();
    return new Connection(
        transcript.name(), begun, withHeartbeats ? frames : Heartbeats.folded(frames, begun));
  }

  /** Whether this is no client of a scenario, but the specification itself that looks. */
  public boolean isObserver() {
    return name.equals(OBSERVER);
  }

  Stream<Moment> moments() {
    return IntStream.range(0, frames.size()).mapToObj(this::moment);
  }

  private Moment moment(int place) {
    Frame frame = frames.get(place);
    boolean wrong = place + 1 < frames.size() && frames.get(place + 1).isAccusing();
    return new Moment(begun.plus(frame.at()), name, frame, wrong);
  }
}
