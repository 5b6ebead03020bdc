package org.ccexecutor.reference.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The dead whom nobody buries, as in a container without an init. */
class UnburiedTest {
  /**
   * Its child stays in the group of the command, and is dead as soon as the command is: but who
   * would have to bury it has left the group, and sleeps.
   */
  private static final String COMMAND =
      "(sleep 0.1 & exec setsid sleep 20 <&- >&- 2>&-) & sleep 0.2; echo $!";

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepNobodyWaiting() throws Exception {
    try (Launcher launcher = new Launcher()) {
      CommandProcess process = launcher.launch(COMMAND);
      StringBuilder printed = new StringBuilder();
      new OutputPump().run(process.stdout(), printed::append);
      ProcessHandle undertaker =
          ProcessHandle.of(Long.parseLong(printed.toString().strip())).orElseThrow();
      try {
        assertThat("gone", process.awaitGone(Duration.ofSeconds(2)), is(true));
        assertThat("nobody else buried it", undertaker.isAlive(), is(true));
      } finally {
        undertaker.destroyForcibly();
      }
    }
  }
}
