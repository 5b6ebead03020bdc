package org.ccexecutor.plain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Writes JSON that is correct and looks like nobody's: white space where it is allowed, members in
 * either order, escapes where none would be needed. A mood, counted up by the caller, makes one
 * message look unlike the last.
 */
final class JsonWriter {
  private static final String[] SPACE = {"", " ", "", "\n", "\t", "", "\r\n  "};

  private final StringBuilder out = new StringBuilder();
  private final int mood;
  private int spaces;

  private JsonWriter(int mood) {
    this.mood = mood;
    this.spaces = mood;
  }

  /** The value as text, in ASCII alone. */
  static String write(Object value, int mood) {
    JsonWriter writer = new JsonWriter(mood);
    writer.space();
    writer.value(value);
    writer.space();
    return writer.out.toString();
  }

  private void value(Object value) {
    if (value instanceof Map<?, ?> members) {
      object(members);
    } else if (value instanceof List<?> elements) {
      array(elements);
    } else if (value instanceof String text) {
      string(text);
    } else if (value instanceof JsonNumber number) {
      out.append(number.text());
    } else {
      out.append(value);
    }
  }

  private void object(Map<?, ?> members) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>(members.entrySet());
    if (mood % 2 == 1) {
      Collections.reverse(entries);
    }
    out.append('{');
    for (int i = 0; i < entries.size(); i++) {
      separate(i);
      string((String) entries.get(i).getKey());
      space();
      out.append(':');
      space();
      value(entries.get(i).getValue());
    }
    space();
    out.append('}');
  }

  private void array(List<?> elements) {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      separate(i);
      value(elements.get(i));
    }
    space();
    out.append(']');
  }

  private void separate(int index) {
    space();
    if (index > 0) {
      out.append(',');
      space();
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      boolean needless = i == 0 && mood % 4 == 2;
      if (next < ' ' || next > '~' || needless) {
        escape(next);
      } else if (next == '"' || next == '\\' || next == '/' && mood % 3 == 0) {
        out.append('\\').append(next);
      } else {
        out.append(next);
      }
    }
    out.append('"');
  }

  private void escape(char next) {
    String digits = mood % 2 == 0 ? "0123456789abcdef" : "0123456789ABCDEF";
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(digits.charAt(next >> shift & 15));
    }
  }

  private void space() {
    out.append(SPACE[spaces++ % SPACE.length]);
  }
}
