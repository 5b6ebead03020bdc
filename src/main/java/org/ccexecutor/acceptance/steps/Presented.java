package org.ccexecutor.acceptance.steps;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** Where a word can be presented as the token. */
  static final String PLACES =
      "in (?:the (?i:Authorization|X-API-Key) header|both headers)|under the scheme \"\\w+\""
          + "|as the query parameter \"[\\w=&]+\"|as the (?:user|password) of Basic"
          + "|without a scheme|glued to its scheme";

  private static final String NOTHING = "no credentials";
  private static final String AUTHORIZATION = "Authorization";
  private static final String QUERY = "query parameter";

  private static final String REUSING = " on a connection that was used for the health page";

  /** One thing that is presented, and another beside it. */
  private static final Pattern BOTH =
      Pattern.compile(
          "(.*?)(?: and (the (?:path|origin|header) \".*\")| beside (another word in .*))");

  private static final Pattern WORD_AND_PLACE =
      Pattern.compile("(?<word>" + TokenWord.REGEX + ") (?<place>" + PLACES + ")");
  private static final Pattern IN_HEADER = Pattern.compile("in the ([\\w-]+) header");

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
      Matcher said = WORD_AND_PLACE.matcher(words);
      if (!said.matches()) {
        throw new IllegalStateException("No step says \"" + words + "\".");
      }
      String word = new TokenWord(said.group("word")).of(() -> doorstep.token().secret());
      return put(word, said.group("place"), handshake, doorstep);
    }
    return switch (words.split(" ", 3)[1]) {
      case "path" -> doorstep.atPath(handshake, quoted(words));
      case "origin" -> doorstep.fromOrigin(handshake, quoted(words));
      case "host" -> doorstep.calling(handshake, quoted(words));
      default -> {
        String[] header = quoted(words).split(": *", 2);
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

  /** The handshake with this word in this place. */
  private static Handshake put(String word, String place, Handshake handshake, Doorstep doorstep) {
    if (place.startsWith("as the " + QUERY)) {
      String value = URLEncoder.encode(word, StandardCharsets.UTF_8);
      return doorstep.withQuery(handshake, quoted(place) + "=" + value);
    }
    Matcher in = IN_HEADER.matcher(place);
    if (in.matches()) {
      String name = in.group(1);
      Header header = name.equalsIgnoreCase("X-API-Key") ? Header.API_KEY : Header.AUTHORIZATION;
      return Credentials.in(handshake, header, word).spelling(name);
    }
    return switch (place) {
      case "in both headers" -> Credentials.in(handshake, Header.BOTH, word);
      case "without a scheme" -> handshake.with(AUTHORIZATION, word);
      case "glued to its scheme" -> handshake.with(AUTHORIZATION, "Bearer" + word);
      case "as the user of Basic" -> handshake.with(AUTHORIZATION, basic(word + ":"));
      case "as the password of Basic" -> handshake.with(AUTHORIZATION, basic("user:" + word));
      default -> handshake.with(AUTHORIZATION, quoted(place) + " " + word);
    };
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String words) {
    return words.substring(words.indexOf('"') + 1, words.lastIndexOf('"'));
  }
}
