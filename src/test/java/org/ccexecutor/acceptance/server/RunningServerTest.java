package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What listens already is the server that is judged, and nothing takes its place. */
class RunningServerTest {
  @TempDir Path logs;

  @Test
  void whatListensIsTheOneThatIsJudged() {
    try (PlainServer running = PlainServer.start(Options.standard());
        Servers servers = Given.servers(logs, "cc.local.url", Given.url(running.port()))) {
      ServerUnderTest server = servers.get(ServerName.LOCAL);
      assertThat(server.startedBy(), is(StartedBy.RUNNING));
      assertThat(server.address().toString(), is(Given.url(running.port())));
      assertThat(server.room().limit(), is(Optional.of(100)));
      servers.close();
      assertThat("it runs on after the run", Eventually.isOpen(running.port()), is(true));
    }
  }

  @Test
  void alsoIfItAnswersBadly() throws IOException {
    try (Impostor bad = Impostor.saying("HTTP/1.1 500 Oh dear\r\nContent-Length: 0\r\n\r\n");
        Servers servers = Given.servers(logs, "cc.local.url", Given.url(bad.port()))) {
      assertThat(servers.get(ServerName.LOCAL).startedBy(), is(StartedBy.RUNNING));
    }
  }

  @Test
  @Timeout(30)
  void alsoIfItsAnswerNeverEnds() throws IOException {
    byte[] half =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
            .getBytes(StandardCharsets.US_ASCII);
    Impostor.Conduct slow =
        client -> {
          client.getInputStream().read();
          client.getOutputStream().write(half);
          client.getInputStream().readAllBytes();
        };
    try (Impostor stuck =
            Impostor.on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), slow);
        Servers servers = Given.servers(logs, "cc.local.url", Given.url(stuck.port()))) {
      assertThat(servers.get(ServerName.LOCAL).room().limit(), is(Optional.empty()));
    }
  }

  @Test
  @Timeout(30)
  void oneLookInVainDoesNotCount() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 19\r\n\r\n";
    AtomicInteger looks = new AtomicInteger();
    Impostor.Conduct busy =
        client -> {
          byte[] request = new byte[8_192];
          int length = client.getInputStream().read(request);
          boolean look =
              new String(request, 0, Math.max(0, length), StandardCharsets.US_ASCII)
                  .startsWith("GET /health ");
          // The first look is that of whoever asks whether anybody is there.
          String page = look && looks.incrementAndGet() <= 2 ? "{" : "{\"max_sessions\": 7}";
          client.getOutputStream().write((head + page).getBytes(StandardCharsets.US_ASCII));
        };
    try (Impostor once =
            Impostor.on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), busy);
        Servers servers = Given.servers(logs, "cc.local.url", Given.url(once.port()))) {
      assertThat(servers.get(ServerName.LOCAL).room().limit(), is(Optional.of(7)));
    }
  }

  @Test
  void itGoesBeforeACommand() {
    Path trace = logs.resolve("trace");
    try (PlainServer running = PlainServer.start(Options.standard());
        Servers servers =
            Given.servers(
                logs,
                "cc.local.url",
                Given.url(running.port()),
                "cc.local.start",
                "touch '" + trace + "'")) {
      assertThat(servers.get(ServerName.LOCAL).startedBy(), is(StartedBy.RUNNING));
      assertThat(
          servers.get(ServerName.LOCAL).origin(),
          startsWith("already running (cc.local.start was not used: "));
      assertThat(Files.exists(trace), is(false));
    }
  }

  @Test
  void itMayListenOnTheOtherAddressOfLocalhost() throws IOException {
    InetAddress other = InetAddress.getByName("::1");
    assumeTrue(hasIpv6(other), "this machine has no ::1");
    String page = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    ServerSocket listener = new ServerSocket(0, 50, other);
    Impostor.Conduct polite =
        client -> {
          client.getInputStream().read();
          client.getOutputStream().write(page.getBytes(StandardCharsets.US_ASCII));
        };
    try (Impostor six = Impostor.on(listener, polite);
        Servers servers = Given.servers(logs, "cc.local.url", Given.url(six.port()))) {
      assertThat(
          servers.get(ServerName.LOCAL).address().toString(),
          is("ws://[::1]:" + six.port() + "/ws/mcp"));
    }
  }

  private static boolean hasIpv6(InetAddress address) {
    try (ServerSocket socket = new ServerSocket(0, 1, address)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void nothingTakesThePlaceOfAnAddressThatWasSet() {
    int port = Given.freePort();
    assertThat(
        missing(ServerName.LOCAL, "cc.local.url", Given.url(port)),
        is(
            "The local server cannot be reached: nothing listens at ws://localhost:"
                + port
                + "/ws/mcp. The address was set, so no"
                + " other server takes its place. Start it (python -m uvicorn cc_executor.core.main:app --port "
                + port
                + "), name another"
                + " address (-Dcc.local.url=…), or let the run use its own (-Dcc.servers=embedded)."));
  }

  @Test
  void inTheModeRunningNothingIsStarted() {
    Path trace = logs.resolve("trace");
    int port = Given.freePort();
    assertThat(
        missing(
            ServerName.DOCKER,
            "cc.servers",
            "running",
            "cc.docker.url",
            Given.url(port),
            "cc.docker.start",
            "touch '" + trace + "'",
            "cc.docker.image",
            "localhost/there-is-no-such-image:1"),
        is(
            "The docker server cannot be reached: nothing listens at ws://localhost:"
                + port
                + "/ws/mcp. Start it (docker run -p"
                + " "
                + port
                + ":8003 -e AUTH_TOKEN=your-secret-token cc-executor:latest), name another address (-Dcc.docker.url=…), or"
                + " skip its scenarios (-Dcc.server=local -Dcucumber.filter.tags='not @docker')."));
    assertThat(Files.exists(trace), is(false));
  }

  @Test
  void aHostThatDoesNotExistIsNamed() {
    assertThat(
        missing(ServerName.LOCAL, "cc.local.url", "ws://no-such-host.invalid:8003/ws/mcp"),
        is(
            "The local server cannot be reached: the host name no-such-host.invalid cannot be resolved."
                + " Check the name, name another address (-Dcc.local.url=…), or let the run use its own (-Dcc.servers=embedded)."));
  }

  @Test
  void noCommandIsOfferedThatStartsNothingThere() {
    int port = Given.freePort();
    String others = " Start it, name another address (-Dcc.local.url=…), or ";
    assertThat(
        missing(ServerName.LOCAL, "cc.local.url", "wss://localhost:" + port + "/ws/mcp"),
        containsString(others));
    assertThat(
        missing(ServerName.LOCAL, "cc.local.url", "ws://255.255.255.255:8003/ws/mcp"),
        containsString(others));
    assertThat(
        missing(ServerName.LOCAL, "cc.local.url", "ws://127.0.0.1:" + port + "/ws/mcp"),
        containsString(" Start it (python "));
  }

  @Test
  void anImageBesideAnAddressIsSaidNotToBeUsed() {
    assertThat(
        missing(
            ServerName.DOCKER,
            "cc.docker.url",
            Given.url(Given.freePort()),
            "cc.docker.image",
            "localhost/there-is-no-such-image:1"),
        containsString(
            " cc.docker.image is not used: a container has an address of its own, and cc.docker.url names another. "));
  }

  @Test
  void nothingIsStartedWhereNobodyCanTellWhetherSomethingListens() throws IOException {
    Path trace = logs.resolve("trace");
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // It accepts nobody, and its queue is full.
      while (joins(queue, busy)) {}
      String url = "ws://127.0.0.1:" + busy.getLocalPort() + "/ws/mcp";
      assertThat(
          missing(
              ServerName.LOCAL,
              "cc.local.url",
              url,
              "cc.local.start",
              "touch '" + trace + "'",
              "cc.patience",
              "0.1"),
          startsWith(
              "The local server cannot be reached: nobody can tell whether anything listens at "
                  + url
                  + ": no connection came about within 0.2 s. Start it ("));
      assertThat(Files.exists(trace), is(false));
    } finally {
      for (Socket socket : queue) {
        socket.close();
      }
    }
  }

  private static boolean joins(List<Socket> queue, ServerSocket busy) throws IOException {
    Socket socket = new Socket();
    queue.add(socket);
    try {
      socket.connect(busy.getLocalSocketAddress(), 200);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  @Test
  void norWhereTheWayThereFails() {
    Path trace = logs.resolve("trace");
    // No machine can be reached at this address, for one reason or another.
    String url = "ws://255.255.255.255:8003/ws/mcp";
    assertThat(
        missing(ServerName.LOCAL, "cc.local.url", url, "cc.local.start", "touch '" + trace + "'"),
        startsWith(
            "The local server cannot be reached: nobody can tell whether anything listens at "
                + url
                + ": "));
    assertThat(Files.exists(trace), is(false));
  }

  @Test
  void itIsLookedForOnceAndMissedOnce() {
    try (Servers servers = Given.servers(logs, "cc.local.url", Given.url(Given.freePort()))) {
      String first =
          assertThrows(CouldNotTell.class, () -> servers.get(ServerName.LOCAL)).getMessage();
      assertThat(
          assertThrows(CouldNotTell.class, () -> servers.get(ServerName.LOCAL)).getMessage(),
          is(first));
      assertThat(servers.missing(), is(java.util.List.of(first)));
      assertThat(servers.known(), is(empty()));
    }
  }

  private String missing(ServerName name, String... settings) {
    try (Servers servers = Given.servers(logs, settings)) {
      return assertThrows(CouldNotTell.class, () -> servers.get(name)).getMessage();
    }
  }
}
