package org.ccexecutor.acceptance.report.markdown;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.report.model.Moment;

/**
 * What is one arrow in a diagram: a message, or a run of output, which would push out of it what
 * matters more.
 *
 * @param moments the messages, in order
 * @param place the number of the arrow among all of its scenario
 */
record Arrow(List<Moment> moments, int place) {
  private static final int RUN = 3;
  private static final int MOST_STREAMS = 2;

  /** These moments as arrows. */
  static List<Arrow> of(List<Moment> moments) {
    List<List<Moment>> runs = new ArrayList<>();
    for (Moment moment : moments) {
      List<Moment> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1);
      if (!last.isEmpty() && isMore(last.get(0), moment)) {
        last.add(moment);
      } else {
        runs.add(new ArrayList<>(List.of(moment)));
      }
    }
    List<List<Moment>> folded =
        runs.stream()
            .flatMap(run -> run.size() < RUN ? run.stream().map(List::of) : Stream.of(run))
            .toList();
    return IntStream.range(0, folded.size())
        .mapToObj(place -> new Arrow(List.copyOf(folded.get(place)), place))
        .toList();
  }

  private static boolean isMore(Moment before, Moment moment) {
    return before.connection().equals(moment.connection())
        && before.output().isPresent()
        && moment.output().isPresent();
  }

  /**
   * At most so many of them, in order: the end, and of what was before it first what the clients
   * have sent, and how their handshakes were answered.
   */
  static List<Arrow> most(List<Arrow> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    int end = all.size() - most / 2;
    List<Integer> before =
        IntStream.iterate(end - 1, place -> place >= 0, place -> place - 1).boxed().toList();
    Stream<Integer> chosen =
        before.stream()
            .sorted(Comparator.comparing(place -> !all.get(place).isAskedFor()))
            .limit(most - most / 2);
    return Stream.concat(chosen, IntStream.range(end, all.size()).boxed())
        .sorted()
        .map(all::get)
        .toList();
  }

  private boolean isAskedFor() {
    return first().frame().direction() == Direction.SENT || first().isHandshake();
  }

  Moment first() {
    return moments.get(0);
  }

  /** What it says, in a few words. */
  String gist() {
    return moments.size() == 1
        ? first().gist()
        : moments.size() + " × process.output, " + streams();
  }

  private String streams() {
    return moments.stream()
        .flatMap(moment -> moment.output().stream())
        .distinct()
        .limit(MOST_STREAMS)
        .collect(Collectors.joining(" and "));
  }
}
