package org.ccexecutor.acceptance.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Plays many variants at once, and compares what is seen with what has to be seen. */
final class Proof {
  /** How many are played at once that were not as they have to be. */
  private static final int FEW = 4;

  private final Rehearsal rehearsal;
  private final int atOnce;

  /**
   * @param rehearsal plays one variant
   * @param atOnce how many are played at once
   */
  Proof(Rehearsal rehearsal, int atOnce) {
    this.rehearsal = rehearsal;
    this.atOnce = atOnce;
  }

  /**
   * What came of one variant.
   *
   * @param variant the server
   * @param verdicts what the specification says of it
   * @param seconds how long that took
   * @param before what was not as it has to be when it was played before; empty if it was not
   */
  record Outcome(Variant variant, Verdicts verdicts, double seconds, List<String> before) {

    boolean isRepeated() {
      return !before.isEmpty();
    }

    /** What is not as it has to be, a line each. */
    List<String> complaints() {
      List<String> complaints = new ArrayList<>();
      minus(variant.breaks(), verdicts.broken())
          .forEach(id -> complaints.add(id + " is not seen to be broken" + insteadOf(id)));
      minus(verdicts.broken(), variant.breaks())
          .forEach(
              id -> complaints.add(id + " is seen to be broken: " + verdicts.breaches(id).get(0)));
      if (!variant.isFaulty()) {
        verdicts
            .untold()
            .forEach((id, why) -> complaints.add("nothing could be told of " + id + ": " + why));
      }
      verdicts
          .mistakes()
          .forEach(mistake -> complaints.add("the specification failed: " + mistake));
      return complaints;
    }

    private String insteadOf(String requirement) {
      return verdicts.untold().containsKey(requirement)
          ? ", nothing could be told: " + verdicts.untold().get(requirement)
          : "";
    }

    private static Set<String> minus(Set<String> all, Set<String> some) {
      Set<String> left = new TreeSet<>(all);
      left.removeAll(some);
      return left;
    }
  }

  /**
   * Plays them all; the outcomes come in the same order. On a busy machine deadlines pass in vain:
   * what is not as it has to be is played again at once, with more patience, and once more when
   * nearly nothing else is played; of a correct server only the scenarios that found something odd.
   */
  List<Outcome> of(List<Variant> variants) throws InterruptedException {
    List<Outcome> outcomes = new ArrayList<>(play(mixed(variants), this::twice, atOnce));
    outcomes.sort(Comparator.comparingInt(outcome -> variants.indexOf(outcome.variant())));
    List<Integer> odd =
        IntStream.range(0, outcomes.size())
            .filter(i -> !outcomes.get(i).complaints().isEmpty())
            .boxed()
            .toList();
    List<Outcome> again = odd.stream().map(outcomes::get).toList();
    List<Outcome> seen = play(again, before -> again(before, 3), FEW);
    for (int i = 0; i < odd.size(); i++) {
      outcomes.set(odd.get(i), seen.get(i));
    }
    return outcomes;
  }

  /**
   * Faults that make the specification wait stand together in the catalogue, and so do those that
   * make it compute: here each has others beside it. What takes longest is among the first quarter.
   */
  private static List<Variant> mixed(List<Variant> variants) {
    Random fixed = new Random(1); // the same order each time
    List<Variant> quick =
        new ArrayList<>(variants.stream().filter(variant -> !variant.isLongLasting()).toList());
    Collections.shuffle(quick, fixed);
    List<Variant> mixed = new ArrayList<>(quick.subList(0, quick.size() / 4));
    variants.stream().filter(Variant::isLongLasting).forEach(mixed::add);
    Collections.shuffle(mixed, fixed);
    mixed.addAll(quick.subList(quick.size() / 4, quick.size()));
    return mixed;
  }

  private Outcome twice(Variant variant) {
    Outcome first = play(variant, 1, List.of(), Set.of());
    return first.complaints().isEmpty() ? first : again(first, 2);
  }

  private Outcome again(Outcome before, int tries) {
    return play(before.variant(), tries, before.complaints(), before.verdicts().odd());
  }

  private static <T> List<Outcome> play(List<T> all, Function<T, Outcome> player, int atOnce)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Outcome>> playing =
          all.stream().map(one -> pool.submit(() -> player.apply(one))).toList();
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<Outcome> outcome : playing) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("A variant could not be played", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  /** Plays one for the first, second or third time, with so much more patience. */
  private Outcome play(Variant variant, int tries, List<String> before, Set<String> only) {
    long begun = System.nanoTime();
    Verdicts verdicts = rehearsal.of(variant.onTry(tries), only);
    return new Outcome(variant, verdicts, (System.nanoTime() - begun) / 1e9, before);
  }
}
