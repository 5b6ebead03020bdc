package org.ccexecutor.acceptance.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Plays many variants at once, and compares what is seen with what has to be seen. */
final class Proof {
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
   * @param again whether it had to be played once more
   */
  record Outcome(Variant variant, Verdicts verdicts, double seconds, boolean again) {

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

  /** Plays them all; the outcomes come in the same order. */
  List<Outcome> of(List<Variant> variants) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(atOnce);
    try {
      List<Future<Outcome>> playing =
          variants.stream().map(variant -> pool.submit(() -> play(variant))).toList();
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

  /**
   * On a busy machine deadlines pass in vain: what is not as it has to be is looked at once more,
   * alone and with patience.
   */
  private Outcome play(Variant variant) {
    Outcome first = playOnce(variant);
    if (first.complaints().isEmpty()) {
      return first;
    }
    synchronized (this) {
      Outcome second = playOnce(variant.patience(Math.max(1, variant.patience())));
      return new Outcome(variant, second.verdicts(), first.seconds() + second.seconds(), true);
    }
  }

  private Outcome playOnce(Variant variant) {
    long begun = System.nanoTime();
    Verdicts verdicts = rehearsal.of(variant);
    return new Outcome(variant, verdicts, (System.nanoTime() - begun) / 1e9, false);
  }
}
