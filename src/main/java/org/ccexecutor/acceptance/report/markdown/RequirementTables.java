package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.Ids;
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
    long left = part.report().count(Verdict.NOT_SELECTED);
    String of = part.name().isEmpty() ? " in this run" : " of " + part.name();
    String ids =
        Ids.inWords(
            part.report().requirements().stream()
                .filter(result -> result.verdict() == Verdict.NOT_SELECTED)
                .map(RequirementResult::id)
                .toList());
    return left == 0
        ? text.toString()
        : text + "Not asked" + of + ", " + left + " in all: " + ids + ".\n\n";
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

  private static String scenarios(RequirementResult result) {
    int own = result.scenarios().size();
    int others = result.breaksElsewhere().size();
    String broken = "; broken in " + others + (others == 1 ? " other" : " others");
    return (own == 0 ? "none of its own" : own) + (others == 0 ? "" : broken);
  }

  private static String row(RequirementResult result, String... why) {
    List<String> cells =
        List.of(
            result.id(),
            result.requirement().level().word(),
            Markdown.text(result.requirement().sentence()),
            scenarios(result));
    return Markdown.row(
        Stream.concat(cells.stream(), Stream.of(why).map(Markdown::text)).toArray(String[]::new));
  }
}
