package org.ccexecutor.acceptance.report.markdown;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Text as GitHub's Markdown, whatever characters it has. */
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>()#+-.!|~&:@";

  private Markdown() {}

  /** The text as it is, on one line: nothing in it has a meaning of its own. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.replaceAll("\\s+", " ").codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (SPECIAL.indexOf(c) >= 0) {
      out.append("&#").append(c).append(';');
    } else {
      out.appendCodePoint(c);
    }
  }

  /** The text as code on one line, also inside a table. */
  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /** The text as a block of code, line by line; the fence is longer than any in it. */
  static String block(String language, String text) {
    String fence = "```";
    while (text.contains(fence)) {
      fence += "`";
    }
    return fence + language + "\n" + text.stripTrailing() + "\n" + fence + "\n";
  }

  /** A row of a table; the cells are Markdown already. */
  static String row(String... cells) {
    return Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The head of a table, with the row that divides it from the rest. */
  static String head(String... titles) {
    return row(titles) + "|" + " --- |".repeat(titles.length) + "\n";
  }
}
