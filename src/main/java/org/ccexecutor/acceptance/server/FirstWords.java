package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.ccexecutor.acceptance.settings.ServerAddress;

/**
 * Finds out whether a listener speaks HTTP, behind TLS or not as its address says, by the first
 * bytes of its answer.
 */
final class FirstWords {
  private static final int ENOUGH = 64;
  private static final int TLS_ALERT = 0x15;
  private static final int TLS_HANDSHAKE = 0x16;
  private static final int TLS_MAJOR_VERSION = 3;

  private final ServerAddress address;
  private final Duration deadline;

  /**
   * @param deadline for each answer
   */
  FirstWords(ServerAddress address, Duration deadline) {
    this.address = address;
    this.deadline = deadline;
  }

  /** What it does in place of speaking HTTP, in words; empty if it speaks it. */
  Optional<String> wrong() {
    try {
      return address.secure() ? wrongBehindTls() : wrongInPlain();
    } catch (SocketTimeoutException e) {
      return Optional.of(
          "it accepts connections, but says nothing for " + deadline.toMillis() / 1000.0 + " s");
    } catch (IOException e) {
      return Optional.of("the connection breaks (" + e.getMessage() + ")");
    }
  }

  /** Whether all that is wrong is that it speaks HTTP without TLS where TLS is expected. */
  boolean lacksTls() {
    try {
      return address.secure() && !speaksTls() && wrongInPlain().isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<String> wrongInPlain() throws IOException {
    byte[] answer = new byte[0];
    boolean silent = false;
    try (Socket socket = connect()) {
      answer = ask(socket, request());
    } catch (SocketTimeoutException e) {
      silent = true;
    }
    String words = new String(answer, StandardCharsets.ISO_8859_1);
    boolean http = words.startsWith("HTTP/");
    // Many a TLS server answers a plain request in plain, with 400.
    boolean suspicious = !http || words.matches("(?s)HTTP/1\\.[01] 400 .*");
    if (isTls(answer) || (suspicious && speaksTls())) {
      return Optional.of(
          "it speaks TLS where none is expected (ws://); if it is the right one, its address begins with wss://");
    }
    return http ? Optional.empty() : Optional.of(inWords(words, silent));
  }

  private Optional<String> wrongBehindTls() throws IOException {
    try (Socket plain = connect()) {
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      SSLSocket socket =
          (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
      SSLParameters checks = socket.getSSLParameters();
      checks.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(checks);
      socket.startHandshake();
      String words = new String(ask(socket, request()), StandardCharsets.ISO_8859_1);
      return words.startsWith("HTTP/") ? Optional.empty() : Optional.of(inWords(words, false));
    } catch (SSLException e) {
      return Optional.of(withoutTrust(e));
    }
  }

  private static String withoutTrust(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return "its certificate is not trusted ("
            + cause.getMessage()
            + "); name a trust store by -Djavax.net.ssl.trustStore=…";
      }
    }
    return "no TLS comes about (" + e.getMessage() + ")";
  }

  private String inWords(String words, boolean silent) {
    if (silent) {
      return "it accepts connections, but says nothing for " + deadline.toMillis() / 1000.0 + " s";
    }
    return words.isEmpty()
        ? "it closes the connection without an answer to an HTTP request"
        : "it speaks no HTTP: to a request it says \""
            + words.strip().replaceAll("[^\\x20-\\x7e]+", "·")
            + "\"";
  }

  private static boolean isTls(byte[] answer) {
    return answer.length > 1
        && (answer[0] == TLS_ALERT || answer[0] == TLS_HANDSHAKE)
        && answer[1] == TLS_MAJOR_VERSION;
  }

  /**
   * Whether it answers the first message of a TLS client; whether the client would trust it does
   * not matter here.
   */
  private boolean speaksTls() {
    try (Socket socket = connect()) {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine(address.host(), address.port());
      engine.setUseClientMode(true);
      ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), hello);
      byte[] bytes = new byte[hello.flip().remaining()];
      hello.get(bytes);
      return isTls(ask(socket, bytes));
    } catch (IOException | GeneralSecurityException e) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setSoTimeout((int) deadline.toMillis());
    socket.connect(
        new InetSocketAddress(address.host(), address.port()), (int) deadline.toMillis());
    return socket;
  }

  private byte[] request() {
    String head =
        "GET "
            + address.page("/health").getRawPath()
            + " HTTP/1.1\r\nHost: "
            + address.authority()
            + "\r\nConnection: close\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  /** The first bytes of the answer: so many as are enough, or as come in time. */
  private byte[] ask(Socket socket, byte[] question) throws IOException {
    long end = System.nanoTime() + deadline.toNanos();
    socket.getOutputStream().write(question);
    InputStream in = socket.getInputStream();
    byte[] answer = new byte[ENOUGH];
    int count = 0;
    try {
      for (int more;
          count < ENOUGH
              && System.nanoTime() < end
              && (more = in.read(answer, count, ENOUGH - count)) > 0; ) {
        count += more;
      }
    } catch (SocketTimeoutException e) {
      if (count == 0) {
        throw e;
      }
    }
    return Arrays.copyOf(answer, count);
  }
}
