package org.ccexecutor.acceptance.report.model;

/**
 * Beginnings of texts that are too long to be shown whole everywhere. No character is cut in two.
 */
final class Brief {
  private static final int LONG = 240;
  private static final int SHOWN = 120;

  private Brief() {}

  static boolean isLong(String text) {
    return text.codePointCount(0, text.length()) > LONG;
  }

  /** The text, or how it begins. */
  static String of(String text) {
    return text.codePointCount(0, text.length()) > SHOWN
        ? text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…"
        : text;
  }
}
