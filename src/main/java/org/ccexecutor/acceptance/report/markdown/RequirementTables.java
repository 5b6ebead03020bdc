package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.Verdict;

/** All requirements with their verdicts; those that are kept last. */
final class RequirementTables {
  private RequirementTables() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder("## Requirements\n\n");
    for (Verdict verdict :
        List.of(Verdict.BROKEN, Verdict.COULD_NOT_TELL, Verdict.DEVIATES, Verdict.KEPT)) {
      List<RequirementResult> results =
          report.requirements().stream().filter(result -> result.verdict() == verdict).toList();
      if (!results.isEmpty()) {
        text.append("### ")
            .append(title(verdict))
            .append("\n\n")
            .append(Markdown.head("id", "level", "requirement", "scenarios"));
        results.forEach(result -> text.append(row(result)));
        text.append('\n');
      }
    }
    long left = report.count(Verdict.NOT_SELECTED);
    return left == 0
        ? text.toString()
        : text + "No scenario of " + left + " other requirements was selected.\n\n";
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

  private static String row(RequirementResult result) {
    return Markdown.row(
        result.id(),
        result.requirement().level().word(),
        Markdown.text(result.requirement().sentence()),
        Integer.toString(result.scenarios().size()));
  }
}
