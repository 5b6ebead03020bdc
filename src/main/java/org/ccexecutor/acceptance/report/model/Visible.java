package org.ccexecutor.acceptance.report.model;

/**
 * Text from a server as it can be shown: without characters that could deceive the reader of a
 * terminal or a page.
 */
public final class Visible {
  private Visible() {}

  /**
   * The text with control characters, other than line breaks and tabs, and marks of direction as
   * escapes.
   */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean halfOfOne = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    if (control || direction || halfOfOne) {
      out.append(String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
