package org.ccexecutor.reference.process;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A started command: a shell that leads its own process group, watched over by a guard. */
public final class CommandProcess {

  private static final Duration LOOK_SOON = Duration.ofMillis(5);
  private static final Duration LOOK_NOW_AND_THEN = Duration.ofMillis(100);

  private final Process shell;
  private final Guard guard;
  private final CompletableFuture<Void> gone;
  private final Fifo stdout;
  private final Fifo stderr;
  private final MarkedStream markedStdout;
  private final MarkedStream markedStderr;

  /** The command of this shell, which prints into these pipes. */
  CommandProcess(Launcher.Watched watched, Guard guard, Fifo stdout, Fifo stderr) {
    String mark = UUID.randomUUID().toString();
    this.shell = watched.shell();
    this.gone = watched.gone();
    this.guard = guard;
    this.stdout = stdout;
    this.stderr = stderr;
    this.markedStdout = new MarkedStream(stdout.output(), mark);
    this.markedStderr = new MarkedStream(stderr.output(), mark);
  }

  /** Waits for the end of the shell, and marks the end of its output. */
  void await() {
    try {
      int exitCode = shell.waitFor();
      stdout.write(markedStdout.mark(exitCode));
      stderr.write(markedStderr.mark(exitCode));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody waits for the end any more
    }
  }

  /** The pid of the command's shell. */
  public long pid() {
    return shell.pid();
  }

  /** The id of its process group: the same number. */
  public long pgid() {
    return shell.pid();
  }

  /** What it prints to stdout. */
  public MarkedStream stdout() {
    return markedStdout;
  }

  /** What it prints to stderr. */
  public MarkedStream stderr() {
    return markedStderr;
  }

  /**
   * Sends a signal; without effect when the target is gone.
   *
   * @param signal its name without {@code SIG}
   * @param target a pid, or the negative id of a group
   */
  public void signal(String signal, long target) {
    if (!gone.isDone()) {
      guard.signal(signal, target);
    }
  }

  /** Kills the group, whatever is left of it. */
  public void kill() {
    signal("KILL", -pgid());
  }

  /** Runs a task when nothing that lives is left of the group. */
  public void whenGone(Runnable task) {
    gone.thenRun(task);
  }

  /**
   * Waits until nothing that lives is left of a group that is to end; false when the time is over
   * before.
   */
  public boolean awaitGone(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    Duration pause = LOOK_SOON;
    boolean isGone = isGone(pause) || isDead();
    while (!isGone && System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
      pause = pause.compareTo(LOOK_NOW_AND_THEN) < 0 ? pause.multipliedBy(2) : pause;
      isGone = isGone(pause) || isDead();
    }
    return isGone;
  }

  /** Has a look taken, and waits for so long for what it shows. */
  private boolean isGone(Duration time) {
    if (!gone.isDone()) {
      guard.look(pgid());
    }
    try {
      gone.get(time.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Whether only dead processes are left of a group that is to end. The guard sees those too, until
   * the system has buried them, which may take seconds, or for ever in a container without an init;
   * but it is asked first, since it does not go through all processes of the machine.
   */
  private boolean isDead() {
    boolean isDead = ProcessTable.exists() && ProcessTable.isDead(pgid());
    if (isDead) {
      kill(); // what was born while the others were looked at
      guard.forget(pgid());
    }
    return isDead;
  }

  /**
   * Reads on and throws away what is printed after the end of the shell, until nothing of the group
   * is left.
   */
  public void drain() {
    while (!isGone(LOOK_NOW_AND_THEN) && !Thread.currentThread().isInterrupted()) {
      stdout.discard();
      stderr.discard();
    }
    stdout.close();
    stderr.close();
  }
}
