package org.ccexecutor.acceptance.endurance;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The threads of this JVM. */
final class Threads {
  /** Pools keep a thread without work for a minute at most. */
  private static final long IDLE_MILLIS = 90_000;

  /** What a thread is in while it waits for work only for a while. */
  private static final List<String> WAITING_FOR_A_WHILE = List.of("poll", "awaitWork");

  private Threads() {}

  /**
   * Waits for the threads to end that do so by themselves when they have had no work for a while:
   * how many of them there are right after a run says nothing.
   *
   * @return how many threads are left, by their names without numbers
   */
  static Map<String, Long> whenIdleOnesHaveEnded() {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS);
    Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> waitsForAWhile(thread.getValue()))
        .forEach(thread -> awaitEnd(thread.getKey(), deadline));
    return Thread.getAllStackTraces().keySet().stream()
        .collect(
            Collectors.groupingBy(
                thread -> thread.getName().replaceAll("[0-9]+", "#"),
                TreeMap::new,
                Collectors.counting()));
  }

  static int sum(Map<String, Long> threads) {
    return Math.toIntExact(threads.values().stream().mapToLong(Long::longValue).sum());
  }

  private static boolean waitsForAWhile(StackTraceElement[] stack) {
    return Arrays.stream(stack)
            .anyMatch(frame -> WAITING_FOR_A_WHILE.contains(frame.getMethodName()))
        && Arrays.stream(stack).anyMatch(Threads::isOfAPool);
  }

  private static boolean isOfAPool(StackTraceElement frame) {
    return frame.getClassName().equals(ThreadPoolExecutor.class.getName())
        || frame.getClassName().equals(ForkJoinPool.class.getName());
  }

  private static void awaitEnd(Thread thread, long deadline) {
    try {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      thread.join(Math.max(1, left));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
