package org.ccexecutor.reference.process;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All processes of a server of which something is left: none survives its server. */
public final class LiveProcesses implements AutoCloseable {

  private static final Duration FOR_THE_KILLED_TO_GO = Duration.ofSeconds(2);

  private final Set<CommandProcess> processes = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Takes note of a process that has started; one that comes too late is killed. */
  public void add(CommandProcess process) {
    processes.add(process);
    process.whenGone(() -> processes.remove(process));
    if (closed) {
      process.kill();
    }
  }

  /** Kills them all, and waits until they are gone, or for two seconds in all. */
  @Override
  public void close() {
    closed = true;
    processes.forEach(CommandProcess::kill);
    long deadline = System.nanoTime() + FOR_THE_KILLED_TO_GO.toNanos();
    for (CommandProcess process : processes) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return;
      }
      process.awaitGone(Duration.ofNanos(left));
    }
  }
}
