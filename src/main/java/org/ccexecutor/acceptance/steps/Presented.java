package org.ccexecutor.acceptance.steps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Secrets;
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
  private static final String QUERY = "query parameter";

  private static final String REUSING = " on a connection that was used for the health page";

  /** One thing that is presented, and another beside it. */
  private static final Pattern BOTH =
      Pattern.compile(
          "(.*?)(?: and (the (?:path|origin|header) \".*\")| beside (another word in .*))");

  private static final Pattern IN_HEADER = Pattern.compile(".* the ([\\w-]+) header");
  private static final Pattern OF_LENGTH = Pattern.compile("a word of (\\d+) characters");

  /** What makes a client's handshake one that presents this. */
  Handshaking by(Doorstep doorstep) {
    Matcher both = BOTH.matcher(words);
    if (both.matches()) {
      String more = both.group(2) == null ? both.group(3) : both.group(2);
      Handshaking first = new Presented(both.group(1)).by(doorstep);
      return client -> new Presented(more).beside(first.of(client), doorstep);
    }
    if (words.endsWith(REUSING)) {
      Handshaking first =
          new Presented(words.substring(0, words.length() - REUSING.length())).by(doorstep);
      return client -> {
        doorstep.reuse(client);
        return first.of(client);
      };
    }
    return switch (words) {
      case NOTHING -> client -> doorstep.bare();
      case "its handshake in two pieces" -> doorstep::inTwoPieces;
      case "all its header names in small letters" -> client -> client.usual().inSmallLetters();
      default ->
          isAddress()
              ? client -> beside(client.usual(), doorstep)
              : client -> beside(doorstep.bare(), doorstep);
    };
  }

  /** The wrong word that is presented beside something else, if there is one. */
  Optional<Presented> wrong() {
    Matcher both = BOTH.matcher(words);
    return both.matches()
        ? Optional.ofNullable(both.group(3)).map(Presented::new)
        : Optional.empty();
  }

  /** Whether it says where a client connects, or from where, and nothing of what it knows. */
  private boolean isAddress() {
    return words.matches("the (path|origin|header|host) .*");
  }

  /** This handshake with what is presented here as well. */
  private Handshake beside(Handshake handshake, Doorstep doorstep) {
    if (!isAddress()) {
      String token =
          needsToken() ? doorstep.token().secret() : words.startsWith(ANOTHER) ? ANOTHER_WORD : "";
      return words.contains(QUERY)
          ? doorstep.withQuery(
              handshake, quoted() + "=" + URLEncoder.encode(token, StandardCharsets.UTF_8))
          : fill(handshake, token);
    }
    return switch (words.split(" ", 3)[1]) {
      case "path" -> doorstep.atPath(handshake, quoted());
      case "origin" -> doorstep.fromOrigin(handshake, quoted());
      case "host" -> doorstep.calling(handshake, quoted());
      default -> {
        String[] header = quoted().split(": *", 2);
        yield handshake.with(header[0], header[1]);
      }
    };
  }

  /** The requirement by which a client that presents this has to be refused, where it has to be. */
  String refusal() {
    if (words.startsWith("the path")) {
      return "AVL-4";
    }
    if (isAddress()) {
      return "SEC-1";
    }
    if (words.contains(QUERY)) {
      return words.contains(" and the path ") ? "AVL-4" : "AUTH-12";
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
    if (words.endsWith("both headers")) {
      return Credentials.in(handshake, Header.BOTH, variant(token));
    }
    Matcher in = IN_HEADER.matcher(words);
    if (in.matches()) {
      String name = in.group(1);
      Header header = name.equalsIgnoreCase("X-API-Key") ? Header.API_KEY : Header.AUTHORIZATION;
      return Credentials.in(handshake, header, variant(token)).spelling(name);
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
    if (kind.startsWith("the token behind the word")) {
      return quoted() + " " + token;
    }
    Matcher length = OF_LENGTH.matcher(kind);
    if (length.matches()) {
      return "x".repeat(Integer.parseInt(length.group(1)));
    }
    return switch (kind) {
      case ANOTHER -> ANOTHER_WORD;
      case "an empty token" -> "";
      case "the first character of the token" -> token.substring(0, 1);
      case "the token less its last character" -> token.substring(0, token.length() - 1);
      case "the token less its first character" -> token.substring(1);
      case "the token and one character more" -> token + "x";
      case "the token and another word" -> token + " " + ANOTHER_WORD;
      case "the token, a comma and another word" -> token + "," + ANOTHER_WORD;
      case "the token in quotes" -> "\"" + token + "\"";
      case "the token with two characters exchanged" -> exchanged(token);
      case "the token twice" -> token + token;
      case "the token with another end" ->
          token.substring(0, token.length() - 1) + other(token.charAt(token.length() - 1));
      case "the token with another start" -> other(token.charAt(0)) + token.substring(1);
      case "the token in another case" -> Secrets.inAnotherCase(token);
      default -> token;
    };
  }

  /** The token with its first character where another one stands, and the other way round. */
  private static String exchanged(String token) {
    char first = token.charAt(0);
    int other = 1;
    while (other < token.length() && token.charAt(other) == first) {
      other++;
    }
    return other == token.length()
        ? token
        : token.charAt(other) + token.substring(1, other) + first + token.substring(other + 1);
  }

  private static char other(char c) {
    return c == 'x' ? 'y' : 'x';
  }
}
