package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what cannot be heard, only looked at. */
final class Eventually {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private Eventually() {}

  /** Whether the condition comes true in time. */
  static boolean within(int seconds, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return true;
  }

  /** Whether a process is gone within ten seconds. */
  static boolean isGone(long pid) {
    return within(10, () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  /** Whether a port of this machine is closed within ten seconds. */
  static boolean isClosed(int port) {
    return within(10, () -> !isOpen(port));
  }

  /** Whether something listens on a port of this machine now. */
  static boolean isOpen(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** The number that a process writes into a file, sooner or later. */
  static long number(Path file) throws IOException {
    if (!within(60, () -> text(file).endsWith("\n"))) {
      throw new AssertionError("Nothing was written to " + file);
    }
    return Long.parseLong(text(file).strip());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
