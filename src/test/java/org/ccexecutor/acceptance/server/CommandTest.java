package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A server that is started by a command line, as a process of its own. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class CommandTest {
  private static final String IMPATIENT = "0.1";

  @TempDir Path logs;
  private final int port = Given.freePort();

  @Test
  void itIsStartedWithItsTokenAndEndsWithTheRun() throws IOException {
    String command = "echo \"token is $AUTH_TOKEN\"; " + Given.referenceServer(port);
    try (Servers servers =
        Given.servers(logs, "cc.docker.url", Given.url(port), "cc.docker.start", command)) {
      ServerUnderTest server = servers.get(ServerName.DOCKER);
      assertThat(server.startedBy(), is(StartedBy.COMMAND));
      assertThat(server.token(), is(Optional.of(Given.TOKEN)));
      assertThat(server.heartbeat(), is(Duration.ofSeconds(30)));
      assertThat(server.room().limit(), is(Optional.of(100)));
    }
    assertThat(Eventually.isOpen(port), is(false));
    assertThat(
        Files.readString(logs.resolve("docker.log")),
        is(
            "token is «token»\nCC Executor reference server listens on ws://localhost:"
                + port
                + "/ws/mcp, with a token\n"));
  }

  @Test
  void theLocalServerGetsNoToken() throws IOException {
    try (Servers servers =
        servers("echo \"token is ${AUTH_TOKEN-not set}\"; " + Given.plainServer(port), "1")) {
      assertThat(servers.get(ServerName.LOCAL).token(), is(Optional.empty()));
      assertThat(
          servers.get(ServerName.LOCAL).origin(),
          startsWith("started by the command \"echo \"token is ${AUTH_TOKEN-not set}\"; "));
      assertThat(Files.readString(logs.resolve("local.log")), startsWith("token is not set\n"));
    }
  }

  @Test
  void oneThatDiesAtOnceIsNotWaitedFor() {
    long begun = System.nanoTime();
    assertThat(
        missing("echo No module named uvicorn >&2; exit 3", "1"),
        is(
            "The command that is set as cc.local.start ended before the server was healthy: exit code 3. Its whole output is in "
                + logs.resolve("local.log")
                + "; the last lines:\n    No module named uvicorn"));
    assertThat(System.nanoTime() - begun < Duration.ofSeconds(10).toNanos(), is(true));
  }

  @Test
  void oneThatDoesNotExistIsNamedByTheShell() {
    assertThat(
        missing("no-such-program --port 1", "1"),
        allOf(
            containsString("exit code 127."),
            containsString("no-such-program: command not found")));
  }

  @Test
  void oneThatGoesIntoTheBackgroundIsToldToStay() throws IOException {
    Path pid = logs.resolve("pid");
    assertThat(
        missing("sleep 1000 & echo $! > '" + pid + "'", "1"),
        containsString(
            "it went into the background or did nothing (exit code 0), and has to stay in the foreground. It printed nothing."));
    assertThat(Eventually.isGone(Eventually.number(pid)), is(true));
  }

  @Test
  void whatTheShellSaysOfItsJobsIsNoOutputOfTheServer() {
    for (int i = 0; i < 20; i++) {
      assertThat(missing("true &", "1"), endsWith(" It printed nothing."));
    }
  }

  @Test
  void onlyTheLastLinesAreShownAndNoToken() {
    String sentence =
        missing(
            "for i in {1..100}; do echo \"line $i " + Given.TOKEN.secret() + "\"; done; exit 1",
            "1");
    assertThat(
        sentence,
        allOf(containsString("\n    line 91 «token»\n"), containsString("\n    line 100 «token»")));
    assertThat(
        sentence,
        allOf(not(containsString("line 90 ")), not(containsString(Given.TOKEN.secret()))));
  }

  @Test
  void oneThatNeverGetsHealthyIsGivenUpAndEnded() throws IOException {
    Path pid = logs.resolve("pid");
    try (Servers servers =
        servers(
            "echo $$ > '" + pid + "'; echo waiting for the database; exec sleep 1000", IMPATIENT)) {
      assertThat(
          assertThrows(CouldNotTell.class, () -> servers.get(ServerName.LOCAL)).getMessage(),
          is(
              "The command that is set as cc.local.start did not bring up a server that is healthy at http://localhost:"
                  + port
                  + "/health within 6.0 s (nothing listens there). If it listens elsewhere, say so (-Dcc.local.url=ws://…). Its whole output is in "
                  + logs.resolve("local.log")
                  + "; the last lines:\n    waiting for the database"));
      assertThat(
          "it is ended before the run is over",
          Eventually.isGone(Eventually.number(pid)),
          is(true));
    }
  }

  @Test
  void oneThatIgnoresItsEndIsEndedAllTheSame() throws IOException {
    Path pids = logs.resolve("pid");
    String stubborn =
        "trap '' TERM; setsid sleep 1000 & echo $! > '"
            + pids
            + "'; ("
            + Given.plainServer(port)
            + ") & while :; do wait; done";
    try (Servers servers = servers(stubborn, "0.5")) {
      servers.get(ServerName.LOCAL);
    }
    assertThat(Eventually.isClosed(port), is(true));
    assertThat(
        "a child in a session of its own is gone",
        Eventually.isGone(Eventually.number(pids)),
        is(true));
  }

  @Test
  void anotherServerThatTakesItsPortIsNotTakenForIt() throws Exception {
    Path begun = logs.resolve("begun");
    Path go = logs.resolve("go");
    String late =
        "echo $$ > '"
            + begun
            + "'; until [ -e '"
            + go
            + "' ]; do sleep 0.05; done; "
            + Given.referenceServer(port);
    CompletableFuture<String> told = CompletableFuture.supplyAsync(() -> missing(late, "1"));
    Eventually.number(begun);
    try (PlainServer other = PlainServer.start(Options.standard().withPort(port))) {
      Files.createFile(go);
      assertThat(
          told.get(20, TimeUnit.SECONDS),
          startsWith(
              "The command that is set as cc.local.start ended, and another server listens at "
                  + Given.url(port)
                  + ": exit code 1."));
      assertThat(told.join(), containsString("Cannot listen on localhost port " + port));
      assertThat("the other one is left alone", Eventually.isOpen(other.port()), is(true));
    }
  }

  @Test
  void oneThatDiesInTheMiddleOfTheRunIsNotStartedAgain() throws IOException {
    Path pid = logs.resolve("pid");
    try (Servers servers = servers("echo $$ > '" + pid + "'; " + Given.plainServer(port), "1")) {
      ServerUnderTest server = servers.get(ServerName.LOCAL);
      server.mustBeThere();
      ProcessHandle.of(Eventually.number(pid)).orElseThrow().destroyForcibly();
      assertThat(Eventually.within(10, server::isOver), is(true));
      assertThat(
          assertThrows(CouldNotTell.class, server::mustBeThere).getMessage(),
          startsWith(
              "The local server at "
                  + Given.url(port)
                  + " ended in the middle of the run: exit code 137. Its whole output is in "));
      assertThat(servers.get(ServerName.LOCAL) == server, is(true));
      assertThat(Eventually.isOpen(port), is(false));
    }
  }

  private Servers servers(String command, String patience) {
    return Given.servers(
        logs, "cc.local.url", Given.url(port), "cc.local.start", command, "cc.patience", patience);
  }

  private String missing(String command, String patience) {
    try (Servers servers = servers(command, patience)) {
      return assertThrows(CouldNotTell.class, () -> servers.get(ServerName.LOCAL)).getMessage();
    }
  }
}
