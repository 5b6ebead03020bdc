package org.ccexecutor.acceptance.endurance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * The specification many times over. {@code -Dendurance.orders} and {@code -Dendurance.runs} say
 * how many times.
 */
class EnduranceTest {
  private static final int ORDERS = Integer.getInteger("endurance.orders", 100);
  private static final int RUNS = Integer.getInteger("endurance.runs", 200);
  private static final int WARM = 5;

  /** What is still being cleared away after one run is gone after another. */
  private static final int WINDOW = 10;

  private static final long HEAP_SLACK = 8_000_000;
  private static final int SLACK = 8;

  @Test
  void everyOrderIsGreenWhileTheMachineIsBusy() {
    AtomicBoolean busy = new AtomicBoolean(true);
    keepAllCoresBusy(busy);
    List<String> failures = new ArrayList<>();
    try {
      for (long seed = 1; seed <= ORDERS; seed++) {
        List<String> failed = Pass.inOrder(seed);
        System.out.println("order " + seed + ": " + failed.size() + " failed");
        for (String failure : failed) {
          failures.add("order " + seed + ": " + failure);
        }
      }
    } finally {
      busy.set(false);
    }
    assertThat(String.join("\n", failures), failures.size(), is(0));
  }

  private static void keepAllCoresBusy(AtomicBoolean busy) {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      Thread thread =
          new Thread(
              () -> {
                while (busy.get()) {
                  Thread.onSpinWait();
                }
              },
              "busy");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Test
  void nothingGrowsFromRunToRun() {
    int settled = WARM + WINDOW;
    List<Footprint> first = play(1, settled);
    Map<String, Long> threadsAtFirst = Threads.whenIdleOnesHaveEnded();
    System.out.println("threads: " + threadsAtFirst);
    List<Footprint> others = play(settled + 1, Math.max(RUNS, settled + WINDOW));
    Map<String, Long> threadsAtLast = Threads.whenIdleOnesHaveEnded();
    System.out.println("threads: " + threadsAtLast);
    Footprint before = Footprint.least(first.subList(WARM, settled));
    Footprint after = Footprint.least(others.subList(others.size() - WINDOW, others.size()));
    System.out.println("at first at least " + before + ", at last at least " + after);
    assertThat("heap", after.heap(), lessThanOrEqualTo(before.heap() + HEAP_SLACK));
    assertThat("descriptors", after.descriptors(), lessThanOrEqualTo(before.descriptors() + SLACK));
    assertThat(
        "threads; at first: " + threadsAtFirst + ", at last: " + threadsAtLast,
        Threads.sum(threadsAtLast),
        lessThanOrEqualTo(Threads.sum(threadsAtFirst) + SLACK));
  }

  /** Plays the runs from the one to the other; each must be green. */
  private static List<Footprint> play(int from, int to) {
    List<Footprint> footprints = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      List<String> failed = Pass.inOrder(i);
      assertThat(String.join("\n", failed), failed.size(), is(0));
      Footprint now = Footprint.now();
      footprints.add(now);
      System.out.println("run " + i + ": " + now);
    }
    return footprints;
  }
}
