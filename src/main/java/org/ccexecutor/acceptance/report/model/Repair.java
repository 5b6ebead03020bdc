package org.ccexecutor.acceptance.report.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.evidence.Frame;

/** What whoever builds the server is to fix first: never a should while a must is broken. */
final class Repair {
  private static final int MANY = 3;
  private static final int MOST_BROKEN = 10;

  private final Report report;

  /** What weighs most of what is broken. */
  private final List<RequirementResult> urgent;

  private Repair(Report report) {
    this.report = report;
    this.urgent =
        report.broken().stream().filter(result -> level(result) == level(worst())).toList();
  }

  /** What is to be fixed; nothing if nothing is broken. */
  static Optional<Advice> of(Report report) {
    return report.broken().isEmpty() || report.hasOnlyEmbedded()
        ? Optional.empty()
        : Optional.of(new Advice(new Repair(report).sentence(), ""));
  }

  private String sentence() {
    return hindrance()
        .map(
            result ->
                "Fix "
                    + result.id()
                    + " first: "
                    + result.breaksElsewhere().size()
                    + " scenarios about other requirements failed because of it.")
        .orElseGet(() -> all() + shortest());
  }

  /** One fault often keeps scenarios from coming to what they are about. */
  private Optional<RequirementResult> hindrance() {
    return urgent.stream()
        .max(Comparator.comparing(result -> result.breaksElsewhere().size()))
        .filter(result -> result.breaksElsewhere().size() >= MANY);
  }

  private String all() {
    List<RequirementResult> later =
        report.broken().stream().filter(result -> !urgent.contains(result)).toList();
    return "Fix "
        + ids(urgent)
        + (later.isEmpty() ? "" : " first, then " + ids(later))
        + ": what was expected, and what came instead, is said below.";
  }

  private static String ids(List<RequirementResult> results) {
    int more = results.size() - MOST_BROKEN;
    return results.stream()
            .limit(MOST_BROKEN)
            .map(RequirementResult::id)
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and " + more + " more" : "")
        + " ("
        + level(results.get(0)).word()
        + ")";
  }

  /** One looks for a fault where least was said. */
  private String shortest() {
    return report.broken().size() == 1
        ? ""
        : urgent.stream()
            .flatMap(result -> result.breaks().stream())
            .min(Comparator.comparing(Repair::length))
            .map(
                scenario ->
                    " The shortest exchange is that of "
                        + scenario.broken().orElseThrow()
                        + ", \""
                        + scenario.name()
                        + "\".")
            .orElse("");
  }

  private static long length(ScenarioResult scenario) {
    return scenario.connections().stream()
        .flatMap(connection -> connection.frames().stream())
        .mapToLong(Frame::size)
        .sum();
  }

  private RequirementResult worst() {
    return report.broken().get(0);
  }

  private static Level level(RequirementResult result) {
    return result.requirement().level();
  }
}
