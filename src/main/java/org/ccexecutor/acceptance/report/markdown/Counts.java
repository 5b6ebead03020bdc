package org.ccexecutor.acceptance.report.markdown;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Verdict;

/** How many requirements of each level, and how many scenarios of each feature, came out how. */
final class Counts {
  private static final String DEVIATE = "deviate";

  /** The place of what deviates among the counts of a row. */
  private static final int DEVIATING = 2;

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
            head(
                report,
                "requirements",
                "kept",
                "broken",
                DEVIATE,
                "could not tell",
                "not selected"));
    for (Level level : Level.values()) {
      text.append(
          row(
              report,
              level.word(),
              report.count(level, Verdict.KEPT),
              report.count(level, Verdict.BROKEN),
              report.count(level, Verdict.DEVIATES),
              report.count(level, Verdict.COULD_NOT_TELL),
              report.count(level, Verdict.NOT_SELECTED)));
    }
    return text.append('\n').toString();
  }

  /** Where nothing deviates there is no column for it. */
  private static String head(Report report, String... titles) {
    return Markdown.head(
        Stream.of(titles)
            .filter(title -> !title.equals(DEVIATE) || report.summary().deviating() > 0)
            .toArray(String[]::new));
  }

  private static String row(Report report, String name, Object... counts) {
    return Markdown.row(
        Stream.concat(
                Stream.of(name),
                IntStream.range(0, counts.length)
                    .filter(place -> place != DEVIATING || report.summary().deviating() > 0)
                    .mapToObj(place -> counts[place].toString()))
            .toArray(String[]::new));
  }

  private static String features(Report report) {
    StringBuilder text =
        new StringBuilder(
            head(report, "feature", "passed", "failed", DEVIATE, "could not tell", "scenarios"));
    report.features().forEach(feature -> text.append(feature(report, feature)));
    return text.append('\n').toString();
  }

  private static String feature(Report report, FeatureResult feature) {
    Summary summary = feature.summary();
    return row(
        report,
        Markdown.text(feature.name()),
        summary.passed(),
        summary.failed(),
        summary.deviating(),
        summary.couldNotTell(),
        report.selected(feature));
  }
}
