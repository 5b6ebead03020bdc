package org.ccexecutor.acceptance.hostile;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to a hostile server, as the server sees it: bytes, and no library's manners. */
public final class Visitor {
  public static final int TEXT = 0x81;
  static final int FIRST_FRAGMENT = 0x01;
  static final int MIDDLE_FRAGMENT = 0x00;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");
  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
  private static final String GREETING =
      "{\"jsonrpc\":\"2.0\",\"method\":\"connected\",\"params\":{\"session_id\":\"s%d\","
          + "\"version\":\"6.6.6\",\"capabilities\":[\"execute\",\"control\",\"stream\"]}}";

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final String head;

  /** Reads the head of what the visitor asks. */
  Visitor(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.head = readHead();
  }

  private String readHead() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n", text.length() - 4) < 0) {
      text.append((char) in.readUnsignedByte());
    }
    return text.toString();
  }

  boolean wantsWebSocket() {
    return KEY.matcher(head).find();
  }

  // ---- HTTP

  /** Answers with a page, and nothing after it. */
  void page(String status, String body) throws IOException {
    raw(
        "HTTP/1.1 "
            + status
            + "\r\nContent-Length: "
            + body.length()
            + "\r\nConnection: close\r\n\r\n"
            + body);
  }

  /** The answer that opens the WebSocket. */
  String handshake() {
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: "
        + accept()
        + "\r\n\r\n";
  }

  private String accept() {
    Matcher key = KEY.matcher(head);
    String asked = key.find() ? key.group(1) : "";
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha.digest((asked + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- WebSocket

  /** Opens the WebSocket. */
  Visitor open() throws IOException {
    raw(handshake());
    return this;
  }

  /** Opens the WebSocket and greets as it should be. */
  public Visitor greet() throws IOException {
    open();
    text(greeting());
    return this;
  }

  /** A greeting as it should be. */
  static String greeting() {
    return String.format(GREETING, System.nanoTime());
  }

  /** Sends a text message in one frame. */
  public void text(String text) throws IOException {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a frame whose first byte is this. */
  void frame(int first, byte[] payload) throws IOException {
    raw(framed(first, payload));
  }

  /** A frame whose first byte is this. */
  public static byte[] framed(int first, byte[] payload) {
    byte[] header = header(first, payload.length);
    return ByteBuffer.allocate(header.length + payload.length).put(header).put(payload).array();
  }

  /** The header of a frame that announces so many bytes, whatever follows. */
  static byte[] header(int first, long length) {
    ByteBuffer header = ByteBuffer.allocate(10).put((byte) first);
    if (length < 126) {
      header.put((byte) length);
    } else if (length < 65_536) {
      header.put((byte) 126).putShort((short) length);
    } else {
      header.put((byte) 127).putLong(length);
    }
    byte[] bytes = new byte[header.flip().remaining()];
    header.get(bytes);
    return bytes;
  }

  /** The header of a short frame that is masked, with a mask that changes nothing. */
  static byte[] maskedHeader(int first, int length) {
    byte[] header = header(first, length);
    header[1] |= (byte) 0x80;
    return Arrays.copyOf(header, header.length + 4);
  }

  /** Sends these characters, and nothing else. */
  void raw(String text) throws IOException {
    raw(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends these bytes, and nothing else. */
  public void raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
  }

  // ---- the other side

  /** Waits for a text message of the visitor. */
  public String read() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0xF;
      byte[] payload = readPayload();
      if (opcode == 1) {
        return new String(payload, StandardCharsets.UTF_8);
      }
      if (opcode == 8) {
        throw new EOFException("the visitor leaves");
      }
    }
  }

  private byte[] readPayload() throws IOException {
    int length = in.readUnsignedByte() & 0x7F;
    long size = length == 127 ? in.readLong() : length == 126 ? in.readUnsignedShort() : length;
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes((int) size);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  /** The id of this request. */
  public static String idIn(String request) {
    Matcher id = ID.matcher(request);
    return id.find() ? id.group(1) : "null";
  }

  /** Says nothing more, and waits until the visitor has left. */
  public void waitForTheEnd() throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Whether the visitor says nothing for so many milliseconds, but does not leave. */
  boolean staysFor(int milliseconds) throws IOException {
    socket.setSoTimeout(milliseconds);
    try {
      return in.read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  /** Cuts the connection by a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
