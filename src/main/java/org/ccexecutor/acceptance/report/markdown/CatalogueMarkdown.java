package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Chapter;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Parameter;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Section;
import org.ccexecutor.acceptance.report.catalogue.Span;

/** Writes the catalogue of steps as Markdown. */
public final class CatalogueMarkdown {
  private CatalogueMarkdown() {}

  /** The text of the file. */
  public static String of(Catalogue catalogue) {
    return "# Steps\n\n"
        + "All "
        + catalogue.size()
        + " sentences that scenarios can be written with. Words in braces stand for one of the values that are listed below the sentence or, where many sentences share them, under Values; of"
        + " words with a slash between them one is written; what stands in parentheses may be left out.\n\n"
        + "A scenario belongs to the rule above it: the requirement that the rule is tagged with is judged by it.\n\n"
        + "Write it into the feature of its section, a file in `features/`. Under a rule that is tagged `@docker` the background says"
        + " that the secured server is under test. Tags of a scenario: `@alone`, nothing else runs meanwhile; `@load`, it is heavy;"
        + " `@slow`, it waits for more than 3 seconds by nature. Run it by its name: `mvn test -Dcucumber.filter.name=\"…\"`.\n\n"
        + sections(catalogue.sections())
        + Markdown.whole("gherkin", catalogue.skeleton())
        + "\n"
        + values(catalogue.shared())
        + catalogue.chapters().stream()
            .map(chapter -> chapter(chapter, catalogue.shared()))
            .collect(Collectors.joining("\n"));
  }

  private static String sections(List<Section> sections) {
    return sections.isEmpty()
        ? ""
        : sections.stream()
            .map(
                one ->
                    Markdown.row(Markdown.text(one.title()), Markdown.code(one.file()), one.ids()))
            .collect(
                Collectors.joining("", Markdown.head("section", "file", "requirements"), "\n"));
  }

  private static String values(List<Parameter> shared) {
    return shared.stream()
        .map(one -> "### Value " + code(one) + "\n\n" + spans(one.values()) + "\n\n")
        .collect(Collectors.joining("", shared.isEmpty() ? "" : "## Values\n\n", ""));
  }

  private static String chapter(Chapter chapter, List<Parameter> shared) {
    String entries =
        chapter.entries().stream()
            .map(entry -> entry(entry, shared))
            .collect(Collectors.joining("\n"));
    return "## "
        + Markdown.text(chapter.title())
        + "\n\n"
        + (chapter.about().isEmpty() ? "" : spans(chapter.about()) + "\n\n")
        + entries;
  }

  private static String entry(Entry entry, List<Parameter> shared) {
    StringBuilder text =
        new StringBuilder("### ").append(Markdown.code(entry.sentence())).append("\n\n");
    text.append(spans(entry.meaning())).append('\n');
    if (!entry.parameters().isEmpty() || entry.block()) {
      text.append('\n');
    }
    entry
        .parameters()
        .forEach(one -> text.append(shared.contains(one) ? link(one) : parameter(one)));
    if (entry.block()) {
      text.append("- A block of text in triple quotes, or a table, stands under the step.\n");
    }
    entry
        .example()
        .forEach(
            one ->
                text.append("\nExample, from *")
                    .append(Markdown.text(one.scenario()))
                    .append("*:\n\n")
                    .append(Markdown.whole("gherkin", one.step())));
    return text.toString();
  }

  private static String parameter(Parameter parameter) {
    return "- " + code(parameter) + ": " + spans(parameter.values()) + "\n";
  }

  /** To its heading, as GitHub names it. */
  private static String link(Parameter parameter) {
    return "- ["
        + code(parameter)
        + "](#value-"
        + parameter.name().toLowerCase(Locale.ROOT)
        + ")\n";
  }

  private static String code(Parameter parameter) {
    return Markdown.code("{" + parameter.name() + "}");
  }

  private static String spans(List<Span> spans) {
    return spans.stream()
        .map(span -> span.code() ? Markdown.code(span.text()) : padded(span.text()))
        .collect(Collectors.joining());
  }

  /**
   * Escaping strips the blanks at both ends, which here stand between two parts of one sentence.
   */
  private static String padded(String text) {
    return (text.startsWith(" ") ? " " : "")
        + Markdown.text(text)
        + (text.endsWith(" ") && !text.isBlank() ? " " : "");
  }
}
