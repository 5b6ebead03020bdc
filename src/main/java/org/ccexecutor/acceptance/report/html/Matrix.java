package org.ccexecutor.acceptance.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ScenarioResult;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * All requirements, and what each server's scenarios say about them.
 *
 * @param rows one for each requirement, in reading order
 */
public record Matrix(List<Row> rows) {

  /**
   * One requirement.
   *
   * @param result what was shown about it
   * @param feature the name of the feature that it belongs to, empty if none of its scenarios was
   *     selected
   * @param cells one for each server, in their order
   */
  public record Row(RequirementResult result, String feature, List<Cell> cells) {}

  /**
   * What one server's scenarios say about one requirement.
   *
   * @param word the worst outcome, {@code none} if there is no scenario
   * @param passed how many of them passed
   * @param scenarios how many there are
   */
  public record Cell(String word, int passed, int scenarios) {}

  static Matrix of(Report report) {
    Map<String, String> features = new HashMap<>();
    for (FeatureResult feature : report.features()) {
      feature
          .scenarios()
          .forEach(
              one -> one.requirement().ifPresent(id -> features.putIfAbsent(id, feature.name())));
    }
    List<Row> rows = new ArrayList<>();
    for (RequirementResult result : report.requirements()) {
      List<Cell> cells = report.serverNames().stream().map(server -> cell(result, server)).toList();
      rows.add(new Row(result, features.getOrDefault(result.id(), ""), cells));
    }
    return new Matrix(List.copyOf(rows));
  }

  private static Cell cell(RequirementResult result, ServerName server) {
    List<Outcome> outcomes =
        result.scenarios().stream()
            .filter(one -> one.server() == server)
            .map(ScenarioResult::outcome)
            .toList();
    int passed = (int) outcomes.stream().filter(outcome -> outcome == Outcome.PASSED).count();
    return new Cell(worst(outcomes), passed, outcomes.size());
  }

  private static String worst(List<Outcome> outcomes) {
    return List.of(
            Outcome.FAILED,
            Outcome.COULD_NOT_TELL,
            Outcome.DEVIATES,
            Outcome.PLANNED,
            Outcome.PASSED)
        .stream()
        .filter(outcomes::contains)
        .findFirst()
        .map(Outcome::word)
        .orElse("none");
  }
}
