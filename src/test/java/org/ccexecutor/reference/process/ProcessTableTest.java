package org.ccexecutor.reference.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process whose main thread has ended while another one lives. */
class ProcessTableTest {
  /** Perl has no name for the end of a thread, only the number of the system call. */
  private static final String COMMAND =
      """
      exec perl -Mthreads -e '
        threads->create(sub {
          do { select undef, undef, undef, 0.01; open F, "/proc/$$/stat" } until <F> =~ /\\) Z/;
          syswrite STDOUT, "ended\\n";
          sleep 20;
        })->detach;
        syscall 60, 0'
      """;

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void livesAndCanBePausedAndKilled() throws Exception {
    assumeTrue(hasThreadsInPerl(), "There is no Perl with threads.");
    try (Launcher launcher = new Launcher()) {
      CommandProcess process = launcher.launch(COMMAND);
      assertThat(new OutputPump().decode(process.stdout().next()), is("ended\n"));
      assertThat("dead", ProcessTable.isDead(process.pgid()), is(false));
      assertThat(new ProcessControl().pause(process), is(ProcessControl.Pause.STILL));
      process.kill();
      assertThat("gone", process.awaitGone(Duration.ofSeconds(2)), is(true));
    }
  }

  private static boolean hasThreadsInPerl() throws InterruptedException {
    try {
      return new ProcessBuilder("perl", "-Mthreads", "-e", "0").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
