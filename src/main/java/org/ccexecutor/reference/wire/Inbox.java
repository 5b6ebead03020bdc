package org.ccexecutor.reference.wire;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what came in one after another, away from the thread that reads. When much is waiting, it
 * stops asking for more: a client cannot fill the memory by talking faster than it is served.
 */
final class Inbox {

  private record Entry(long bytes, Runnable task) {}

  private static final long ROOM = 1 << 20;
  private static final long LEAST_WEIGHT = 256;

  private final Executor pool;
  private final Runnable demand;
  private final Queue<Entry> waiting = new ArrayDeque<>();
  private long bytes;
  private boolean running;
  private boolean demandOwed;

  /** Asks for the next frame through {@code demand}. */
  Inbox(Executor pool, Runnable demand) {
    this.pool = pool;
    this.demand = demand;
  }

  /** Adds a task that stands for so many bytes of input. */
  synchronized void add(long size, Runnable task) {
    long weight = Math.max(size, LEAST_WEIGHT);
    bytes += weight;
    waiting.add(new Entry(weight, task));
    if (!running) {
      running = true;
      try {
        pool.execute(this::work);
      } catch (RejectedExecutionException e) {
        // The server has ended, and its sessions with it.
        waiting.clear();
      }
    }
  }

  /** Asks for the next frame, now or as soon as there is room. */
  void more() {
    synchronized (this) {
      demandOwed = bytes >= ROOM;
      if (demandOwed) {
        return;
      }
    }
    demand.run();
  }

  private void work() {
    Entry entry;
    while ((entry = next()) != null) {
      try {
        entry.task.run();
      } finally {
        done(entry);
      }
    }
  }

  private synchronized Entry next() {
    running = !waiting.isEmpty();
    return waiting.poll();
  }

  private void done(Entry entry) {
    synchronized (this) {
      bytes -= entry.bytes;
      if (!demandOwed || bytes >= ROOM) {
        return;
      }
      demandOwed = false;
    }
    try {
      demand.run();
    } catch (RejectedExecutionException e) {
      // The server has ended: nothing more is read.
    }
  }
}
