package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWithIgnoringCase;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session as an engineer would use it from plain Java, against a real server. */
class SessionTest {
  private static final String TOKEN = "a-token-of-the-test";
  private static final Duration SOON = Duration.ofSeconds(5);

  private final Secrets secrets = new Secrets(List.of(TOKEN));
  private final Connector connector = new Connector(secrets);
  private ReferenceServer server;

  @BeforeEach
  void start() {
    server =
        ReferenceServer.start(
            ReferenceOptions.standard().withToken(TOKEN).withHeartbeat(Duration.ofMillis(200)));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Handshake handshake() {
    return Handshake.at(URI.create("ws://127.0.0.1:" + server.port() + "/ws/mcp"));
  }

  private Connected connect(Handshake handshake) {
    return connector.connect(handshake, SOON, connector.transcript("the test"));
  }

  private Session open() {
    Session session = ((Connected.Open) connect(handshake().with("X-API-Key", TOKEN))).session();
    session.awaitMessage(0, message -> true, SOON).orElseThrow();
    return session;
  }

  @Test
  void aRefusalTellsItsStatusAndHeaders() {
    Connected refused = connect(handshake());
    assertThat(refused, is(instanceOf(Connected.Refused.class)));
    assertThat(((Connected.Refused) refused).status(), is(401));
    assertThat(((Connected.Refused) refused).headers().containsKey("www-authenticate"), is(true));
  }

  @Test
  void aHandshakeHasNoOriginOfItsOwn() throws Exception {
    try (ServerSocket listener = new ServerSocket(0)) {
      CompletableFuture<List<String>> heard =
          CompletableFuture.supplyAsync(() -> firstRequest(listener));
      URI here = URI.create("ws://127.0.0.1:" + listener.getLocalPort() + "/ws/mcp");
      assertThat(
          connector.connect(Handshake.at(here), SOON, connector.transcript("the test")),
          is(instanceOf(Connected.Refused.class)));
      assertThat(heard.get(), hasItem(equalToIgnoringCase("Upgrade:websocket")));
      assertThat(heard.get(), not(hasItem(startsWithIgnoringCase("origin"))));
    }
  }

  /** The lines of the first request, which is refused. */
  private static List<String> firstRequest(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      List<String> lines =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .lines()
              .takeWhile(line -> !line.isEmpty())
              .toList();
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void nobodyThere() {
    Handshake handshake = handshake();
    server.close();
    Connected failed = connect(handshake);
    assertThat(failed, is(instanceOf(Connected.Failed.class)));
    assertThat(failed.toString(), ((Connected.Failed) failed).listening(), is(false));
  }

  @Test
  void aRequestGetsItsResponse() {
    try (Session session = open()) {
      int mark = session.mark();
      Request request = Request.of(Request.call(session.nextId(), "nope", Map.of()));
      session.sendText(request.json().toString());
      Message.Response response =
          session.awaitResponse(mark, request.id().orElseThrow(), SOON).orElseThrow();
      assertThat(response.code().orElseThrow(), is(-32601));
    }
  }

  @Test
  void textsInOneGoAreAllAnswered() {
    try (Session session = open()) {
      int mark = session.mark();
      List<String> texts =
          List.of(
              Request.call(session.nextId(), "nope", Map.of()),
              Request.call(session.nextId(), "nope", Map.of("long", "x".repeat(70_000))),
              Request.call(session.nextId(), "日本語", Map.of()));
      List<Request> requests = texts.stream().map(Request::of).toList();
      session.sendTexts(texts, requests);
      for (Request request : requests) {
        assertThat(
            session.awaitResponse(mark, request.id().orElseThrow(), SOON).orElseThrow().code(),
            is(Optional.of(-32601)));
      }
    }
  }

  @Test
  void heartbeatsAreAnswered() {
    try (Session session = open()) {
      assertThat(session.awaitHeartbeats(2, SOON).isPresent(), is(true));
      assertThat(session.transcript().toString(), containsString("\"method\": \"pong\""));
      session.check();
    }
  }

  @Test
  void aPingFrameBringsAPong() {
    try (Session session = open()) {
      session.ping(new byte[] {1, 2, 3});
      assertThat(session.awaitPong(new byte[] {1, 2, 3}, SOON), is(true));
      assertThat(session.awaitPong(new byte[] {4}, Duration.ofMillis(50)), is(false));
    }
  }

  @Test
  void whatDoesNotComeIsNotWaitedForLonger() {
    try (Session session = open()) {
      long begun = System.nanoTime();
      assertThat(
          session
              .awaitMessage(session.mark(), message -> false, Duration.ofMillis(100))
              .isPresent(),
          is(false));
      assertThat(Duration.ofNanos(System.nanoTime() - begun).compareTo(SOON) < 0, is(true));
    }
  }

  @Test
  void aCloseIsAnswered() {
    Session session = open();
    session.close();
    session.awaitEnd(SOON);
    assertThat(session.closure().orElseThrow().code(), is(1000));
  }

  @Test
  void aCutEndsTheSessionOnBothSides() {
    Session session = open();
    session.abort();
    assertThat(session.closure().orElseThrow().code(), is(Closure.ABNORMAL));
    session.sendText("{}");
    assertThat(session.transcript().toString(), containsString("not sent"));
  }

  @Test
  void theTokenIsNowhereInTheTranscript() {
    Transcript transcript = connector.transcript("the test");
    Handshake handshake = handshake().with("Authorization", "Bearer " + TOKEN);
    try (Session session =
        ((Connected.Open) connector.connect(handshake, SOON, transcript)).session()) {
      session.sendText("{\"token\":\"" + TOKEN + "\"}");
    }
    assertThat(transcript.toString(), not(containsString(TOKEN)));
    assertThat(transcript.toString(), containsString(Secrets.MASK));
  }
}
