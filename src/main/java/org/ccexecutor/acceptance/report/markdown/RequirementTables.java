package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.NotSelected;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.Verdict;

/** All requirements with their verdicts; those that are kept last. */
final class RequirementTables {
  private static final List<Verdict> ORDER =
      List.of(Verdict.BROKEN, Verdict.COULD_NOT_TELL, Verdict.DEVIATES, Verdict.KEPT);

  private RequirementTables() {}

  static String of(Report report) {
    return report.parts().stream()
        .map(RequirementTables::of)
        .collect(Collectors.joining("", "## Requirements\n\n", ""));
  }

  private static String of(Part part) {
    String level = part.name().isEmpty() ? "### " : "#### ";
    StringBuilder text = new StringBuilder(Markdown.about(part));
    for (Verdict verdict : ORDER) {
      List<RequirementResult> results =
          part.report().requirements().stream()
              .filter(result -> result.verdict() == verdict)
              .toList();
      if (!results.isEmpty()) {
        text.append(level)
            .append(title(verdict))
            .append("\n\n")
            .append(table(part.report(), verdict, results));
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

  private static String title(Verdict verdict) {
    return switch (verdict) {
      case BROKEN -> "❌ Broken";
      case COULD_NOT_TELL -> "❔ Could not tell";
      case DEVIATES -> "🔶 Deviate, as is known";
      case KEPT -> "✅ Kept";
      case NOT_SELECTED -> "Not selected";
    };
  }

  private static String table(Report report, Verdict verdict, List<RequirementResult> results) {
    boolean explained = verdict == Verdict.COULD_NOT_TELL || verdict == Verdict.DEVIATES;
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
