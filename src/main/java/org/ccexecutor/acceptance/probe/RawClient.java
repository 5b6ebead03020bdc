package org.ccexecutor.acceptance.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client on a plain socket that does what no WebSocket library does: it stops in the middle of a
 * handshake, or reads a refusal to its end. Not safe for use by several threads.
 */
public final class RawClient implements AutoCloseable {
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final int LONGEST_HEAD = 65_536;
  private static final int LONGEST_BODY = 1_048_576;
  private static final int SMALL_BODY = 10_000;
  private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d{1,9})");

  private final Socket socket;
  private final URI uri;

  private RawClient(Socket socket, URI uri) {
    this.socket = socket;
    this.uri = uri;
  }

  /**
   * Connects without saying anything.
   *
   * @param uri {@code ws://} or {@code wss://}
   * @param deadline for connecting, and for each read
   */
  public static RawClient connect(URI uri, Duration deadline) throws IOException {
    boolean secure = uri.getScheme().equals("wss");
    int port = uri.getPort() != -1 ? uri.getPort() : secure ? 443 : 80;
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    Socket plain = new Socket();
    plain.setSoTimeout((int) deadline.toMillis());
    plain.connect(new InetSocketAddress(host, port), (int) deadline.toMillis());
    Socket socket =
        secure
            ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, host, port, true)
            : plain;
    return new RawClient(socket, uri);
  }

  /** The text of a complete handshake request (RFC 6455 §4.1). */
  public String handshake(Map<String, List<String>> headers) {
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    StringBuilder text = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    if (headers.keySet().stream().noneMatch("Host"::equalsIgnoreCase)) {
      text.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
    }
    text.append(
            "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ")
        .append(Base64.getEncoder().encodeToString(key))
        .append("\r\n");
    headers.forEach(
        (name, values) ->
            values.forEach(value -> text.append(name).append(": ").append(value).append("\r\n")));
    return text.append("\r\n").toString();
  }

  /** A complete request for a page. */
  static byte[] request(URI page) {
    return ("GET "
            + page.getRawPath()
            + " HTTP/1.1\r\nHost: "
            + page.getRawAuthority()
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends these characters, and nothing else. */
  public void send(String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Ends the connection by a reset, in whatever state it is (RFC 9293 §3.5.2). */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Reads an HTTP answer to its end: all headers and, unless it is 101, the body. */
  public String readAnswer() throws IOException {
    return readAnswer(socket.getInputStream());
  }

  static String readAnswer(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf(END_OF_HEAD, Math.max(0, head.length() - END_OF_HEAD.length())) < 0
        && head.length() < LONGEST_HEAD) {
      int next = in.read();
      if (next < 0) {
        return head.toString();
      }
      head.append((char) next);
    }
    String text = head.toString();
    return text.contains(" 101 ") ? text : text + readBody(in, text);
  }

  private static String readBody(InputStream in, String head) {
    String headers = head.toLowerCase(Locale.ROOT);
    boolean chunked = headers.contains("transfer-encoding: chunked");
    int length = chunked ? LONGEST_BODY : lengthIn(headers);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      for (int next;
          body.size() < length && !(chunked && isLastChunk(body)) && (next = in.read()) >= 0; ) {
        body.write(next);
      }
    } catch (IOException e) {
      // The server keeps the connection open without saying how long the body is: what has come is
      // what there is.
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private static int lengthIn(String headers) {
    Matcher length = LENGTH.matcher(headers);
    return length.find() ? Math.min(LONGEST_BODY, Integer.parseInt(length.group(1))) : LONGEST_BODY;
  }

  private static boolean isLastChunk(ByteArrayOutputStream body) {
    return body.size() < SMALL_BODY
        && body.toString(StandardCharsets.ISO_8859_1).matches("(?s)(.*\r\n)?0\r\n\r\n");
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
