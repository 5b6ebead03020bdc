package org.ccexecutor.acceptance.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What has gone over all the connections of one scenario until now. */
public final class Exchange {
  private final List<Transcript> transcripts;

  /** The connection on which something has happened last. */
  private final Optional<Transcript> latest;

  /**
   * @param transcripts that of each connection
   */
  public Exchange(List<Transcript> transcripts) {
    this.transcripts = List.copyOf(transcripts);
    this.latest =
        transcripts.stream()
            .max(Comparator.comparing(one -> one.latest() - transcripts.get(0).begun()));
  }

  public List<Transcript> transcripts() {
    return transcripts;
  }

  /**
   * Marks the place that was reached when something was noticed to be broken, unless a message is
   * marked as what has broken it.
   *
   * @param what what was noticed, in a few words
   */
  public void notice(String what) {
    if (transcripts.stream().noneMatch(Transcript::isMarked)) {
      latest.ifPresent(transcript -> transcript.notice(what));
    }
  }

  /**
   * The last frames up to the first mark, as text, one a line, without heartbeats; where there are
   * several connections, with their names.
   */
  public String last(int count) {
    return last(
        count,
        one ->
            Heartbeats.folded(one.frames()).stream()
                .filter(frame -> !frame.isHeartbeat())
                .toList());
  }

  /** The same with heartbeats. */
  public String lastWithHeartbeats(int count) {
    return last(count, Transcript::frames);
  }

  private String last(int count, Function<Transcript, List<Frame>> frames) {
    List<Line> lines =
        transcripts.stream()
            .flatMap(
                one ->
                    frames.apply(one).stream().map(frame -> new Line(at(one, frame), one, frame)))
            .sorted(Comparator.comparing(Line::at))
            .toList();
    int end = 0;
    while (end < lines.size() && (end == 0 || !lines.get(end - 1).frame().isMark())) {
      end++;
    }
    StringBuilder text = new StringBuilder();
    lines
        .subList(Math.max(0, end - count), end)
        .forEach(line -> text.append(line.words(width())).append('\n'));
    return text.toString();
  }

  /** How much room the names need; one connection needs no name. */
  private int width() {
    return transcripts.size() == 1
        ? 0
        : transcripts.stream().mapToInt(one -> one.name().length()).max().orElse(0);
  }

  /** In nanoseconds since the scenario's first connection was begun. */
  private long at(Transcript transcript, Frame frame) {
    return transcript.begun() - first() + frame.at().toNanos();
  }

  private long first() {
    long some = transcripts.get(0).begun();
    return some + transcripts.stream().mapToLong(one -> one.begun() - some).min().orElse(0);
  }

  private record Line(long at, Transcript transcript, Frame frame) {
    String words(int width) {
      String name = transcript.name();
      return (width == 0 ? "" : name + " ".repeat(width - name.length())) + frame.since(at).line();
    }
  }
}
