package org.ccexecutor.plain;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the tests, on the JDK's own WebSocket. It answers heartbeats, and waits for what a
 * test asks for.
 */
final class Client implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<JsonNode> inbox = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> pongs = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;
  private int nextId = 1000;
  private CompletableFuture<WebSocket> sent = CompletableFuture.completedFuture(null);

  private Client(int port, String... headers) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/ws/mcp"), this).join();
  }

  /** A client whose session is open. */
  static Client open(PlainServer server) {
    return open(server.port());
  }

  /** A client with these headers, names and values in turn, whose session is open. */
  static Client open(int port, String... headers) {
    Client client = new Client(port, headers);
    client.next(message -> method(message).equals("connected"));
    return client;
  }

  /** A client that has shaken hands, and has read nothing yet. */
  static Client shakeHands(PlainServer server) {
    return new Client(server.port());
  }

  static String method(JsonNode message) {
    return message.path("method").asString("");
  }

  void send(String text) {
    sendFragment(text, true);
  }

  void sendFragment(String text, boolean last) {
    afterOthers(() -> socket.sendText(text, last)).join();
  }

  void sendBinary(byte[] bytes) {
    afterOthers(() -> socket.sendBinary(ByteBuffer.wrap(bytes), true)).join();
  }

  /** The socket refuses to send while something is being sent, such as the answer to a ping. */
  private synchronized CompletableFuture<WebSocket> afterOthers(
      Supplier<CompletableFuture<WebSocket>> sending) {
    sent = sent.handle((done, failure) -> done).thenCompose(done -> sending.get());
    return sent;
  }

  byte[] ping(byte[] payload) throws InterruptedException {
    socket.sendPing(ByteBuffer.wrap(payload)).join();
    return pongs.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** The next message. */
  JsonNode next() {
    return next(message -> true);
  }

  /** The next message that fits; those before it are dropped. */
  JsonNode next(Predicate<JsonNode> fits) {
    try {
      while (true) {
        JsonNode message = inbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("Nothing more came");
        }
        if (fits.test(message)) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode notification(String method) {
    return next(message -> method(message).equals(method)).path("params");
  }

  /** The answer to a message as it stands. */
  JsonNode answerTo(String text) {
    send(text);
    return next(message -> message.has("result") || message.has("error") || message.isArray());
  }

  JsonNode request(String method, String params) {
    return answerTo(
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + nextId++
            + ",\"method\":\""
            + method
            + "\","
            + "\"params\":"
            + params
            + "}");
  }

  JsonNode execute(String command, int timeout) {
    return request(
        "execute",
        "{\"command\":" + JSON.writeValueAsString(command) + ",\"timeout\":" + timeout + "}");
  }

  JsonNode control(String type) {
    return request("control", "{\"type\":\"" + type + "\"}");
  }

  /** Asks for control as a notification, which is not answered. */
  void sendControl(String type) {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"control\",\"params\":{\"type\":\"" + type + "\"}}");
  }

  /** Runs a command to its end. */
  Outcome run(String command) {
    JsonNode answer = execute(command, 60);
    if (!answer.has("result")) {
      throw new AssertionError("Refused: " + answer);
    }
    return outcome(answer);
  }

  /** Waits for the end of the command that runs. */
  Outcome outcome(JsonNode answer) {
    List<JsonNode> told = new ArrayList<>();
    next(
        message -> {
          if (method(message).startsWith("process.")) {
            told.add(message);
          }
          return method(message).equals("process.completed");
        });
    return new Outcome(answer, told);
  }

  /** The first line that the command prints on this stream, whatever pieces it comes in. */
  String lineOf(String stream) {
    StringBuilder line = new StringBuilder();
    while (line.indexOf("\n") < 0) {
      JsonNode params = notification("process.output");
      line.append(
          params.path("type").asString().equals(stream) ? params.path("data").asString() : "");
    }
    return line.substring(0, line.indexOf("\n"));
  }

  int closeCode() throws Exception {
    return closeCode.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  void cut() {
    socket.abort();
  }

  /** Says goodbye, and waits until the server has done so too. */
  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(1000, "").join();
      closeCode.completeOnTimeout(-1, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      JsonNode message = JSON.readTree(partial.toString());
      partial.setLength(0);
      if (method(message).equals("ping")) {
        afterOthers(() -> webSocket.sendText("{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}", true));
      }
      inbox.add(message);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
    byte[] payload = new byte[message.remaining()];
    message.get(payload);
    pongs.add(payload);
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closeCode.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closeCode.completeExceptionally(error);
  }
}
