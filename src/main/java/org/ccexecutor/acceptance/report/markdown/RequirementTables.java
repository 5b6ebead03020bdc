package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.NotSelected;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.Verdict;

/** All requirements with their verdicts; those that are kept last. */
final class RequirementTables {
  private static final List<Table> ORDER =
      List.of(
          Table.of("❌ Broken", Verdict.BROKEN, false),
          Table.of("❔ Could not tell: something else was in the way", Verdict.COULD_NOT_TELL, true),
          Table.of("🔶 Deviate, as is known", Verdict.DEVIATES, true),
          new Table(
              "◐ Kept as far as checked: not all scenarios were selected",
              RequirementResult::isKeptInPart,
              false),
          new Table(
              "✅ Kept",
              result -> result.verdict() == Verdict.KEPT && !result.isKeptInPart(),
              false));

  /**
   * One of the tables.
   *
   * @param title what stands above it
   * @param holds whether a requirement stands in it
   * @param explained whether it says why
   */
  private record Table(String title, Predicate<RequirementResult> holds, boolean explained) {
    static Table of(String title, Verdict verdict, boolean explained) {
      return new Table(title, result -> result.verdict() == verdict, explained);
    }
  }

  private RequirementTables() {}

  static String of(Report report) {
    return report.parts().stream()
        .map(RequirementTables::of)
        .collect(Collectors.joining("", "## Requirements\n\n", ""));
  }

  private static String of(Part part) {
    String level = part.name().isEmpty() ? "### " : "#### ";
    StringBuilder text = new StringBuilder(Markdown.about(part));
    for (Table table : ORDER) {
      List<RequirementResult> results =
          part.report().requirements().stream().filter(table.holds()).toList();
      if (!results.isEmpty()) {
        text.append(level)
            .append(table.title())
            .append("\n\n")
            .append(table(part.report(), table.explained(), results));
      }
    }
    return text + notSelected(part);
  }

  private static String notSelected(Part part) {
    NotSelected left = NotSelected.of(part.report());
    if (left.ids().isEmpty()) {
      return "";
    }
    boolean whole = part.name().isEmpty() && !left.filters().isEmpty();
    String filters =
        left.filters().stream().map(Markdown::code).collect(Collectors.joining(" and "));
    return "Not selected: "
        + left.ids().size()
        + (whole ? ", because of " + filters : "")
        + " ("
        + left.inWords()
        + ").\n\n";
  }

  private static String table(Report report, boolean explained, List<RequirementResult> results) {
    String head =
        explained
            ? Markdown.head("id", "level", "requirement", "scenarios", "why")
            : Markdown.head("id", "level", "requirement", "scenarios");
    return results.stream()
        .map(result -> explained ? row(result, report.why(result)) : row(result))
        .collect(Collectors.joining("", head, "\n"));
  }

  private static String row(RequirementResult result, String... why) {
    List<String> cells =
        List.of(
            result.id(),
            result.requirement().level().word(),
            Markdown.text(result.requirement().sentence()),
            result.counts());
    return Markdown.row(
        Stream.concat(cells.stream(), Stream.of(why).map(Markdown::text)).toArray(String[]::new));
  }
}
