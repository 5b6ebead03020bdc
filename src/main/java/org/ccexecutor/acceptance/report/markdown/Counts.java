package org.ccexecutor.acceptance.report.markdown;

import java.util.ArrayList;
import java.util.List;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Part;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Summary;
import org.ccexecutor.acceptance.report.model.Verdict;

/** How many requirements of each level, and how many scenarios of each feature, came out how. */
final class Counts {
  private static final String DEVIATE = "deviate";

  private static final String STUMBLED = "failed because of another requirement";

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
    List<String> titles = new ArrayList<>(List.of("requirements", "kept", "broken"));
    if (report.summary().deviating() > 0) {
      titles.add(DEVIATE);
    }
    titles.addAll(List.of("could not tell", "not selected"));
    StringBuilder text = new StringBuilder(head(titles));
    for (Level level : Level.values()) {
      List<Object> row = new ArrayList<>();
      row.add(level.word());
      row.add(report.count(level, Verdict.KEPT));
      row.add(report.count(level, Verdict.BROKEN));
      if (titles.contains(DEVIATE)) {
        row.add(report.count(level, Verdict.DEVIATES));
      }
      row.add(report.count(level, Verdict.COULD_NOT_TELL));
      row.add(report.count(level, Verdict.NOT_SELECTED));
      text.append(row(row));
    }
    return text.append('\n').toString();
  }

  private static String head(List<String> titles) {
    return Markdown.head(titles.toArray(String[]::new));
  }

  private static String row(List<Object> cells) {
    return Markdown.row(cells.stream().map(Object::toString).toArray(String[]::new));
  }

  /**
   * Where nothing deviates, or failed because of another requirement, there is no column for it.
   */
  private static String features(Report report) {
    Summary all = report.summary();
    List<String> titles = new ArrayList<>(List.of("feature", "passed", "failed"));
    if (all.stumbled() > 0) {
      titles.add(STUMBLED);
    }
    if (all.deviating() > 0) {
      titles.add(DEVIATE);
    }
    titles.addAll(List.of("could not tell", "scenarios"));
    StringBuilder text = new StringBuilder(head(titles));
    report.features().forEach(feature -> text.append(row(feature(report, feature, titles))));
    return text.append('\n').toString();
  }

  private static List<Object> feature(Report report, FeatureResult feature, List<String> titles) {
    Summary summary = feature.summary();
    List<Object> row = new ArrayList<>();
    row.add(Markdown.text(feature.name()));
    row.add(summary.passed());
    row.add(summary.failed() - summary.stumbled());
    if (titles.contains(STUMBLED)) {
      row.add(summary.stumbled());
    }
    if (titles.contains(DEVIATE)) {
      row.add(summary.deviating());
    }
    row.add(summary.couldNotTell());
    row.add(report.selected(feature));
    return row;
  }
}
