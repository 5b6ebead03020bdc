package org.ccexecutor.reference.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A started command: leader of its own process group, and known to this server through its
 * supervisor.
 */
public final class SupervisedProcess {

  private static final int LAST_ORDINARY_CODE = 128; // above it: died by a signal
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final Process supervisor;
  private final CompletableFuture<Process> end;
  private final long pid;
  private final MarkedStream stdout;
  private final MarkedStream stderr;

  private SupervisedProcess(Process supervisor, long pid, String mark) {
    this.supervisor = supervisor;
    this.end = supervisor.onExit(); // once: each may cost a thread
    this.pid = pid;
    this.stdout = new MarkedStream(supervisor.getInputStream(), mark);
    this.stderr = new MarkedStream(supervisor.getErrorStream(), mark);
  }

  /** The command of this pid, whose output ends with the mark. */
  static SupervisedProcess of(Process supervisor, long pid, String mark) {
    SupervisedProcess process = new SupervisedProcess(supervisor, pid, mark);
    process.whenGone(process::bury);
    return process;
  }

  /** The pid of the command's shell. */
  public long pid() {
    return pid;
  }

  /** The id of its process group: the same number. */
  public long pgid() {
    return pid;
  }

  /** What it prints to stdout. */
  public MarkedStream stdout() {
    return stdout;
  }

  /** What it prints to stderr. */
  public MarkedStream stderr() {
    return stderr;
  }

  /**
   * Sends a signal; without effect when the target is gone.
   *
   * @param signal its name without {@code SIG}
   * @param target a pid, or the negative id of a group
   */
  public synchronized void signal(String signal, long target) {
    try {
      OutputStream control = supervisor.getOutputStream();
      control.write((signal + ' ' + target + '\n').getBytes(StandardCharsets.US_ASCII));
      control.flush();
    } catch (IOException e) {
      // The supervisor has ended, and what it watched over with it.
    }
  }

  /** Kills the group, whatever is left of it, and ends the supervisor. */
  public synchronized void kill() {
    try {
      supervisor.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /** Runs a task when nothing of the group is left, or its supervisor was killed. */
  public void whenGone(Runnable task) {
    end.thenRun(task);
  }

  /** Waits until nothing of the group is left; false when the time is over before. */
  public boolean awaitGone(Duration time) {
    try {
      return supervisor.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Reads on and throws away what is printed after the end of the shell, until nothing of the group
   * is left.
   */
  public void drain() {
    boolean interrupted = false;
    while (!interrupted && !awaitGone(LOOK_AGAIN)) {
      discard(supervisor.getInputStream());
      discard(supervisor.getErrorStream());
      interrupted = Thread.currentThread().isInterrupted();
    }
  }

  /**
   * A supervisor that was killed takes its group along. Its watcher would see to that at the end of
   * the input, but a command that kills its parent at once may do so before there is a watcher.
   */
  private void bury() {
    kill();
    if (supervisor.exitValue() > LAST_ORDINARY_CODE) {
      try {
        new ProcessBuilder("bash", "-c", "kill -s KILL -- -" + pgid()).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void discard(InputStream output) {
    try {
      output.skip(output.available());
    } catch (IOException e) {
      // Closed: nothing more to throw away.
    }
  }
}
