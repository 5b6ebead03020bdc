package org.ccexecutor.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) strictly: objects become maps, arrays lists, numbers {@link JsonNumber};
 * strings, booleans and null are Java's own.
 */
final class JsonReader {
  /** Deeper nesting is refused before it can exhaust the stack. */
  static final int MAX_DEPTH = 500;

  /**
   * More values than this are refused before they can exhaust the memory: each weighs far more than
   * its text.
   */
  static final int MAX_VALUES = 100_000;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?+([eE][+-]?[0-9]++)?+");
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int at;
  private int values;

  private JsonReader(String text) {
    this.text = text;
  }

  /** The one value that the text consists of. */
  static Object read(String text) throws JsonException {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value(0);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw reader.unexpected();
    }
    return value;
  }

  private Object value(int depth) throws JsonException {
    if (depth > MAX_DEPTH) {
      throw new JsonException("Nested deeper than " + MAX_DEPTH);
    }
    if (++values > MAX_VALUES) {
      throw new JsonException("More than " + MAX_VALUES + " values");
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) throws JsonException {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    skipSpace();
    if (accept('}')) {
      return members;
    }
    do {
      skipSpace();
      if (peek() != '"') {
        throw unexpected();
      }
      String name = string();
      skipSpace();
      expect(':');
      members.put(name, value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect('}');
    return members;
  }

  private List<Object> array(int depth) throws JsonException {
    List<Object> elements = new ArrayList<>();
    at++;
    skipSpace();
    if (accept(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
      skipSpace();
    } while (accept(','));
    expect(']');
    return elements;
  }

  private String string() throws JsonException {
    at++;
    StringBuilder result = new StringBuilder();
    while (peek() != '"') {
      char next = peek();
      if (next < ' ') {
        throw unexpected();
      }
      at++;
      result.append(next == '\\' ? escape() : next);
    }
    at++;
    return result.toString();
  }

  private char escape() throws JsonException {
    int known = ESCAPES.indexOf(peek());
    if (known >= 0) {
      at++;
      return ESCAPED.charAt(known);
    }
    expect('u');
    int code = 0;
    for (int digit = 0; digit < 4; digit++) {
      int value = Character.digit(peek(), 16);
      // Character.digit knows the digits of other scripts too; JSON does not.
      if (value < 0 || peek() > 'f') {
        throw unexpected();
      }
      code = code * 16 + value;
      at++;
    }
    return (char) code;
  }

  private Object word(String word, Object value) throws JsonException {
    if (!text.startsWith(word, at)) {
      throw unexpected();
    }
    at += word.length();
    return value;
  }

  private JsonNumber number() throws JsonException {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw unexpected();
    }
    at = matcher.end();
    return new JsonNumber(matcher.group());
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** The next character; NUL, which JSON allows nowhere, at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(char wanted) {
    boolean there = peek() == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) throws JsonException {
    if (!accept(wanted)) {
      throw unexpected();
    }
  }

  private JsonException unexpected() {
    return new JsonException(
        at < text.length()
            ? "Not JSON: unexpected character at " + at
            : "Not JSON: the text ends too early");
  }
}
