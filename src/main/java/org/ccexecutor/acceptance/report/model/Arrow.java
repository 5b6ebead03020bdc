package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.evidence.Frame.Direction;

/**
 * What is one arrow in a diagram: a message, or a run of output, which would push out of it what
 * matters more.
 *
 * @param moments the messages, in order
 * @param place the number of the arrow among all of its scenario
 * @param reassuring whether it answers the question which the specification asks to see that
 *     nothing more comes: the error in it is what was expected
 */
public record Arrow(List<Moment> moments, int place, boolean reassuring) {
  private static final int RUN = 3;
  private static final int MOST_STREAMS = 2;

  /** These moments as arrows. */
  public static List<Arrow> of(List<Moment> moments) {
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
    Set<String> barriers =
        moments.stream()
            .flatMap(one -> Gist.barrier(one.frame()).map(id -> one.connection() + id).stream())
            .collect(Collectors.toSet());
    return IntStream.range(0, folded.size())
        .mapToObj(place -> arrow(List.copyOf(folded.get(place)), place, barriers))
        .toList();
  }

  private static Arrow arrow(List<Moment> moments, int place, Set<String> barriers) {
    Moment first = moments.get(0);
    boolean reassuring =
        !barriers.isEmpty()
            && first.frame().direction() == Direction.RECEIVED
            && Gist.refused(first.frame())
                .map(id -> first.connection() + id)
                .filter(barriers::contains)
                .isPresent();
    return new Arrow(moments, place, reassuring && !first.isBlamed());
  }

  private static boolean isMore(Moment before, Moment moment) {
    return before.connection().equals(moment.connection()) && isOutput(before) && isOutput(moment);
  }

  /** What is wrong is an arrow of its own. */
  private static boolean isOutput(Moment moment) {
    return moment.output().isPresent() && !moment.isBlamed();
  }

  /**
   * About so many of them, in order: the end, and of what was before it first what has broken
   * something, then what the clients have sent, and how their handshakes were answered.
   */
  public static List<Arrow> most(List<Arrow> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    int end = all.size() - most / 2;
    List<Integer> before =
        IntStream.iterate(end - 1, place -> place >= 0, place -> place - 1).boxed().toList();
    Stream<Integer> chosen =
        before.stream()
            .sorted(Comparator.comparing(place -> all.get(place).weight()))
            .limit(most - most / 2);
    Set<Integer> drawn =
        Stream.concat(chosen, IntStream.range(end, all.size()).boxed()).collect(Collectors.toSet());
    return IntStream.range(0, all.size())
        .filter(place -> drawn.contains(place) || isAloneLeftOut(place, drawn))
        .mapToObj(all::get)
        .toList();
  }

  /** To say that one is left out takes as much room as to draw it. */
  private static boolean isAloneLeftOut(int place, Set<Integer> drawn) {
    return drawn.contains(place + 1) && (place == 0 || drawn.contains(place - 1));
  }

  private int weight() {
    if (first().isBlamed()) {
      return 0;
    }
    return first().frame().direction() == Direction.SENT || first().isHandshake() ? 1 : 2;
  }

  /** The message itself, or the first of the run. */
  public Moment first() {
    return moments.get(0);
  }

  /** What it says, in a few words. */
  public String gist() {
    if (reassuring) {
      return "barrier answered, as expected: nothing more came before";
    }
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
