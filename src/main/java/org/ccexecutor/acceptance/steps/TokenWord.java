package org.ccexecutor.acceptance.steps;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Secrets;

/**
 * What a client presents as the token, as a step says it: the token itself, something made of it,
 * or another word.
 *
 * @param words such as {@code the token less its last character}
 */
record TokenWord(String words) {
  /** All that can be presented. */
  static final String REGEX =
      "another word|the word \"[^\"]*\"|a word of \\d+ characters|an empty token"
          + "|the first character of the token|the token behind the word \"\\w+\""
          + "|the token(?: less its (?:last|first) character| and one character more"
          + "| and another word|, a comma and another word| in quotes| twice"
          + "| with another (?:end|start)| with two characters exchanged| in another case)?";

  private static final String ITSELF = "the token";
  private static final String ANOTHER_WORD = "anotherword";
  private static final Pattern OF_LENGTH = Pattern.compile("a word of (\\d+) characters");
  private static final Pattern QUOTED = Pattern.compile("(.* word) \"(.*)\"");

  private static final Map<String, UnaryOperator<String>> MADE_OF_THE_TOKEN =
      Map.ofEntries(
          Map.entry(ITSELF, token -> token),
          Map.entry("the first character of the token", token -> token.substring(0, 1)),
          Map.entry(
              "the token less its last character", token -> token.substring(0, token.length() - 1)),
          Map.entry("the token less its first character", token -> token.substring(1)),
          Map.entry("the token and one character more", token -> token + "x"),
          Map.entry("the token and another word", token -> token + " " + ANOTHER_WORD),
          Map.entry("the token, a comma and another word", token -> token + "," + ANOTHER_WORD),
          Map.entry("the token in quotes", token -> "\"" + token + "\""),
          Map.entry("the token twice", token -> token + token),
          Map.entry("the token with another end", TokenWord::withAnotherEnd),
          Map.entry(
              "the token with another start", token -> other(token.charAt(0)) + token.substring(1)),
          Map.entry("the token with two characters exchanged", TokenWord::exchanged),
          Map.entry("the token in another case", Secrets::inAnotherCase));

  /**
   * The word itself.
   *
   * @param token gives the server's token; asked only if the word is made of it
   * @throws CouldNotTell if no other word than the token itself can be made of the token
   */
  String of(Supplier<String> token) {
    Matcher length = OF_LENGTH.matcher(words);
    if (length.matches()) {
      return "x".repeat(Integer.parseInt(length.group(1)));
    }
    Matcher quoted = QUOTED.matcher(words);
    if (quoted.matches()) {
      return quoted.group(1).equals("the word")
          ? quoted.group(2)
          : quoted.group(2) + " " + token.get();
    }
    return switch (words) {
      case "another word" -> ANOTHER_WORD;
      case "an empty token" -> "";
      default -> madeOf(token.get());
    };
  }

  private String madeOf(String token) {
    String word = MADE_OF_THE_TOKEN.get(words).apply(token);
    if (word.equals(token) && !words.equals(ITSELF)) {
      throw new CouldNotTell(
          "\"" + words + "\" is the token itself: take a longer one, with letters, to check this.");
    }
    return word;
  }

  private static String withAnotherEnd(String token) {
    int end = token.length() - 1;
    return token.substring(0, end) + other(token.charAt(end));
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
