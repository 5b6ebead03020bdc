package org.ccexecutor.reference;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of one server: a pool that grows as work comes, since a thread may wait for a client
 * that does not read, and one more that keeps the time. All are daemons.
 */
final class Threads implements AutoCloseable {

  private static final int IDLE_SECONDS = 2;

  private final ThreadPoolExecutor pool;
  private final ScheduledThreadPoolExecutor clock;

  Threads() {
    pool =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            named("reference-server"));
    clock = new ScheduledThreadPoolExecutor(1, named("reference-clock"));
    clock.setRemoveOnCancelPolicy(true);
  }

  ThreadPoolExecutor pool() {
    return pool;
  }

  ScheduledThreadPoolExecutor clock() {
    return clock;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    pool.shutdownNow();
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
