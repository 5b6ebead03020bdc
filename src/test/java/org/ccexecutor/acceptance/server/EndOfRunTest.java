package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that ends in the middle leaves nothing behind, however it ends. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class EndOfRunTest {
  @TempDir Path directory;
  private final int port = Given.freePort();
  private Path server;
  private Path child;

  @BeforeEach
  void choosePidFiles() {
    server = directory.resolve("server.pid");
    child = directory.resolve("child.pid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "KILL"})
  void theServerOfACommandEndsWithItsChildren(String signal) throws Exception {
    assumeFalse(
        signal.equals("INT") && ignoresInterrupts(),
        "SIGINT is ignored here, and so by every child");
    try (OtherRun run = begun(withChild(Given.plainServer(port)))) {
      assertThat(run.says(), is(Given.url(port)));
      run.signal(signal);
      assertThat(run.endsWithin(60), is(true));
      nothingIsLeft();
    }
  }

  @Test
  void alsoWhenTheWholeProcessGroupIsKilled() throws Exception {
    try (OtherRun run = begun(withChild(Given.plainServer(port)))) {
      run.says();
      run.killGroup();
      nothingIsLeft();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void alsoWhenItIsStillBeingWaitedFor(String signal) throws Exception {
    try (OtherRun run = begun(withChild("sleep 1000"))) {
      Eventually.number(server);
      run.signal(signal);
      assertThat("nobody waits for the server any more", run.endsWithin(60), is(true));
      nothingIsLeft();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void alsoAServerThatIgnoresItsEnd(String signal) throws Exception {
    try (OtherRun run = begun("trap '' TERM; " + withChild("while :; do sleep 1; done"))) {
      Eventually.number(server);
      run.signal(signal);
      assertThat(run.endsWithin(60), is(true));
      nothingIsLeft();
    }
  }

  /** A command that starts a child in a session of its own before. */
  private String withChild(String command) {
    return "setsid sleep 1000 & echo $! > '" + child + "'; echo $$ > '" + server + "'; " + command;
  }

  private OtherRun begun(String command) throws IOException {
    // Impatient, so that one that ignores its end is not waited for so long.
    return OtherRun.needing(
        ServerName.LOCAL,
        directory,
        "cc.local.url=" + Given.url(port),
        "cc.local.start=" + command,
        "cc.patience=0.4");
  }

  private void nothingIsLeft() throws IOException {
    assertThat("the server is gone", Eventually.isGone(Eventually.number(server)), is(true));
    assertThat("its child is gone", Eventually.isGone(Eventually.number(child)), is(true));
    assertThat("its port is free", Eventually.isClosed(port), is(true));
    assertThat(
        "its log is there",
        Files.exists(directory.resolve("target/acceptance-report/servers/local.log")),
        is(true));
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    String mask =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0");
    return new BigInteger(mask.substring("SigIgn:".length()).strip(), 16).testBit(1);
  }
}
