package org.ccexecutor.acceptance.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ccexecutor.acceptance.contract.CouldNotTell;

/**
 * What has to be ended with a run. It is told of everything before that can go wrong, so that
 * nothing is left behind when the run ends in the middle of a start. Safe for use by several
 * threads.
 */
final class Cleanup implements AutoCloseable {
  private final Deque<Runnable> ends = new ArrayDeque<>();
  private boolean closed;

  /**
   * Ends this with the run.
   *
   * @throws CouldNotTell if the run has ended already; then this is ended at once
   */
  void add(Runnable end) {
    if (!keep(end)) {
      end.run();
      throw new CouldNotTell("The run has ended.");
    }
  }

  private synchronized boolean keep(Runnable end) {
    if (!closed) {
      ends.push(end);
    }
    return !closed;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Ends all, the youngest first. */
  @Override
  public void close() {
    Deque<Runnable> all;
    synchronized (this) {
      closed = true;
      all = new ArrayDeque<>(ends);
      ends.clear();
    }
    all.forEach(Runnable::run);
  }
}
