package org.ccexecutor.reference.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Stops, continues and ends the process groups of commands. */
public class ProcessControl {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long LOOK_SOON_NANOS = 500_000;

  /** How a pause came out. */
  public enum Pause {
    /** The whole group stands still. */
    STILL,
    /** There was nothing left to stop. */
    GONE,
    /** It could not be stopped, and goes on. */
    REFUSED
  }

  /** Stops the group; returns when it stands still. */
  public Pause pause(CommandProcess process) {
    signal(process, "STOP");
    if (!ProcessTable.exists()) {
      return Pause.STILL;
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
      if (!isLeader(process, state -> !isStill(state))) {
        List<Character> states = ProcessTable.states(target(process));
        if (states.isEmpty()) {
          return Pause.GONE;
        }
        if (states.stream().allMatch(this::isStill)) {
          return Pause.STILL;
        }
      }
      LockSupport.parkNanos(LOOK_SOON_NANOS);
    }
    signal(process, "CONT");
    return Pause.REFUSED;
  }

  /** Lets the group go on; returns when it does. */
  public void resume(CommandProcess process) {
    signal(process, "CONT");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline
        && !Thread.currentThread().isInterrupted()
        && (isLeader(process, this::isStill)
            || ProcessTable.states(target(process)).stream().anyMatch(this::isStill))) {
      LockSupport.parkNanos(LOOK_SOON_NANOS);
    }
  }

  /** Asks the group to end, also one that is paused. */
  public void terminate(CommandProcess process) {
    signal(process, "TERM");
    signal(process, "CONT");
  }

  /** How long the group may take to end before it is killed. */
  public Duration grace() {
    return Duration.ofSeconds(1);
  }

  /** Kills what is left of the group. */
  public void kill(CommandProcess process) {
    process.kill();
  }

  /** Waits until the group has ended, or for as long as it takes to kill it and a little more. */
  public void awaitEnd(CommandProcess process) {
    process.awaitGone(grace().plus(PATIENCE));
  }

  /** Sends a signal. */
  protected void signal(CommandProcess process, String name) {
    process.signal(name, target(process));
  }

  /** Whom signals go to: the whole group. */
  protected long target(CommandProcess process) {
    return -process.pgid();
  }

  /**
   * Whether the leader of the group lives in such a state: as long as it tells enough, nobody has
   * to go through all processes of the machine.
   */
  private static boolean isLeader(CommandProcess process, Predicate<Character> state) {
    return ProcessTable.states(process.pid()).stream().anyMatch(state);
  }

  /** Whether a state means stopped. */
  protected boolean isStill(char state) {
    return state == 'T' || state == 't';
  }
}
