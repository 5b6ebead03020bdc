package org.ccexecutor.reference.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who knows the token: it is taken from two headers, and from nowhere else. */
public class Credentials {

  private static final String BEARER = "Bearer";

  private final Optional<String> token;

  /** Asks for this token; for none when empty. */
  public Credentials(Optional<String> token) {
    this.token = token;
  }

  /** Whether a handshake presents what is asked for. */
  public boolean accept(WebRequest handshake) {
    return token.isEmpty()
        || presented(handshake).stream().anyMatch(word -> matches(word, token.get()));
  }

  /** All words that a handshake presents as the token. */
  protected List<String> presented(WebRequest handshake) {
    return Stream.concat(bearer(handshake), apiKey(handshake)).toList();
  }

  /** The words after {@code Authorization: Bearer}. */
  protected Stream<String> bearer(WebRequest handshake) {
    return handshake.all("Authorization").stream().flatMap(value -> credentials(value).stream());
  }

  /** The words in {@code X-API-Key}. */
  protected Stream<String> apiKey(WebRequest handshake) {
    return handshake.all("X-API-Key").stream();
  }

  /** What follows the scheme, if the scheme is right. */
  protected Optional<String> credentials(String authorization) {
    int space = authorization.indexOf(' ');
    if (space < 0 || !isBearer(authorization.substring(0, space))) {
      return Optional.empty();
    }
    return Optional.of(authorization.substring(space).strip());
  }

  /** Whether this is the scheme, which RFC 7235 allows in any case. */
  protected boolean isBearer(String scheme) {
    return scheme.equalsIgnoreCase(BEARER);
  }

  /** Whether a word is the token, in a time that says nothing of how much of it is right. */
  protected boolean matches(String word, String expected) {
    // Headers arrive as bytes, one character each.
    return MessageDigest.isEqual(
        word.getBytes(StandardCharsets.ISO_8859_1), expected.getBytes(StandardCharsets.UTF_8));
  }
}
