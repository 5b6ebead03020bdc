package org.ccexecutor.reference.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guard does when nobody tells it anything any more. */
class GuardTest {
  private static final String PRINTING = "exec 3<>\"$0\" && echo ready && exec sleep 1000 >&3";

  @TempDir Path parent;
  private Path directory;
  private Process guard;
  private Process untold;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    directory = Files.createDirectory(parent.resolve("a b"));
    String pipe = directory.resolve("0").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor(), is(0));
    guard =
        new ProcessBuilder(Shell.PROGRAM, "-c", Guard.SCRIPT, "guard", directory.toString())
            .start();
    untold = new ProcessBuilder(Shell.PROGRAM, "-c", PRINTING, pipe).start();
    assertThat(untold.inputReader().readLine(), is("ready"));
  }

  @AfterEach
  void end() {
    untold.destroyForcibly();
    guard.destroyForcibly();
  }

  @Test
  void killsWhatAKilledServerHadNoTimeToTellOf() throws Exception {
    guard.getOutputStream().close();
    assertThat("killed", untold.waitFor(5, TimeUnit.SECONDS), is(true));
    assertThat("ended", guard.waitFor(5, TimeUnit.SECONDS), is(true));
    assertThat("there", Files.exists(directory), is(false));
  }

  @Test
  void looksForNothingWhenItsServerHasEnded() throws Exception {
    guard.getOutputStream().write("end\n".getBytes(StandardCharsets.US_ASCII));
    guard.getOutputStream().close();
    assertThat("ended", guard.waitFor(5, TimeUnit.SECONDS), is(true));
    assertThat("alive", untold.isAlive(), is(true));
    assertThat("there", Files.exists(directory), is(false));
  }
}
