package org.ccexecutor.acceptance.steps;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts and bytes as steps write them. */
final class Texts {
  private static final Map<Character, Character> ESCAPES =
      Map.of('n', '\n', 'r', '\r', 't', '\t', '"', '"', '\\', '\\', '\'', '\'');
  private static final int CODE_LENGTH = 4;
  private static final int LONGEST_PAYLOAD = 125;

  private Texts() {}

  /** A quoted text with its escapes resolved. */
  static String unescaped(String quoted) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < quoted.length(); i++) {
      char c = quoted.charAt(i);
      if (c != '\\') {
        text.append(c);
      } else if (quoted.charAt(++i) == 'u') {
        text.append((char) Integer.parseInt(quoted.substring(i + 1, i + 1 + CODE_LENGTH), 16));
        i += CODE_LENGTH;
      } else {
        text.append(escaped(quoted.charAt(i)));
      }
    }
    return text.toString();
  }

  private static char escaped(char c) {
    Character meaning = ESCAPES.get(c);
    if (meaning == null) {
      throw new IllegalArgumentException(
          "In quotes, \\" + c + " has no meaning; write \\\\ for a backslash.");
    }
    return meaning;
  }

  /** The lines from {@code o1} to {@code o50}, say. */
  static String lines(String first, String last) {
    String word = first.replaceAll("\\d+$", "");
    int from = Integer.parseInt(first.substring(word.length()));
    int to = Integer.parseInt(last.substring(word.length()));
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> word + i + "\n")
        .collect(Collectors.joining());
  }

  /** The words that stand in quotes. */
  static List<String> quotedWords(String text) {
    return Pattern.compile("\"(\\w+)\"")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** The bytes of a ping frame. */
  static byte[] payload(String words) {
    return switch (words) {
      case "nothing" -> new byte[0];
      case "bytes that are no text" ->
          new byte[] {0, (byte) 0xff, (byte) 0xfe, (byte) 0x80, 10, 0, 13};
      case "the 125 bytes allowed" -> numbered();
      default -> "marco".getBytes(StandardCharsets.US_ASCII);
    };
  }

  private static byte[] numbered() {
    byte[] bytes = new byte[LONGEST_PAYLOAD];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 7);
    }
    return bytes;
  }
}
