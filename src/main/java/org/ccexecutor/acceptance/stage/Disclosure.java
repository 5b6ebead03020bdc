package org.ccexecutor.acceptance.stage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds a token, or {@value #LEAST} characters of it, in a text: plain, URL-encoded, or in Base64
 * (contract AUTH-8).
 *
 * @param token what must not be found
 */
public record Disclosure(String token) {
  private static final String NOTHING = "nothing";
  private static final int LEAST = 8;
  private static final int QUANTUM = 4;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

  /**
   * What of the token stands in an answer, and where, in words without showing it; {@code nothing}
   * if nothing does.
   *
   * @param answer the lines of its head, an empty line, and its body; or one of these alone
   */
  public String in(String answer) {
    String[] parts = answer.split("\r?\n\r?\n", 2);
    return Stream.concat(
            parts[0].lines().map(line -> in(line, "the line \"" + name(line) + "\" of the head")),
            Stream.of(parts).skip(1).map(body -> in(body, "the body")))
        .filter(found -> !found.equals(NOTHING))
        .findFirst()
        .orElse(NOTHING);
  }

  /** What a line of the head is about, which holds nothing that was sent. */
  private static String name(String line) {
    return line.contains(":") ? line.substring(0, line.indexOf(':')) : "status";
  }

  private String in(String text, String place) {
    String found = foundIn(text);
    return found.equals(NOTHING) ? found : found + ", in " + place;
  }

  private String foundIn(String text) {
    if (contains(text)) {
      return "the token or a part of it, plain";
    }
    if (contains(urlDecoded(text))) {
      return "the token or a part of it, URL-encoded";
    }
    return decodings(text).stream().anyMatch(this::contains)
        ? "the token or a part of it, in Base64"
        : NOTHING;
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
