package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.text.StringContainsInOrder.stringContainsInOrder;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has the token gets in, and nobody else; a web page only from this very server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthenticationTest {
  private static final String TOKEN = "Sesame-öffne-dich";

  private PlainServer open;
  private PlainServer secured;

  @BeforeAll
  void start() {
    open = PlainServer.start(Options.standard());
    secured = PlainServer.start(Options.standard().withToken(TOKEN));
  }

  @AfterAll
  void close() {
    open.close();
    secured.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Authorization: Bearer other",
        "Authorization: Bearer Sesame-öffne-dic",
        "Authorization: Bearer Sesame-öffne-dichh",
        "Authorization: Bearer SESAME-ÖFFNE-DICH",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "X-API-Key:",
        "X-API-Key: Sesame",
        "Authorization: Basic Sesame-öffne-dich",
        "Authorization: Sesame-öffne-dich",
        "X-API-Key: Bearer Sesame-öffne-dich",
        "Cookie: token=Sesame-öffne-dich",
        "X-API-Key: Sesame-öffne-dich\r\nAuthorization: Bearer other"
      })
  void whoDoesNotHaveTheTokenIsRefused(String header) throws IOException {
    String answer = handshake(secured, "/ws/mcp", header);
    assertThat(answer, startsWith("HTTP/1.1 403 "));
    assertThat(answer, not(stringContainsInOrder("Sesame")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer Sesame-öffne-dich",
        "authorization:bearer   Sesame-öffne-dich",
        "X-API-Key: Sesame-öffne-dich",
        "Authorization: BEARER Sesame-öffne-dich\r\nx-api-key: Sesame-öffne-dich"
      })
  void whoHasTheTokenGetsIn(String header) throws IOException {
    assertThat(handshake(secured, "/ws/mcp", header), startsWith("HTTP/1.1 101 "));
    assertThat(handshake(open, "/ws/mcp", header), startsWith("HTTP/1.1 101 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "access_token", "auth_token", "api_key"})
  void aTokenInTheAddressIsNone(String name) throws IOException {
    assertThat(
        handshake(secured, "/ws/mcp?" + name + "=Sesame-%C3%B6ffne-dich", ""),
        startsWith("HTTP/1.1 403 "));
  }

  @Test
  void healthNeedsNoToken() throws IOException {
    for (String path : List.of("/health", "/healthz")) {
      String answer = handshake(secured, path, "");
      assertThat(answer, startsWith("HTTP/1.1 200 "));
      assertThat(answer, not(stringContainsInOrder("Sesame")));
    }
  }

  @Test
  void anEmptyTokenIsNoOption() {
    assertThrows(IllegalArgumentException.class, () -> Options.standard().withToken(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "",
        "http://evil.example",
        "http://localhost.evil.example:PORT",
        "http://localhost:PORT.evil.example",
        "http://localhost:PORT@evil.example",
        "https://evil.example:PORT",
        "file://",
        "//localhost",
        "localhost:PORT",
        "http://localhost:1",
        "http://127.0.0.1.evil.example:PORT",
        "http://[::2]:PORT",
        "http://evillocalhost:PORT",
        "http:// localhost"
      })
  void otherPagesAreRefused(String origin) throws IOException {
    String header = "Origin: " + origin.replace("PORT", "" + open.port());
    assertThat(handshake(open, "/ws/mcp", header), startsWith("HTTP/1.1 403 "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:PORT",
        "HTTPS://LOCALHOST:PORT",
        "http://127.0.0.1:PORT",
        "http://[::1]:PORT"
      })
  void theServersOwnPagesGetIn(String origin) throws IOException {
    String header = "Origin: " + origin.replace("PORT", "" + open.port());
    assertThat(handshake(open, "/ws/mcp", header), startsWith("HTTP/1.1 101 "));
  }

  @Test
  void theOwnNameIsThatOfTheHostHeader() throws IOException {
    String host = "Host: box.example\r\nOrigin: ";
    assertThat(answer(open, "/ws/mcp", host + "http://box.example"), startsWith("HTTP/1.1 101 "));
    assertThat(
        answer(open, "/ws/mcp", host + "https://BOX.example:443"), startsWith("HTTP/1.1 101 "));
    assertThat(answer(open, "/ws/mcp", host + "http://ox.example"), startsWith("HTTP/1.1 403 "));
  }

  private static String handshake(PlainServer server, String path, String header)
      throws IOException {
    return answer(
        server,
        path,
        "Host: localhost:" + server.port() + (header.isEmpty() ? "" : "\r\n" + header));
  }

  private static String answer(PlainServer server, String path, String headers) throws IOException {
    try (RawClient client = new RawClient(server)) {
      client.write(
          "GET "
              + path
              + " HTTP/1.1\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
              + headers
              + "\r\n\r\n");
      String head = client.head();
      if (!head.startsWith("HTTP/1.1 101 ")) {
        client.awaitEnd();
      }
      return head;
    }
  }
}
