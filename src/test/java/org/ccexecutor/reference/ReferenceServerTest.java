package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReferenceServerTest {

  @Test
  void tellsItsHealth() throws Exception {
    try (ReferenceServer server =
            ReferenceServer.start(
                ReferenceOptions.standard().withMaxSessions(7).withToken("secret-token"));
        Client client = Client.greeted(server, "X-API-Key", "secret-token")) {
      HttpResponse<String> page = Http.get(server, "/health");
      JsonNode health = JsonMapper.shared().readTree(page.body());
      assertThat(page.statusCode(), is(200));
      assertThat(page.headers().firstValue("Content-Type").orElseThrow(), is("application/json"));
      assertThat(health.path("status").asString(), is("healthy"));
      assertThat(health.path("service").asString(), is("cc-executor-reference"));
      assertThat(health.path("version").asString(), is("1.0.0"));
      assertThat(health.path("active_sessions").asInt(), is(1));
      assertThat(health.path("max_sessions").asInt(), is(7));
      assertThat(health.path("uptime_seconds").isNumber(), is(true));
      assertThat(page.body(), not(containsString("secret")));
      assertThat(Http.get(server, "/healthz").body(), is("{\"status\":\"ok\"}"));
      assertThat(Http.get(server, "/").statusCode(), is(404));
      assertThat(Http.get(server, "/ws/mcp").statusCode(), is(401));
    }
  }

  @Test
  void saysThatWebSocketsAreNoPages() throws Exception {
    try (ReferenceServer server = ReferenceServer.start(ReferenceOptions.standard())) {
      assertThat(Http.get(server, "/ws/mcp").statusCode(), is(426));
    }
  }

  @Test
  void manyRunAtOnce() throws Exception {
    ReferenceServer.start(ReferenceOptions.standard()).close();
    List<ReferenceServer> servers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      servers.add(ReferenceServer.start(ReferenceOptions.standard()));
    }
    try {
      for (ReferenceServer server : servers) {
        assertThat(Http.get(server, "/healthz").statusCode(), is(200));
      }
    } finally {
      servers.forEach(ReferenceServer::close);
    }
  }

  @Test
  void itsEndEndsItsCommandsAndItsSocket() throws Exception {
    ReferenceServer server = ReferenceServer.start(ReferenceOptions.standard());
    Client client = Client.greeted(server);
    long running =
        client
            .execute("trap '' TERM; sleep 1000 & sleep 1001; echo")
            .next()
            .at("/result/pid")
            .asLong();
    Client other = Client.greeted(server);
    long left = other.run("sleep 1002 & echo").get(0).at("/result/pid").asLong();
    assertThat(running, greaterThan(0L));
    int port = server.port();
    server.close();
    assertThat(Groups.soon(() -> Groups.isGone(running)), is(true));
    assertThat(Groups.soon(() -> Groups.isGone(left)), is(true));
    assertThat(client.closeCode(), is(1001));
    assertThrows(
        ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }

  @Test
  void aTakenPortIsSaid() {
    try (ReferenceServer server = ReferenceServer.start(ReferenceOptions.standard())) {
      UncheckedIOException failure =
          assertThrows(
              UncheckedIOException.class,
              () -> ReferenceServer.start(ReferenceOptions.standard().withPort(server.port())));
      assertThat(failure.getCause().getCause(), instanceOf(BindException.class));
    }
  }

  @Test
  void theTokenIsNotInItsOptionsText() {
    assertThat(
        ReferenceOptions.standard().withToken("secret").toString(), not(containsString("secret")));
  }

  @Test
  void senselessOptionsAreRefused() {
    ReferenceOptions options = ReferenceOptions.standard();
    assertThrows(IllegalArgumentException.class, () -> options.withPort(65_536));
    assertThrows(IllegalArgumentException.class, () -> options.withToken(" "));
    assertThrows(IllegalArgumentException.class, () -> options.withHeartbeat(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> options.withMaxSessions(0));
    assertThrows(IllegalArgumentException.class, () -> options.withMessageBytes(0));
    assertThrows(IllegalArgumentException.class, () -> options.withNestingDepth(0));
  }
}
