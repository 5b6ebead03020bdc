package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdmissionTest {

  private static final String TOKEN = "Correct-Horse-42é";

  private ReferenceServer secured;
  private ReferenceServer open;

  @BeforeAll
  void start() {
    secured = ReferenceServer.start(Quiet.options().withToken(TOKEN));
    open = Quiet.server();
  }

  @AfterAll
  void stop() {
    secured.close();
    open.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Authorization: Bearer " + TOKEN,
        "authorization: bEARER " + TOKEN,
        "Authorization: Bearer   " + TOKEN,
        "X-API-Key: " + TOKEN,
        "x-api-key: " + TOKEN,
        "Authorization: Bearer " + TOKEN + "\r\nX-API-Key: " + TOKEN
      })
  void theTokenIsLetIn(String headers) throws IOException {
    assertThat(Http.status(secured, "/ws/mcp", headers), is(101));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Nothing: 1",
        "Authorization: Basic " + TOKEN,
        "Authorization: " + TOKEN,
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: Bearer correct-horse-42é",
        "Authorization: Bearer Correct-Horse-42",
        "Authorization: Bearer " + TOKEN + "x",
        "X-API-Key:",
        "X-API-Key: Correct-Horse-42",
        "X-API-Key: " + TOKEN + "x",
        "X-API-Key: Bearer " + TOKEN,
        "Cookie: token=" + TOKEN,
        "Sec-WebSocket-Protocol: " + TOKEN
      })
  void anythingElseIsRefusedAndNothingDisclosed(String headers) throws IOException {
    String answer = Http.handshake(secured, "/ws/mcp", headers);
    assertThat(answer, containsString("HTTP/1.1 401 "));
    assertThat(answer, containsString("WWW-Authenticate: Bearer"));
    assertThat(answer, not(containsString("Correct-")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "access_token", "auth_token", "api_key"})
  void aTokenInTheQueryIsNone(String name) throws IOException {
    try (ReferenceServer plain = ReferenceServer.start(Quiet.options().withToken("abcdefgh"))) {
      assertThat(Http.status(plain, "/ws/mcp?" + name + "=abcdefgh"), is(401));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/ws/%2e%2e/ws/mcp?token=" + "abcdefgh", "/abcdefgh%00", "/ws/mcp?abcdefgh\u0001"})
  void errorsOfHttpItselfDiscloseNothing(String path) throws IOException {
    String answer = Http.handshake(open, path, "X-API-Key: abcdefgh");
    assertThat(answer, startsWith("HTTP/1.1 400 "));
    assertThat(answer, not(containsString("abcdefgh")));
  }

  @Test
  void aServerWithoutTokenTakesAny() throws IOException {
    assertThat(Http.status(open, "/ws/mcp", "Authorization: Bearer x", "X-API-Key: y"), is(101));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/ws", "/ws/mcp2", "/ws/mcp/x", "/health", "/healthz", "/WS/MCP"})
  void thereIsOnePath(String path) throws IOException {
    assertThat(Http.status(open, path), is(404));
    assertThat(Http.status(secured, path, "X-API-Key: " + TOKEN), is(404));
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example, 403",
    "null, 403",
    "http://localhost.evil.example, 403",
    "http://evil.example/localhost, 403",
    "http://localhost@evil.example, 403",
    "file://, 403",
    "'', 403",
    "http://127.0.0.1.evil.example, 403",
    "http://evil.example:8003, 403",
    "http://127.evil.example, 403",
    "http://srv_1.example:8003, 101",
    "https://SRV_1.example, 101",
    "http://localhost:3000, 101",
    "http://127.0.0.1, 101",
    "http://127.8.9.1:99, 101",
    "http://[::1]:5, 101",
    "HTTP://LOCALHOST, 101"
  })
  void foreignPagesAreKeptOut(String origin, int status) throws IOException {
    assertThat(
        Http.status(open, "/ws/mcp", "Host: srv_1.example:8003", "Origin: " + origin), is(status));
    assertThat(
        Http.status(
            secured,
            "/ws/mcp",
            "Host: srv_1.example:8003",
            "Origin: " + origin,
            "X-API-Key: " + TOKEN),
        is(status));
  }
}
