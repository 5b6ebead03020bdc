package org.ccexecutor.acceptance.evidence;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What went over all the connections of one scenario.
 *
 * @param transcripts that of each connection
 */
public record Exchange(List<Transcript> transcripts) {
  public Exchange {
    transcripts = List.copyOf(transcripts);
  }

  /**
   * Marks the place that was reached when something was seen to be broken, unless a message is
   * marked as what has broken it.
   *
   * @param what what was seen, in a few words
   */
  public void mark(String what) {
    if (transcripts.stream().noneMatch(Transcript::isMarked)) {
      latest().ifPresent(transcript -> transcript.mark(what));
    }
  }

  private Optional<Transcript> latest() {
    return transcripts.stream()
        .max(Comparator.comparing(one -> one.latest() - transcripts.get(0).begun()));
  }

  /**
   * The last frames, as text, one a line; where there are several connections, with their names.
   */
  public String last(int count) {
    if (transcripts.size() == 1) {
      return transcripts.get(0).last(count);
    }
    int width = transcripts.stream().mapToInt(one -> one.name().length()).max().orElse(0);
    List<Line> lines =
        transcripts.stream()
            .flatMap(
                one -> one.frames().stream().map(frame -> new Line(at(one, frame), one, frame)))
            .sorted(Comparator.comparing(Line::at))
            .toList();
    StringBuilder text = new StringBuilder();
    lines
        .subList(Math.max(0, lines.size() - count), lines.size())
        .forEach(line -> text.append(line.words(width)).append('\n'));
    return text.toString();
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
      return name + " ".repeat(width - name.length()) + frame.since(at).line();
    }
  }
}
