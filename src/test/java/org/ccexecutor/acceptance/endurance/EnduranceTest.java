package org.ccexecutor.acceptance.endurance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.ArrayList;
import java.util.List;
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

  /** Idle threads live on for a minute: how many there are after one run says little. */
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
    List<Footprint> footprints = new ArrayList<>();
    for (int i = 1; i <= Math.max(RUNS, WARM + 2 * WINDOW); i++) {
      List<String> failed = Pass.inOrder(i);
      assertThat(String.join("\n", failed), failed.size(), is(0));
      footprints.add(Footprint.now());
      System.out.println("run " + i + ": " + footprints.get(i - 1));
    }
    Footprint before = Footprint.least(footprints.subList(WARM, WARM + WINDOW));
    Footprint after =
        Footprint.least(footprints.subList(footprints.size() - WINDOW, footprints.size()));
    System.out.println("at first at least " + before + ", at last at least " + after);
    assertThat("heap", after.heap(), lessThanOrEqualTo(before.heap() + HEAP_SLACK));
    assertThat("threads", after.threads(), lessThanOrEqualTo(before.threads() + SLACK));
    assertThat("descriptors", after.descriptors(), lessThanOrEqualTo(before.descriptors() + SLACK));
  }
}
