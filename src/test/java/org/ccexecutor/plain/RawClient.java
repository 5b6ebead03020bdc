package org.ccexecutor.plain;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the tests that writes and reads the bytes themselves, the wrong ones too. */
final class RawClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  final Socket socket = new Socket();
  private final DataInputStream in;
  private final OutputStream out;

  /** Connects, with a small receive buffer where the client is not going to read. */
  RawClient(PlainServer server, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  RawClient(PlainServer server) throws IOException {
    this(server, 0);
  }

  /** Shakes hands; the key and its answer are those of RFC 6455. */
  RawClient shakeHands() throws IOException {
    write(
        "GET /ws/mcp HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    String head = head();
    if (!head.startsWith("HTTP/1.1 101 ") || !head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
      throw new IOException(head);
    }
    return this;
  }

  void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Everything up to the empty line. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    return head.toString();
  }

  /**
   * Waits until the server closes the connection, whatever it still has to say; fails when it does
   * not.
   */
  void awaitEnd() throws IOException {
    in.readAllBytes();
  }

  void text(String text) throws IOException {
    frame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a frame with this first byte. */
  void frame(int first, byte[] payload) throws IOException {
    header(first, payload.length);
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= (byte) (i & 3);
    }
    out.write(masked);
    out.flush();
  }

  /** Sends the header of a frame, masked with 0, 1, 2, 3. */
  void header(int first, long length) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(first);
    if (length < 126) {
      header.write(0x80 | (int) length);
    } else {
      header.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        header.write((int) (length >> shift));
      }
    }
    header.writeBytes(new byte[] {0, 1, 2, 3});
    out.write(header.toByteArray());
    out.flush();
  }

  /** The next frame of the server. */
  Frame frame() throws IOException {
    int first = in.readUnsignedByte();
    int length = in.readUnsignedByte();
    byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length];
    in.readFully(payload);
    return new Frame((first & 0x80) != 0, first & 15, payload);
  }

  /** The next frame of this kind; those before it are dropped. */
  Frame frame(int opcode) throws IOException {
    Frame frame = frame();
    while (frame.opcode() != opcode) {
      frame = frame();
    }
    return frame;
  }

  /** The next text message, put together from its fragments. */
  JsonNode message() throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    Frame frame = frame();
    message.writeBytes(frame.payload());
    while (!frame.last()) {
      frame = frame();
      message.writeBytes(frame.payload());
    }
    return new JsonMapper().readTree(message.toByteArray());
  }

  /** The next response; notifications before it are dropped. */
  JsonNode response() throws IOException {
    JsonNode message = message();
    while (message.has("method")) {
      message = message();
    }
    return message;
  }

  /** The code with which the server says goodbye. */
  int closeCode() throws IOException {
    byte[] payload = frame(Frame.CLOSE).payload();
    return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
  }

  /** Closes the connection by a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
