package org.ccexecutor.acceptance.server;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Does what may never come back, and gives up on it at a deadline. */
final class Bounded {
  private Bounded() {}

  /**
   * Does something in a thread of its own.
   *
   * @throws TimeoutException if it is not done in time; it is told to stop, and not waited for
   * @throws ExecutionException if it fails, with the reason as its cause
   */
  static <T> T within(Duration deadline, Callable<T> work)
      throws TimeoutException, ExecutionException {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "bounded work");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("interrupted");
    } finally {
      task.cancel(true);
    }
  }
}
