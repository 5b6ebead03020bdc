package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.testcontainers.DockerClientFactory;

/**
 * Removes a container when the run that has started it was killed: a small process beside the run,
 * which notices the end of the pipe between them.
 */
final class ContainerWatch {
  /**
   * Runs a process that neither a Ctrl-C in the terminal nor the end of the process group reaches.
   */
  private static final String APART =
      "trap '' HUP INT TERM; exec 3<&0 </dev/null; set -m; \"$@\" <&3 3<&- & exec 3<&-; wait";

  private static final int OVER = 1;
  private static final Duration TO_BE_MADE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

  private final OutputStream pipe;

  private ContainerWatch(OutputStream pipe) {
    this.pipe = pipe;
  }

  /**
   * Watches over a container that is about to be made.
   *
   * @throws IOException if there is no bash
   */
  static ContainerWatch over(String name) throws IOException {
    String java = ProcessHandle.current().info().command().orElse("java");
    String classPath = ManagementFactory.getRuntimeMXBean().getClassPath();
    List<String> watch =
        List.of(
            java,
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            ContainerWatch.class.getName(),
            name);
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", APART, "watch").redirectErrorStream(true);
    builder.command().addAll(watch);
    builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
    return new ContainerWatch(builder.redirectOutput(Redirect.DISCARD).start().getOutputStream());
  }

  /** The container is removed: there is nothing to watch any more. */
  void callOff() {
    try (pipe) {
      pipe.write(OVER);
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /** The container could not be removed: the watch tries it once more. */
  void mustRemove() {
    try {
      pipe.close();
    } catch (IOException e) {
      // It has ended already.
    }
  }

  /**
   * Waits for the end of the run, however it comes, and removes the container of this name if the
   * run has not. The engine may be about to make it for a run that is gone already, so it is looked
   * for again and again for a while.
   */
  public static void main(String[] arguments) throws IOException {
    if (System.in.read() != OVER) {
      long end = System.nanoTime() + TO_BE_MADE.toNanos();
      while (!isRemoved(arguments[0]) && System.nanoTime() < end) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  /** Removes the container; false if it is not there, not yet, or in a state to be waited for. */
  private static boolean isRemoved(String name) {
    try {
      DockerClientFactory.instance()
          .client()
          .removeContainerCmd(name)
          .withForce(true)
          .withRemoveVolumes(true)
          .exec();
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
