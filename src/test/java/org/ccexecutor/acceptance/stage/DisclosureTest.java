package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds a token however it is written down. */
class DisclosureTest {
  private static final String TOKEN = "Tk/3c1a+9d44 7e0b";
  private final Disclosure disclosure = new Disclosure(TOKEN);

  @Test
  void plain() {
    assertThat(disclosure.in("invalid token: " + TOKEN), containsString("plain"));
    assertThat(disclosure.in("hint: " + TOKEN.substring(3, 11)), containsString("plain"));
  }

  @Test
  void sevenCharactersAreNotEnough() {
    assertThat(disclosure.in("hint: " + TOKEN.substring(3, 10) + "?"), is("nothing"));
  }

  @Test
  void urlEncoded() {
    assertThat(
        disclosure.in("/?t=" + URLEncoder.encode(TOKEN, StandardCharsets.UTF_8)),
        containsString("URL-encoded"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u:", "user:", "some text "})
  void base64AtEveryOffset(String before) {
    String encoded =
        Base64.getEncoder().encodeToString((before + TOKEN + "!").getBytes(StandardCharsets.UTF_8));
    assertThat(disclosure.in("Authorization: Basic " + encoded), containsString("Base64"));
    String url =
        Base64.getUrlEncoder().encodeToString((before + TOKEN).getBytes(StandardCharsets.UTF_8));
    assertThat(disclosure.in("x=" + url), containsString("Base64"));
  }

  @Test
  void whereItStandsIsSaidAndNotWhat() {
    String head = "HTTP/1.1 401 Unauthorized\r\nX-Hint: " + TOKEN + "\r\nDate: Mon\r\n\r\n";
    assertThat(
        disclosure.in(head + "{}"),
        is("the token or a part of it, plain, in the line \"X-Hint\" of the head"));
    assertThat(
        disclosure.in("HTTP/1.1 401 Unauthorized\r\n\r\nwrong: " + TOKEN),
        is("the token or a part of it, plain, in the body"));
  }

  @Test
  void anOrdinaryRefusalTellsNothing() {
    assertThat(
        disclosure.in(
            "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer\r\nDate: Mon\r\n\r\n{\"error\":1} 100% %zz"),
        is("nothing"));
  }
}
