package org.ccexecutor.acceptance.stage;

/** Texts as they can be shown in a sentence. */
public final class Quoted {
  private static final int LONGEST = 160;
  private static final int START = 80;
  private static final int END = 60;

  private Quoted() {}

  /** In quotes, its control characters visible, its middle left out if it is long. */
  public static String text(String text) {
    String visible =
        text.replace("\\", "\\\\")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
            .replace("\"", "\\\"");
    return visible.length() > LONGEST
        ? "\""
            + visible.substring(0, whole(visible, START))
            + "…"
            + visible.substring(whole(visible, visible.length() - END))
            + "\" ("
            + text.codePointCount(0, text.length())
            + " characters)"
        : "\"" + visible + "\"";
  }

  /** The nearest place up to here that is not within a character. */
  private static int whole(String text, int at) {
    return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
