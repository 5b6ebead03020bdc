package org.ccexecutor.acceptance.report.model;

/**
 * Text from a server as it can be shown: without characters that could deceive the reader of a
 * terminal or a page.
 */
public final class Visible {
  private Visible() {}

  /**
   * The text with control characters, other than line breaks and tabs, marks of direction and of
   * byte order, and accents that stand behind their letters as escapes.
   */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean mark = (c >= 0x200E && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) || c == 0xFEFF;
    boolean isolate = c >= 0x2066 && c <= 0x2069;
    // A letter and its accent look like the one letter that has it.
    boolean accent =
        Character.getType(c) == Character.NON_SPACING_MARK && !(c >= 0xFE00 && c <= 0xFE0F);
    boolean halfOfOne = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    if (control || mark || isolate || accent || halfOfOne) {
      out.append(String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
