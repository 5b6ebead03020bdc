package org.ccexecutor.acceptance.server;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.CouldNotTell;

/**
 * Places for sessions, which guests take one after another, as they need them. No two of them ever
 * wait for each other's: a place is given only if all guests can still get what they may need, in
 * some order (the banker's algorithm). Who is new waits in line. Safe for use by several threads.
 */
public final class Places {

  private final Duration patience;
  private final Set<Stay> stays = new HashSet<>();
  private final Deque<Stay> line = new ArrayDeque<>();
  private final int all;
  private int free;
  private int waitingForMore;

  /**
   * @param all how many there are
   * @param patience how long anybody waits for one
   */
  Places(int all, Duration patience) {
    this.all = all;
    this.free = all;
    this.patience = patience;
  }

  /** A guest who has no place yet, and will never wait for more than so many. */
  public Stay stay(int most) {
    return new Stay(Math.min(most, all));
  }

  /** The places of one guest. */
  public final class Stay {
    private int most;
    private int held;

    private Stay(int most) {
      this.most = most;
    }

    /** How many it has. */
    public int held() {
      synchronized (Places.this) {
        return held;
      }
    }

    /**
     * Waits until it has so many, or all that it may need if they are fewer.
     *
     * @throws CouldNotTell if others do not leave for too long
     */
    public void holdAtLeast(int wanted) {
      synchronized (Places.this) {
        int more = Math.min(wanted, most) - held;
        if (more > 0 && held == 0) {
          waitInLine(more);
        } else if (more > 0) {
          waitForMore(more);
        }
      }
    }

    /**
     * Takes so many more without waiting, or as many of them as nobody may need.
     *
     * @return how many were taken
     */
    public int takeFree(int wanted) {
      synchronized (Places.this) {
        int mostBefore = most;
        for (int count = Math.min(wanted, free); count > 0; count--) {
          most = Math.min(mostBefore + count, all);
          if (isSafeToGive(count, this)) {
            give(count);
            return count;
          }
        }
        most = mostBefore;
        return 0;
      }
    }

    /** Gives all of them back. */
    public void end() {
      synchronized (Places.this) {
        free += held;
        held = 0;
        stays.remove(this);
        Places.this.notifyAll();
      }
    }

    private int need() {
      return most - held;
    }

    private void waitInLine(int count) {
      line.add(this);
      try {
        await(() -> line.peek() == this && waitingForMore == 0 && isSafeToGive(count, this), count);
        give(count);
      } finally {
        line.remove(this);
        Places.this.notifyAll();
      }
    }

    private void waitForMore(int count) {
      waitingForMore++;
      try {
        await(() -> isSafeToGive(count, this), count);
        give(count);
      } finally {
        waitingForMore--;
        Places.this.notifyAll();
      }
    }

    private void give(int count) {
      free -= count;
      held += count;
      stays.add(this);
    }
  }

  /** Whether all guests could still get all that they may need if this one were given so many. */
  private boolean isSafeToGive(int count, Stay guest) {
    if (count > free) {
      return false;
    }
    free -= count;
    guest.held += count;
    boolean isSafe = isSafe(guest);
    guest.held -= count;
    free += count;
    return isSafe;
  }

  private boolean isSafe(Stay guest) {
    int left = free;
    List<Stay> all =
        Stream.concat(stays.stream().filter(stay -> stay != guest), Stream.of(guest))
            .sorted(Comparator.comparingInt(Stay::need))
            .toList();
    for (Stay next : all) {
      if (next.need() > left) {
        return false;
      }
      left += next.held;
    }
    return true;
  }

  private void await(BooleanSupplier given, int count) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!given.getAsBoolean()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new CouldNotTell(
            "There was no room for "
                + count
                + " more sessions for "
                + patience.toMinutes()
                + " minutes.");
      }
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CouldNotTell("The run was interrupted.");
      }
    }
  }
}
