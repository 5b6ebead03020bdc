package org.ccexecutor.acceptance.report.markdown;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.model.Part;

/** Text as GitHub's Markdown, whatever characters it has. */
final class Markdown {
  private static final String SPECIAL = "\\`*_{}[]<>#&~!$^=";
  private static final Pattern LIST = Pattern.compile("^(?:[-+]|\\d+[.)])(?=\\s|$)");

  /** What would become a link, or mention somebody. */
  private static final String ADDRESS =
      "(?i:(?:(?:https?|ftp)://|www\\.|(?:mailto|xmpp):|[\\w.+-]+@[\\w-]+\\.)\\S+)";

  private static final String SETTING = "-D[\\w.-]+=(?:'[^']*'|[^\\s'(),;]*[^\\s'(),;.])";

  /** What one types or looks up: commands, settings, variables, tags, files, addresses. */
  private static final String COMMAND =
      "(?<![^\\s(\"])(?:"
          + String.join(
              "|",
              "(?<=\\()(?:mvn|python|docker|export) [^()]+(?=\\))",
              "(?:mvn test )?" + SETTING + "(?: " + SETTING + ")*",
              "(?:cc|cucumber)(?:\\.[a-z-]+)+",
              "(?:[A-Z]+_)+[A-Z]+\\b",
              "@\\w[\\w-]*",
              "[\\w<>./-]+\\.(?:md|html|json|yaml)\\b",
              "wss?://[^\\s(),;]*[\\w/]")
          + ")";

  private static final Pattern CODE = Pattern.compile(ADDRESS + "|" + COMMAND);
  private static final Pattern BACKQUOTES = Pattern.compile("`+");
  private static final int LONGEST_BLOCK = 1_500;
  private static final int LONGEST_COMMAND = 5_000;
  private static final int LONGEST_CELL = 300;

  private Markdown() {}

  /**
   * The text as it is, on one line: nothing in it has a meaning of its own. Addresses, which would
   * become links, are code, and so is what one types.
   */
  static String text(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    StringBuilder out = new StringBuilder(line.length());
    int from = 0;
    for (Matcher code = CODE.matcher(line); code.find(); from = code.end()) {
      out.append(escaped(line.substring(from, code.start()))).append(code(code.group()));
    }
    return LIST.matcher(out.append(escaped(line.substring(from))))
        .replaceFirst(mark -> Matcher.quoteReplacement(entityAtEnd(mark.group())));
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int c) {
    if (SPECIAL.indexOf(c) >= 0) {
      out.append('\\').appendCodePoint(c);
    } else if (c == '@' || c == '|') {
      // Else it mentions people, or ends the cell of a table.
      out.append("&#").append(c).append(';');
    } else {
      out.appendCodePoint(c);
    }
  }

  private static String entityAtEnd(String text) {
    int last = text.length() - 1;
    return text.substring(0, last) + "&#" + (int) text.charAt(last) + ";";
  }

  /** A link to an address that this project has written down itself. */
  static String link(String text, String url) {
    return "[" + text(text) + "](" + url + ")";
  }

  /** The text as code on one line. */
  static String code(String text) {
    String line = text.replaceAll("\\s+", " ");
    String fence = "`".repeat(longestRun(line) + 1);
    String space = line.startsWith("`") || line.endsWith("`") || line.isBlank() ? " " : "";
    return fence + space + line + space + fence;
  }

  /** The text as a block of code, line by line, its middle left out if it is long. */
  static String block(String language, String text) {
    return whole(language, text.length() > LONGEST_BLOCK ? withoutMiddle(text) : text);
  }

  /** The text as a block of code, line by line. */
  static String whole(String language, String text) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + language + "\n" + text.stripTrailing() + "\n" + fence + "\n";
  }

  /** A command line; one that is too long to be read has only a note in its place. */
  static String command(String text) {
    return text.length() > LONGEST_COMMAND
        ? "*The command is too long for this summary: it stands in `index.html`.*\n"
        : whole("sh", text);
  }

  private static String withoutMiddle(String text) {
    int half = LONGEST_BLOCK / 2;
    int from =
        text.offsetByCodePoints(0, Math.min(half, text.codePointCount(0, text.length()) / 2));
    int to =
        text.offsetByCodePoints(
            text.length(), -Math.min(half, text.codePointCount(0, text.length()) / 2));
    return text.substring(0, from)
        + "\n… "
        + (to - from)
        + " characters are left out …\n"
        + text.substring(to);
  }

  private static int longestRun(String text) {
    return BACKQUOTES.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }

  /** The heading above what is about this part of a run, empty where there is but one. */
  static String about(Part part) {
    String name = part.name();
    return name.isEmpty()
        ? ""
        : "### " + text(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)) + "\n\n";
  }

  /** The beginning of a text that a server may have made as long as it liked. */
  static String brief(String text) {
    return text.codePointCount(0, text.length()) > LONGEST_CELL
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST_CELL)) + "…"
        : text;
  }

  /** A row of a table; the cells are Markdown already. */
  static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The head of a table, with the row that divides it from the rest. */
  static String head(String... titles) {
    return row(titles) + "|" + " --- |".repeat(titles.length) + "\n";
  }
}
