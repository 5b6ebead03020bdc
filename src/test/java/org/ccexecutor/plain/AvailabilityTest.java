package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server is there, says how it is, and lets nobody keep others out. */
class AvailabilityTest {
  private final PlainServer server = PlainServer.start(Options.standard());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void healthSaysHowItIs() throws Exception {
    JsonNode health = health();
    assertThat(health.path("status").asString(), is("healthy"));
    assertThat(health.path("active_sessions").asInt(-1), is(0));
    assertThat(health.path("max_sessions").asInt(), is(100));
    assertThat(health.path("uptime_seconds").isNumber(), is(true));
    assertThat(
        new JsonMapper().readTree(get("/healthz?x=y").body()).toString(),
        is("{\"status\":\"ok\"}"));
  }

  @Test
  void activeSessionsAreThoseThatAreOpen() throws Exception {
    Client one = Client.open(server);
    Client other = Client.open(server);
    assertThat(health().path("active_sessions").asInt(), is(2));
    one.close();
    assertThat(health().path("active_sessions").asInt(), is(1));
    other.cut();
    assertThat(
        Eventually.within(
            Duration.ofSeconds(5), () -> health().path("active_sessions").asInt() == 0),
        is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/ws",
        "/ws/mcp/",
        "/ws/mcpx",
        "/WS/MCP",
        "/ws%2Fmcp",
        "/health/",
        "//ws/mcp",
        "*"
      })
  void otherPathsAreRefused(String path) throws IOException {
    assertThat(
        raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"), startsWith("HTTP/1.1 404 "));
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense,400",
    "GET /health HTTP/2,400",
    "GET /health HTTP/1.1|no header,400",
    "POST /health HTTP/1.1,405",
    "GET /ws/mcp HTTP/1.1,426",
    "GET http://localhost/health HTTP/1.0,200"
  })
  void otherRequestsAreAnsweredToo(String head, int status) throws IOException {
    assertThat(raw(head.replace("|", "\r\n") + "\r\n\r\n"), startsWith("HTTP/1.1 " + status + " "));
  }

  @Test
  void aHandshakeNeedsVersionAndKey() throws IOException {
    String upgrade =
        "GET /ws/mcp HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    assertThat(
        raw(upgrade + "Sec-WebSocket-Version: 8\r\n\r\n"),
        containsString("Sec-WebSocket-Version: 13\r\n"));
    assertThat(
        raw(upgrade + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: short\r\n\r\n"),
        startsWith("HTTP/1.1 400 "));
    assertThat(raw(upgrade + "X: " + "x".repeat(17_000) + "\r\n\r\n"), startsWith("HTTP/1.1 431 "));
  }

  @Test
  void aBodyThatNobodyReadsDoesNotCutTheAnswerOff() throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(uri("/nowhere"))
                    .POST(BodyPublishers.ofString("x".repeat(100_000)))
                    .build(),
                BodyHandlers.ofString());
    assertThat(response.statusCode(), is(404));
  }

  @Test
  void pingsAreAnsweredWithTheSameBytes() throws Exception {
    Client client = Client.open(server);
    byte[] payload = {0, 1, -1, 'x'};
    assertThat(client.ping(payload), is(payload));
    assertThat(client.ping(new byte[0]), is(new byte[0]));
  }

  @Test
  void unfinishedHandshakesKeepNobodyOut() throws IOException {
    List<RawClient> unfinished = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      RawClient client = new RawClient(server);
      client.write("GET /ws/mcp HTTP/1.1\r\n");
      unfinished.add(client);
    }
    try (Client client = Client.open(server)) {
      assertThat(client.run("echo in").stdout(), is("in\n"));
    }
    for (RawClient client : unfinished) {
      client.close();
    }
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + server.port() + path);
  }

  private HttpResponse<String> get(String path) {
    try {
      return HttpClient.newHttpClient()
          .send(java.net.http.HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private JsonNode health() {
    return new JsonMapper().readTree(get("/health").body());
  }

  private String raw(String request) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.write(request);
      String head = client.head();
      client.awaitEnd();
      return head;
    }
  }
}
