package org.ccexecutor.reference.session;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.reference.process.CommandRun;

/**
 * Where a session runs its commands: one at a time, though something of an earlier one may be left.
 */
public final class Workplace implements CommandRun.Owner {

  private final Set<CommandRun> runs = new HashSet<>();
  private CommandRun current;
  private boolean closed;

  /** The command that runs now. */
  public synchronized Optional<CommandRun> current() {
    return Optional.ofNullable(current);
  }

  /**
   * Takes up a command that has just started; one that comes too late for the session ends at once.
   */
  public void take(CommandRun run) {
    synchronized (this) {
      runs.add(run);
      current = run;
      if (!closed) {
        return;
      }
    }
    run.abandon();
  }

  /** Ends all commands, and whatever comes later. */
  public void close() {
    synchronized (this) {
      closed = true;
    }
    runs().forEach(CommandRun::abandon);
  }

  /** All commands of which something is left. */
  public synchronized List<CommandRun> runs() {
    return List.copyOf(runs);
  }

  @Override
  public synchronized void free(CommandRun run) {
    if (current == run) {
      current = null;
    }
  }

  @Override
  public synchronized void gone(CommandRun run) {
    runs.remove(run);
  }
}
