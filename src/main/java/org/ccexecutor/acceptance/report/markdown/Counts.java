package org.ccexecutor.acceptance.report.markdown;

import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Verdict;

/** How many requirements of each level, and how many scenarios of each feature, came out how. */
final class Counts {
  private Counts() {}

  static String of(Report report) {
    StringBuilder text = new StringBuilder("## Counts\n\n");
    for (Part part : report.parts()) {
      text.append(Markdown.about(part)).append(levels(part.report()));
      if (!part.report().features().isEmpty()) {
        text.append(features(part.report()));
      }
    }
    return text.toString();
  }

  private static String levels(Report report) {
    StringBuilder text =
        new StringBuilder(
            Markdown.head(
                "requirements", "kept", "broken", "deviate", "could not tell", "not selected"));
    for (Level level : Level.values()) {
      text.append(
          Markdown.row(
              level.word(),
              count(report, level, Verdict.KEPT),
              count(report, level, Verdict.BROKEN),
              count(report, level, Verdict.DEVIATES),
              count(report, level, Verdict.COULD_NOT_TELL),
              count(report, level, Verdict.NOT_SELECTED)));
    }
    return text.append('\n').toString();
  }

  private static String count(Report report, Level level, Verdict verdict) {
    return Long.toString(report.count(level, verdict));
  }

  private static String features(Report report) {
    StringBuilder text =
        new StringBuilder(
            Markdown.head("feature", "scenarios", "passed", "failed", "deviate", "could not tell"));
    report.features().forEach(feature -> text.append(feature(feature)));
    return text.append('\n').toString();
  }

  private static String feature(FeatureResult feature) {
    Summary summary = feature.summary();
    return Markdown.row(
        Markdown.text(feature.name()),
        Integer.toString(summary.scenarios()),
        Integer.toString(summary.passed()),
        Integer.toString(summary.failed()),
        Integer.toString(summary.deviating()),
        Integer.toString(summary.couldNotTell()));
  }
}
