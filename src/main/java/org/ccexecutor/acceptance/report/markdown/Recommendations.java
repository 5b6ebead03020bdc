package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.model.Advice;
import org.ccexecutor.acceptance.report.model.Report;

/** What the reader can do next. */
final class Recommendations {
  private Recommendations() {}

  /** The section, empty if there is nothing to do. */
  static String of(Report report) {
    List<Advice> all = Advice.on(report);
    return all.isEmpty()
        ? ""
        : all.stream()
            .map(Recommendations::recommendation)
            .collect(Collectors.joining("\n", "## Recommendations\n\n", "\n"));
  }

  private static String recommendation(Advice advice) {
    return Markdown.text(advice.sentence())
        + "\n"
        + (advice.command().isEmpty() ? "" : "\n" + Markdown.command(advice.command()));
  }
}
