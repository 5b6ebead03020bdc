package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference server inside of the run: what is there when nothing else is. */
class EmbeddedTest {
  @TempDir Path logs;

  @Test
  void eachServerIsStartedWhenItIsAskedForAndEndsWithTheRun() {
    Servers servers = Given.servers(logs, "cc.servers", "embedded");
    assertThat(servers.known(), is(empty()));
    ServerUnderTest local = servers.get(ServerName.LOCAL);
    ServerUnderTest docker = servers.get(ServerName.DOCKER);
    assertThat(servers.known(), containsInAnyOrder(local, docker));
    assertThat(local.startedBy(), is(StartedBy.EMBEDDED));
    assertThat(local.token(), is(Optional.empty()));
    assertThat(docker.token(), is(Optional.of(Given.TOKEN)));
    assertThat(docker.heartbeat(), is(Duration.ofSeconds(1)));
    assertThat(local.address().port(), is(not(docker.address().port())));
    servers.close();
    assertThat(
        Eventually.isClosed(local.address().port()) && Eventually.isClosed(docker.address().port()),
        is(true));
  }

  @Test
  void twoRunsAtOnceNeverMeet() {
    try (Servers one = Given.servers(logs, "cc.servers", "embedded");
        Servers other = Given.servers(logs, "cc.servers", "embedded")) {
      assertThat(
          one.get(ServerName.LOCAL).address(), is(not(other.get(ServerName.LOCAL).address())));
    }
  }

  @Test
  void inTheModeEmbeddedNothingElseIsLookedAt() {
    Path trace = logs.resolve("trace");
    try (PlainServer running = PlainServer.start(Options.standard());
        Servers servers =
            Given.servers(
                logs,
                "cc.servers",
                "embedded",
                "cc.docker.url",
                Given.url(running.port()),
                "cc.docker.start",
                "touch '" + trace + "'",
                "cc.docker.image",
                "localhost/there-is-no-such-image:1")) {
      assertThat(servers.get(ServerName.DOCKER).startedBy(), is(StartedBy.EMBEDDED));
      assertThat(Files.exists(trace), is(false));
    }
  }

  @Test
  void whatServersOfEarlierRunsHavePrintedIsRemoved() throws IOException {
    for (String name : List.of("local.log", "docker.log", "notes.txt")) {
      Files.writeString(logs.resolve(name), "an earlier run");
    }
    Given.servers(logs, "cc.servers", "embedded").close();
    try (Stream<Path> left = Files.list(logs)) {
      assertThat(left.toList(), is(List.of(logs.resolve("notes.txt"))));
    }
  }

  @Test
  void nothingIsStartedAfterTheRun() {
    Servers servers = Given.servers(logs, "cc.servers", "embedded");
    servers.close();
    assertThat(
        assertThrows(CouldNotTell.class, () -> servers.get(ServerName.LOCAL)).getMessage(),
        is("The run has ended."));
  }
}
