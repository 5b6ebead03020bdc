package org.ccexecutor.acceptance.steps;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.stage.Credentials;
import org.ccexecutor.acceptance.stage.Credentials.Header;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Doorstep.Handshaking;

/**
 * What a client presents to be let in, as a step says it.
 *
 * @param words such as {@code the token less its last character in the X-API-Key header}
 */
public record Presented(String words) {
  private static final String NOTHING = "no credentials";
  private static final String ANOTHER = "another word";
  private static final String ANOTHER_WORD = "anotherword";

  /** What makes a client's handshake one that presents this. */
  Handshaking by(Doorstep doorstep) {
    if (words.startsWith(NOTHING + " and the path")) {
      return client -> doorstep.atPath(doorstep.bare(), quoted());
    }
    if (words.startsWith(NOTHING + " and the header")) {
      String[] header = quoted().split(": ", 2);
      return client -> doorstep.bare().with(header[0], header[1]);
    }
    if (words.startsWith(NOTHING + " and the origin")) {
      return client -> doorstep.fromOrigin(doorstep.bare(), quoted());
    }
    if (words.startsWith("the path")) {
      return client -> doorstep.atPath(client.usual(), quoted());
    }
    if (words.startsWith("the origin")) {
      String[] both = quoted().split("\" and the path \"", 2);
      return client ->
          doorstep.fromOrigin(
              both.length == 1 ? client.usual() : doorstep.atPath(client.usual(), both[1]),
              both[0]);
    }
    String token =
        needsToken() ? doorstep.token().secret() : words.startsWith(ANOTHER) ? ANOTHER_WORD : "";
    return client -> fill(doorstep.bare(), token);
  }

  /** The requirement by which a client that presents this has to be refused, where it has to be. */
  String refusal() {
    if (words.startsWith("the path")) {
      return "AVL-4";
    }
    if (words.startsWith("the origin")) {
      return "SEC-1";
    }
    if (words.contains("query parameter")) {
      return "AUTH-12";
    }
    if (words.startsWith(NOTHING)) {
      return "AUTH-1";
    }
    return words.contains("header") ? "AUTH-2" : "AUTH-6";
  }

  private boolean needsToken() {
    return words.contains("the token");
  }

  private Handshake fill(Handshake handshake, String token) {
    if (words.equals(NOTHING)) {
      return handshake;
    }
    if (words.contains("header")) {
      Header header =
          words.endsWith("both headers")
              ? Header.BOTH
              : words.matches(".* the [Xx]-[\\w-]+ header") ? Header.API_KEY : Header.AUTHORIZATION;
      Handshake filled = Credentials.in(handshake, header, variant(token));
      return words.endsWith("the authorization header") || words.endsWith("the x-api-key header")
          ? filled.inSmallLetters()
          : filled;
    }
    if (words.contains("query parameter")) {
      return new Handshake(
          URI.create(
              handshake.uri()
                  + "?"
                  + quoted()
                  + "="
                  + URLEncoder.encode(token, StandardCharsets.UTF_8)),
          handshake.headers());
    }
    return handshake.with("Authorization", authorization(token));
  }

  private String authorization(String token) {
    if (words.endsWith("without a scheme")) {
      return token;
    }
    if (words.endsWith("glued to its scheme")) {
      return "Bearer" + token;
    }
    if (words.endsWith("of Basic")) {
      String pair = words.endsWith("as the user of Basic") ? token + ":" : "user:" + token;
      return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
    return quoted() + " " + token;
  }

  private String quoted() {
    return words.substring(words.indexOf('"') + 1, words.lastIndexOf('"'));
  }

  private String variant(String token) {
    String variant = different(token);
    if (needsToken()
        && variant.equals(token)
        && !words.startsWith("the token in the")
        && !words.startsWith("the token in both")) {
      throw new CouldNotTell(
          "\"" + words + "\" is the token itself: take a longer one, with letters, to check this.");
    }
    return variant;
  }

  private String different(String token) {
    String kind = words.substring(0, words.lastIndexOf(" in "));
    if (kind.startsWith("the word ")) {
      return quoted();
    }
    return switch (kind) {
      case ANOTHER -> ANOTHER_WORD;
      case "an empty token" -> "";
      case "the first character of the token" -> token.substring(0, 1);
      case "the token less its last character" -> token.substring(0, token.length() - 1);
      case "the token less its first character" -> token.substring(1);
      case "the token and one character more" -> token + "x";
      case "the token and another word" -> token + " " + ANOTHER_WORD;
      case "the token twice" -> token + token;
      case "the token with another end" ->
          token.substring(0, token.length() - 1) + other(token.charAt(token.length() - 1));
      case "the token with another start" -> other(token.charAt(0)) + token.substring(1);
      case "the token in another case" -> swapped(token);
      default -> token;
    };
  }

  private static char other(char c) {
    return c == 'x' ? 'y' : 'x';
  }

  private static String swapped(String token) {
    StringBuilder text = new StringBuilder();
    token
        .chars()
        .forEach(
            c ->
                text.append(
                    (char)
                        (Character.isUpperCase(c)
                            ? Character.toLowerCase(c)
                            : Character.toUpperCase(c))));
    return text.toString();
  }
}
