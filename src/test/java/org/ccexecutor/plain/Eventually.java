package org.ccexecutor.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what cannot be heard, only looked at. */
final class Eventually {
  private static final int LOOK_MILLIS = 10;

  private Eventually() {}

  /** Whether the condition comes true in time. */
  static boolean within(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Whether a process does not exist any more, or is a zombie, within five seconds. */
  static boolean isGone(long pid) {
    return within(Duration.ofSeconds(5), () -> "Z".equals(state(pid)) || state(pid).isEmpty());
  }

  /** Whether a process stands still, soon. */
  static boolean isStopped(long pid) {
    return within(Duration.ofSeconds(5), () -> "T".equals(state(pid)));
  }

  private static String state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    } catch (IOException e) {
      return "";
    }
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
