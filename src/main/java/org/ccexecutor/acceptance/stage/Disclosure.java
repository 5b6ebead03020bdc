package org.ccexecutor.acceptance.stage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a token, or {@value #LEAST} characters of it, in a text: plain, URL-encoded, or in Base64
 * (contract AUTH-8).
 *
 * @param token what must not be found
 */
public record Disclosure(String token) {
  private static final int LEAST = 8;
  private static final int QUANTUM = 4;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

  /**
   * What of the token stands in the text, in words without showing it; {@code nothing} if nothing
   * does.
   */
  public String in(String text) {
    if (contains(text)) {
      return "the token or a part of it, plain";
    }
    if (contains(urlDecoded(text))) {
      return "the token or a part of it, URL-encoded";
    }
    return decodings(text).stream().anyMatch(this::contains)
        ? "the token or a part of it, in Base64"
        : "nothing";
  }

  private boolean contains(String text) {
    int length = Math.min(LEAST, token.length());
    for (int i = 0; i + length <= token.length(); i++) {
      if (text.contains(token.substring(i, i + length))) {
        return true;
      }
    }
    return false;
  }

  private static String urlDecoded(String text) {
    try {
      return URLDecoder.decode(
          text.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Every run of Base64 letters, read from each of the four places where a group can begin. */
  private static List<String> decodings(String text) {
    List<String> decoded = new ArrayList<>();
    Matcher matcher = BASE64.matcher(text);
    while (matcher.find()) {
      String run = matcher.group().replace('-', '+').replace('_', '/');
      for (int skip = 0; skip < QUANTUM; skip++) {
        String part = run.substring(skip);
        // A last group of one letter holds no byte.
        part = part.length() % QUANTUM == 1 ? part.substring(0, part.length() - 1) : part;
        decoded.add(new String(Base64.getDecoder().decode(part), StandardCharsets.ISO_8859_1));
      }
    }
    return decoded;
  }
}
