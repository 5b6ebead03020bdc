package org.ccexecutor.plain;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/**
 * What all connections of one server share.
 *
 * @param options how the server runs
 * @param room one permit for each session that may still be opened
 * @param workers threads for what waits
 * @param clock threads for what is due later
 * @param startedAt when the server started, by {@link System#nanoTime}
 */
record Shared(
    Options options,
    Semaphore room,
    ExecutorService workers,
    ScheduledExecutorService clock,
    long startedAt) {

  int openSessions() {
    return options.maxSessions() - room.availablePermits();
  }
}
