package org.ccexecutor.reference;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small client of the server, on the WebSocket of the JDK. Waits 10 s for whatever is to come.
 */
final class Client implements AutoCloseable {

  /** How a connection ended. */
  private static final String CLOSED = "closed with ";

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
  private WebSocket socket;

  private Client() {}

  /** Connects; the headers are names and values in turn. */
  static Client connect(ReferenceServer server, String... headers) {
    return connect(server.port(), headers);
  }

  private static Client connect(int port, String... headers) {
    Client client = new Client();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    client.socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/ws/mcp"), client.new Ear())
            .join();
    return client;
  }

  /** Connects and takes the greeting. */
  static Client greeted(ReferenceServer server, String... headers) {
    return greeted(server.port(), headers);
  }

  static Client greeted(int port, String... headers) {
    Client client = connect(port, headers);
    client.next();
    return client;
  }

  Client send(String message) {
    socket.sendText(message, true).join();
    return this;
  }

  Client sendBinary(byte[] message) {
    socket.sendBinary(ByteBuffer.wrap(message), true).join();
    return this;
  }

  Client ping(String payload) {
    socket.sendPing(ByteBuffer.wrap(payload.getBytes())).join();
    return this;
  }

  Client execute(String command) {
    return execute(command, "");
  }

  /** Executes with further params such as {@code ,"timeout":1}. */
  Client execute(String command, String more) {
    String text = JsonMapper.shared().writeValueAsString(command);
    return send(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":"
            + text
            + more
            + "}}");
  }

  Client control(String type) {
    return send(
        "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"control\",\"params\":{\"type\":\""
            + type
            + "\"}}");
  }

  /** The next message as it came. */
  String nextText() {
    return take(received);
  }

  JsonNode next() {
    return JsonMapper.shared().readTree(nextText());
  }

  /** All messages up to the next notification of this method, that one too. */
  List<JsonNode> until(String method) {
    List<JsonNode> messages = new ArrayList<>();
    do {
      messages.add(next());
    } while (!method.equals(messages.get(messages.size() - 1).path("method").asString("")));
    return messages;
  }

  /** Runs a command to its end. */
  List<JsonNode> run(String command) {
    return execute(command).until("process.completed");
  }

  String pong() {
    return take(pongs);
  }

  /** The code with which the server closes; what else comes before is passed over. */
  int closeCode() {
    String text = nextText();
    while (!text.startsWith(CLOSED)) {
      text = nextText();
    }
    return Integer.parseInt(text.substring(CLOSED.length()));
  }

  /** Whether nothing comes for so long. */
  boolean isQuiet(long millis) throws InterruptedException {
    return received.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  /** Ends the connection without a word. */
  void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(e -> null).join();
  }

  /** What a command has printed, of {@code stdout} or {@code stderr}. */
  static String printed(List<JsonNode> messages, String type) {
    StringBuilder text = new StringBuilder();
    for (JsonNode message : messages) {
      if (message.at("/params/type").asString("").equals(type)) {
        text.append(message.at("/params/data").asString());
      }
    }
    return text.toString();
  }

  static JsonNode last(List<JsonNode> messages) {
    return messages.get(messages.size() - 1);
  }

  private static String take(BlockingQueue<String> queue) {
    try {
      String text = queue.poll(10, TimeUnit.SECONDS);
      if (text == null) {
        throw new AssertionError("Nothing came for 10 s");
      }
      return text;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class Ear implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      pongs.add(new String(bytes));
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      received.add(CLOSED + code);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
      received.add(CLOSED + 1006);
    }
  }
}
