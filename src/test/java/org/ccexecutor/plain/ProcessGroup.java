package org.ccexecutor.plain;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that leads its own group, and all that it has started and that has stayed in the group.
 */
final class ProcessGroup {
  private static final String KILL =
      "group=$1; shift; for signal; do kill \"-$signal\" -- \"-$group\" || exit 1; done";

  /** The group comes into being a moment after its leader; this is long past that moment. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int PAUSE_MILLIS = 5;

  private final Process leader;

  ProcessGroup(Process leader) {
    this.leader = leader;
  }

  /** Sends these signals, in order, to everybody in the group. */
  void signal(String... names) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      boolean alive = true;
      while (alive) {
        // Asked before the signal is sent: where a dead leader's group does not exist, it never
        // will.
        alive = leader.isAlive() && System.nanoTime() < deadline;
        if (kill(names)) {
          return;
        }
        leader.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether anybody is left in the group. */
  boolean exists() {
    try {
      return kill("0");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Java can signal one process alone: bash, which is there anyway, signals a group. */
  private boolean kill(String... names) throws InterruptedException {
    List<String> words =
        new ArrayList<>(List.of("bash", "-c", KILL, "kill", String.valueOf(leader.pid())));
    Collections.addAll(words, names);
    try {
      Process kill =
          new ProcessBuilder(words)
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      kill.getOutputStream().close();
      return kill.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
