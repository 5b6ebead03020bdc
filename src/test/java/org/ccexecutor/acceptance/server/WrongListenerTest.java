package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLServerSocket;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What speaks no HTTP is not a server at fault: one sentence says what was seen, and what to do.
 */
@Timeout(30)
class WrongListenerTest {
  @TempDir static Path directory;
  private static Tls tls;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = Tls.withOwnCertificate(directory);
  }

  @Test
  void plainText() throws IOException {
    try (Impostor mail = Impostor.saying("220 mail.example ESMTP\u0007ready\r\n")) {
      assertThat(
          seen("ws", mail),
          is(
              notMine(
                  "ws",
                  mail,
                  "it speaks no HTTP: to a request it says \"220 mail.example ESMTP·ready\"")));
    }
  }

  @Test
  void silence() throws IOException {
    try (Impostor mute = Impostor.silent()) {
      assertThat(
          seen("ws", mute),
          is(notMine("ws", mute, "it accepts connections, but says nothing for 1.0 s")));
    }
  }

  @Test
  void aClosedDoor() throws IOException {
    try (Impostor rude = Impostor.saying("")) {
      assertThat(
          seen("ws", rude),
          is(notMine("ws", rude, "it closes the connection without an answer to an HTTP request")));
    }
  }

  @Test
  void tlsWhereNoneIsExpected() throws IOException {
    try (Impostor secure = secure()) {
      assertThat(
          seen("ws", secure),
          is(
              notMine(
                  "ws",
                  secure,
                  "it speaks TLS where none is expected (ws://); if it is the right one, its address begins with wss://")));
    }
  }

  @Test
  void tlsThatIsPoliteToPlainRequests() throws IOException {
    // As Go and nginx do: a plain request gets 400, a TLS hello gets TLS.
    byte[] alert = {0x15, 3, 3, 0, 2, 2, 40};
    Impostor.Conduct polite =
        client -> {
          boolean hello = client.getInputStream().read() == 0x16;
          client
              .getOutputStream()
              .write(
                  hello
                      ? alert
                      : "HTTP/1.0 400 Bad Request\r\n\r\nThis is HTTPS.".getBytes("US-ASCII"));
        };
    try (Impostor go =
        Impostor.on(new java.net.ServerSocket(0, 50, InetAddress.getLoopbackAddress()), polite)) {
      assertThat(seen("ws", go), containsString("it speaks TLS where none is expected"));
    }
  }

  @Test
  void noTlsWhereItIsExpected() throws IOException {
    try (Impostor plain =
        Impostor.saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")) {
      assertThat(
          seen("wss", plain),
          is(
              "What listens at wss://localhost:"
                  + plain.port()
                  + "/ws/mcp answers without TLS: set -Dcc.local.url=ws://localhost:"
                  + plain.port()
                  + "/ws/mcp"));
    }
  }

  @Test
  void neitherTlsNorHttp() throws IOException {
    try (Impostor mail = Impostor.saying("220 mail.example ESMTP\r\n")) {
      assertThat(
          seen("wss", mail),
          containsString(" that is no local server: no TLS comes about (Unsupported or "));
    }
  }

  @Test
  void aCertificateThatNobodyTrusts() throws IOException {
    try (Impostor secure = secure()) {
      assertThat(seen("wss", secure), containsString("its certificate is not trusted ("));
      assertThat(
          seen("wss", secure),
          containsString("name a trust store by -Djavax.net.ssl.trustStore=…"));
    }
  }

  private static Impostor secure() throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            tls.context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    return Impostor.on(listener, client -> client.getInputStream().read());
  }

  private static String seen(String scheme, Impostor impostor) {
    String url = scheme + "://localhost:" + impostor.port() + "/ws/mcp";
    try (Servers servers = Given.servers(directory, "cc.local.url", url, "cc.patience", "0.2")) {
      return assertThrows(CouldNotTell.class, () -> servers.get(ServerName.LOCAL)).getMessage();
    }
  }

  private static String notMine(String scheme, Impostor impostor, String seen) {
    return "Something listens at "
        + scheme
        + "://localhost:"
        + impostor.port()
        + "/ws/mcp that is no local server: "
        + seen
        + ". Name the address of your server (-Dcc.local.url=ws://…), or let the run use its own (-Dcc.servers=embedded).";
  }
}
