package org.ccexecutor.acceptance.report.markdown;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RuleResult;

/** The scenarios that would be run, by feature and rule. */
final class Plan {
  private static final String NOTE = "*More is left out here; `index.html` has everything.*\n\n";

  private Plan() {}

  static String of(Report report, int room) {
    Budget budget = new Budget(room - Budget.size(NOTE));
    List<String> parts =
        report.features().stream().flatMap(feature -> parts(feature).stream()).toList();
    int left = budget.addAll(parts, part -> part);
    return left == 0 ? budget.toString() : budget + NOTE;
  }

  private static List<String> parts(FeatureResult feature) {
    List<String> rules = feature.rules().stream().map(Plan::rule).toList();
    String first = "### " + Markdown.text(feature.name()) + "\n\n" + rules.get(0);
    return Stream.concat(Stream.of(first), rules.stream().skip(1)).toList();
  }

  private static String rule(RuleResult rule) {
    String names =
        rule.scenarios().stream()
            .map(one -> "- " + Markdown.text(one.name()) + "\n")
            .collect(Collectors.joining());
    return rule.requirement().map(id -> id + ": ").orElse("")
        + Markdown.text(rule.name())
        + "\n\n"
        + names
        + "\n";
  }
}
