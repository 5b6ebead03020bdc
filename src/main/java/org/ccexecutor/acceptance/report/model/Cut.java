package org.ccexecutor.acceptance.report.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON that was too long to be kept whole: its beginning can be read once it is closed. */
final class Cut {
  private static final Pattern CUT = Pattern.compile("… \\(\\d+ characters\\)$");

  private Cut() {}

  /** The text itself or, if it was cut, its beginning with what closes it. */
  static String closed(String text) {
    Matcher cut = CUT.matcher(text);
    if (!cut.find()) {
      return text;
    }
    String start = text.substring(0, cut.start());
    Deque<Character> open = new ArrayDeque<>();
    boolean quoted = false;
    int escaped = -1;
    for (int i = 0; i < start.length(); i++) {
      char c = start.charAt(i);
      if (quoted && c == '\\') {
        escaped = i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        open.push(c == '{' ? '}' : ']');
      } else if (!quoted && (c == '}' || c == ']')) {
        open.poll();
      }
    }
    // No half of an escape, which has six characters at most, is left at the end.
    boolean half = quoted && escaped >= 0 && escaped > start.length() - 6;
    StringBuilder closed = new StringBuilder(half ? start.substring(0, escaped) : start);
    closed.append(quoted ? "…\"" : "");
    open.forEach(closed::append);
    return closed.toString();
  }
}
