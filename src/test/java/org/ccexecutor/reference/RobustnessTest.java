package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RobustnessTest {

  private static final String HANDSHAKE =
      "GET /ws/mcp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
          + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";

  private static final String YES =
      "yes " + ProcessHandle.current().pid(); // found by its name: nobody else's

  private ReferenceServer server;

  @BeforeEach
  void start() {
    server = Quiet.server();
  }

  @AfterEach
  void isWell() throws Exception {
    assertThat(Http.health(server).path("status").asString(), is("healthy"));
    server.close();
  }

  @Test
  void binaryIsNotUnderstood() {
    byte[] request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pong\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Client.greeted(server).sendBinary(request).closeCode(), is(1003));
  }

  @Test
  void binaryIsNotUnderstoodWhateverIsBehindIt() throws Exception {
    String busy = request(1, "execute").replace("}", ",\"params\":{\"command\":\"true\"}}");
    for (int i = 0; i < 20; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        ByteArrayOutputStream atOnce = new ByteArrayOutputStream();
        atOnce.writeBytes(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
        atOnce.writeBytes(frame(0x81, busy));
        atOnce.writeBytes(frame(0x82, request(2, "pong")));
        atOnce.writeBytes(frame(0x81, request(3, "pong")));
        socket.getOutputStream().write(atOnce.toByteArray());
        assertThat(untilClose(socket), not(containsString("\"id\":2")));
      }
    }
  }

  private static String request(int id, String method) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}";
  }

  /** A short frame of a client, whose mask changes nothing. */
  private static byte[] frame(int head, String text) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(new byte[] {(byte) head, (byte) (0x80 | text.length()), 0, 0, 0, 0});
    frame.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return frame.toByteArray();
  }

  /** All that comes until the server closes with 1003. */
  private static String untilClose(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    StringBuilder seen = new StringBuilder();
    while (!seen.toString().contains("\u0003\u00ebText")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("no close frame behind " + seen);
      }
      seen.append((char) next);
    }
    return seen.toString();
  }

  @Test
  void aPingIsAnsweredByTheSameBytes() {
    try (Client client = Client.greeted(server)) {
      assertThat(client.ping("same").pong(), is("same"));
      assertThat(client.ping("").pong(), is(""));
    }
  }

  @Test
  void messagesHaveALimit() {
    String head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pong\",\"x\":\"";
    int room = (10 << 20) - head.length() - 2;
    try (Client client = Client.greeted(server)) {
      assertThat(client.send(head + "a".repeat(room) + "\"}").next().has("result"), is(true));
      assertThat(client.send(head + "a".repeat(room + 1) + "\"}").closeCode(), is(1009));
    }
  }

  @Test
  void depthHasALimit() {
    try (Client client = Client.greeted(server)) {
      assertThat(client.send("[".repeat(100_000)).next().at("/error/code").asInt(), is(-32700));
      String deep = "[".repeat(998) + "]".repeat(998);
      String request =
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pong\",\"params\":{\"x\":" + deep + "}}";
      assertThat(client.send(request).next().has("result"), is(true));
    }
  }

  @Test
  void unfinishedHandshakesKeepNobodyOut() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      socket
          .getOutputStream()
          .write(HANDSHAKE.substring(0, 40).getBytes(StandardCharsets.US_ASCII));
      sockets.add(socket);
    }
    Client.greeted(server).close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void whoDoesNotReadHoldsUpNobodyAndEndsWithItsCommand() throws Exception {
    String request =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"exec "
            + YES
            + "\"}}";
    try (Socket deaf = new Socket();
        Client client = Client.greeted(server)) {
      deaf.setReceiveBufferSize(4096);
      deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
      OutputStream out = deaf.getOutputStream();
      out.write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[] {(byte) 0x81, (byte) (0x80 | request.length()), 0, 0, 0, 0});
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(Groups.soon(() -> count(client) == 1), is(true));
      assertThat(Client.printed(client.run("echo other"), "stdout"), is("other\n"));
      deaf.setSoLinger(true, 0);
      deaf.close();
      assertThat(Groups.soon(() -> count(client) == 0), is(true));
    }
  }

  private static int count(Client client) {
    return Integer.parseInt(
        Client.printed(client.run("pgrep -cx -f '" + YES + "'"), "stdout").strip());
  }

  @Test
  void aHundredDroppedSessionsLeaveNothing() {
    String command = "sleep 1000." + ProcessHandle.current().pid();
    for (int i = 0; i < 100; i++) {
      Client.greeted(server).execute(command).cut();
    }
    try (Client client = Client.greeted(server)) {
      assertThat(
          Groups.soon(
              () ->
                  Client.printed(client.run("pgrep -cx -f '" + command + "'"), "stdout")
                      .equals("0\n")),
          is(true));
    }
  }
}
