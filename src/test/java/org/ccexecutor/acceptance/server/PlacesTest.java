package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.junit.jupiter.api.Test;

class PlacesTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  void whoeverNeedsLittleTakesLittle() {
    Places places = new Places(4, SOON);
    List<Places.Stay> guests = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Places.Stay guest = places.stay(2);
      guest.holdAtLeast(1);
      guests.add(guest);
    }
    assertThat(guests.get(2).held(), is(1));
  }

  @Test
  void aPlaceThatSomebodyMayNeedToEndIsNotGiven() {
    Places places = new Places(3, SOON);
    Places.Stay first = places.stay(3);
    first.holdAtLeast(1);
    Places.Stay second = places.stay(3);
    CouldNotTell refusal = assertThrows(CouldNotTell.class, () -> second.holdAtLeast(1));
    assertThat(refusal.getMessage(), containsString("no room for 1 more sessions"));
    first.holdAtLeast(3);
    assertThat(first.held(), is(3));
  }

  @Test
  void nobodyGetsMoreThanThereIs() {
    Places.Stay guest = new Places(3, SOON).stay(29);
    guest.holdAtLeast(29);
    assertThat(guest.held(), is(3));
  }

  @Test
  void freePlacesAreThoseThatNobodyMayNeed() {
    Places places = new Places(10, SOON);
    Places.Stay other = places.stay(4);
    other.holdAtLeast(1);
    Places.Stay guest = places.stay(4);
    guest.holdAtLeast(2);
    assertThat(guest.takeFree(100), is(5));
    guest.end();
    other.holdAtLeast(4);
    assertThat(other.held(), is(4));
  }

  @Test
  void whoNeedsManyIsNotOvertakenByWhoeverComesLater() throws Exception {
    Places places = new Places(4, LONG);
    Places.Stay first = places.stay(1);
    first.holdAtLeast(1);
    Places.Stay big = places.stay(4);
    Thread waiting = waitingThread(() -> big.holdAtLeast(4));
    Places.Stay small = places.stay(1);
    Thread behind = waitingThread(() -> small.holdAtLeast(1));
    first.end();
    waiting.join();
    assertThat(big.held(), is(4));
    assertThat(small.held(), is(0));
    big.end();
    behind.join();
    assertThat(small.held(), is(1));
  }

  @Test
  void whoIsInGoesBeforeWhoIsNew() throws Exception {
    Places places = new Places(3, LONG);
    Places.Stay in = places.stay(3);
    in.holdAtLeast(1);
    Places.Stay other = places.stay(1);
    other.holdAtLeast(1);
    Thread more = waitingThread(() -> in.holdAtLeast(3));
    Places.Stay fresh = places.stay(1);
    Thread fresher = waitingThread(() -> fresh.holdAtLeast(1));
    other.end();
    more.join();
    assertThat(fresh.held(), is(0));
    in.end();
    fresher.join();
  }

  @Test
  void nobodyWaitsForEver() throws Exception {
    int all = 5;
    Places places = new Places(all, LONG);
    AtomicInteger inUse = new AtomicInteger();
    AtomicInteger mostInUse = new AtomicInteger();
    List<Future<?>> guests = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      for (int i = 0; i < 2_000; i++) {
        int most = 1 + i % 4;
        guests.add(
            threads.submit(
                () -> {
                  Places.Stay guest = places.stay(most);
                  for (int wanted = 1; wanted <= most; wanted++) {
                    guest.holdAtLeast(wanted);
                    mostInUse.accumulateAndGet(inUse.incrementAndGet(), Math::max);
                    Thread.yield();
                  }
                  inUse.addAndGet(-most);
                  guest.end();
                }));
      }
      for (Future<?> guest : guests) {
        guest.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(mostInUse.get(), is(all));
  }

  private static Thread waitingThread(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    assertThat(
        Eventually.within(10, () -> thread.getState() == Thread.State.TIMED_WAITING), is(true));
    return thread;
  }
}
