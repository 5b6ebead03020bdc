package org.ccexecutor.reference;

import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Lends the threads of a server to Jetty. */
final class JettyThreads implements ThreadPool {

  private final ThreadPoolExecutor pool;

  JettyThreads(ThreadPoolExecutor pool) {
    this.pool = pool;
  }

  @Override
  public void execute(Runnable task) {
    pool.execute(task);
  }

  @Override
  public void join() throws InterruptedException {
    pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
  }

  @Override
  public int getThreads() {
    return pool.getPoolSize();
  }

  @Override
  public int getIdleThreads() {
    return pool.getPoolSize() - pool.getActiveCount();
  }

  @Override
  public boolean isLowOnThreads() {
    return false;
  }
}
