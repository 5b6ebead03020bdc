package org.ccexecutor.acceptance.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.probe.Pages.Page;

/**
 * How many sessions a run may have open on a server, so that it takes no place of anybody else.
 * Safe for use by several threads.
 */
public final class Room {
  /** What is assumed where the health page names no limit. */
  private static final int MODEST = 50;

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Optional<Integer> limit;
  private final Optional<Integer> others;
  private final Page before;
  private final int size;
  private final Semaphore places;
  private final AtomicInteger timesOthersCame = new AtomicInteger();
  private volatile boolean sessionsStay;

  private Room(Optional<Integer> limit, Optional<Integer> others, Page before) {
    this.limit = limit;
    this.others = others;
    this.before = before;
    this.size = Math.max(1, limit.orElse(MODEST) - others.orElse(0));
    this.places = new Semaphore(size, true);
  }

  /** The room that the health page tells of, before the run has opened any session. */
  public static Room by(Page health) {
    return new Room(
        health.number("max_sessions").filter(max -> max > 0),
        health.number("active_sessions"),
        health);
  }

  /** How many sessions the server allows, if it says so. */
  public Optional<Integer> limit() {
    return limit;
  }

  /** How many sessions of others were open before the run, if the server says so. */
  public Optional<Integer> others() {
    return others;
  }

  /** How many sessions the run can have open at once, as far as is known. */
  public int size() {
    return size;
  }

  /** Whether sessions were still counted when a scenario had waited for them to end. */
  public boolean sessionsStay() {
    return sessionsStay;
  }

  /** Sessions are counted on and on: no other scenario need wait as long for them to end. */
  public void noteThatSessionsStay() {
    sessionsStay = true;
  }

  /** Whether others have come more than once, so that it would be vain to wait for quiet again. */
  public boolean isShared() {
    return timesOthersCame.get() > 1;
  }

  /** Somebody else has opened a session while a scenario waited for quiet. */
  public void noteThatOthersCame() {
    timesOthersCame.incrementAndGet();
  }

  /** The health page as it was before the run. */
  public Page before() {
    return before;
  }

  /** Whether the server said that it was healthy before the run. */
  public boolean healthy() {
    return before.status() == 200 && before.text("status").equals("healthy");
  }

  /**
   * Takes so many places, or all that there are if there are fewer; waits until they are free.
   *
   * @return how many were taken
   */
  public int take(int wanted) {
    int count = Math.min(wanted, size);
    try {
      if (!places.tryAcquire(count, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CouldNotTell(
            "There was no room for "
                + count
                + " more sessions for "
                + PATIENCE.toMinutes()
                + " minutes.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CouldNotTell("The run was interrupted.");
    }
    return count;
  }

  /** Takes so many places, or as many of them as are free now. */
  public int takeFree(int wanted) {
    for (int count = wanted; count > 0; count--) {
      if (places.tryAcquire(count)) {
        return count;
      }
    }
    return 0;
  }

  /** Gives places back. */
  public void giveBack(int count) {
    places.release(count);
  }
}
