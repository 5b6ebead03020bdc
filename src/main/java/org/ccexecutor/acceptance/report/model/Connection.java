package org.ccexecutor.acceptance.report.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.evidence.Transcript;

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

  /** The connections that these transcripts tell of, in the order in which they were begun. */
  static List<Connection> of(List<Transcript> transcripts) {
    long first = transcripts.stream().mapToLong(Transcript::begun).min().orElse(0);
    return transcripts.stream()
        .sorted((a, b) -> Long.compare(a.begun() - first, b.begun() - first))
        .map(one -> new Connection(one.name(), Duration.ofNanos(one.begun() - first), one.frames()))
        .toList();
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
