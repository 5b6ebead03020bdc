package org.ccexecutor.acceptance.report.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a comment.
 *
 * @param text what it says
 * @param code whether it is to be read word for word
 */
public record Span(String text, boolean code) {
  private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+) ([^}]*)}");
  private static final Pattern MARKUP = Pattern.compile("</?\\w+>");

  /** The parts of a Javadoc comment, without what concerns the method's parameters. */
  static List<Span> of(String comment) {
    String text =
        comment
            .lines()
            .map(line -> line.strip().replaceFirst("^\\* ?", ""))
            .reduce("", (a, b) -> a + " " + b);
    String description =
        text.split(" @(?:param|return|throws)\\b", 2)[0].replaceAll("\\s+", " ").strip();
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (Matcher tag = INLINE_TAG.matcher(description); tag.find(); from = tag.end()) {
      plain(description.substring(from, tag.start()), spans);
      code(tag.group(2), spans);
    }
    plain(description.substring(from), spans);
    return spans;
  }

  /**
   * At an end of code a comma would be read as one of the sentence around it. Backslashes are
   * doubled in comments as they are in strings.
   */
  private static void code(String text, List<Span> spans) {
    String code = text.replaceAll("\\\\\\\\(?=.)", "\\\\").strip();
    if (code.startsWith(",")) {
      spans.add(new Span("a comma and ", false));
    }
    spans.add(new Span(code.replaceAll("^,\\s*|,$", ""), true));
    if (code.endsWith(",")) {
      spans.add(new Span(" and a comma", false));
    }
  }

  private static void plain(String text, List<Span> spans) {
    if (!text.isEmpty()) {
      spans.add(new Span(MARKUP.matcher(text).replaceAll(""), false));
    }
  }
}
