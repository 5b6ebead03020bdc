package org.ccexecutor.acceptance.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.report.model.FeatureResult;
import org.ccexecutor.acceptance.report.model.Outcome;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.RequirementResult;
import org.ccexecutor.acceptance.report.model.ServerResult;
import org.ccexecutor.acceptance.report.model.Verdict;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * All requirements, and what each server's scenarios say about them.
 *
 * @param rows one for each requirement, in reading order; those of which nothing was selected last
 * @param mixed whether embedded and other servers were tested: then there is no verdict on both
 */
public record Matrix(List<Row> rows, boolean mixed) {

  /**
   * One requirement.
   *
   * @param result what was shown about it
   * @param feature the name of the feature that it belongs to, empty if none of its scenarios was
   *     selected
   * @param cells one for each server, in their order
   * @param badges its verdict; where there is no verdict on all servers, one for each
   */
  public record Row(
      RequirementResult result, String feature, List<Cell> cells, List<Badge> badges) {

    boolean isNotSelected() {
      return words().equals(Verdict.NOT_SELECTED.word());
    }

    /** All words of its verdicts, for the filter. */
    public String words() {
      return badges.stream().map(Badge::word).distinct().collect(Collectors.joining(" "));
    }
  }

  /**
   * What one server's scenarios say about one requirement.
   *
   * @param server the name of the server
   * @param badge the verdict on it
   * @param planned how many of its own scenarios were only planned
   * @param result what was shown about it there
   */
  public record Cell(String server, Badge badge, long planned, RequirementResult result) {}

  /**
   * A verdict as it is shown.
   *
   * @param word its word for machines
   * @param words what people read
   */
  public record Badge(String word, String words) {

    static Badge of(RequirementResult result, String before) {
      String word = result.verdict().word() + (result.isKeptInPart() ? " in-part" : "");
      return new Badge(word, before + result.words());
    }
  }

  static Matrix of(Report report) {
    Map<String, String> features = features(report);
    boolean mixed = report.parts().size() > 1;
    Map<ServerName, Report> byServer = new LinkedHashMap<>();
    report.serverNames().forEach(name -> byServer.put(name, report.about(name)));
    List<Row> rows = new ArrayList<>();
    for (RequirementResult result : report.requirements()) {
      String id = result.id();
      List<Cell> cells = new ArrayList<>();
      byServer.forEach((name, part) -> cells.add(cell(name, part.requirement(id))));
      List<Badge> badges = mixed ? badges(byServer, id) : List.of(Badge.of(result, ""));
      rows.add(new Row(result, features.getOrDefault(id, ""), cells, badges));
    }
    // What was not looked at must not stand in the way.
    rows.sort(Comparator.comparing(Row::isNotSelected));
    return new Matrix(List.copyOf(rows), mixed);
  }

  /** The row of this requirement. */
  public Row row(String id) {
    return rows.stream().filter(row -> row.result().id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, String> features(Report report) {
    Map<String, String> features = new HashMap<>();
    for (FeatureResult feature : report.features()) {
      feature
          .scenarios()
          .forEach(
              one -> one.requirement().ifPresent(id -> features.putIfAbsent(id, feature.name())));
    }
    return features;
  }

  private static Cell cell(ServerName name, RequirementResult result) {
    long planned =
        result.scenarios().stream().filter(one -> one.outcome() == Outcome.PLANNED).count();
    return new Cell(name.word(), Badge.of(result, ""), planned, result);
  }

  private static List<Badge> badges(Map<ServerName, Report> byServer, String id) {
    List<Badge> badges =
        byServer.entrySet().stream()
            .flatMap(one -> badge(one.getKey(), one.getValue(), id))
            .toList();
    return badges.isEmpty()
        ? List.of(new Badge(Verdict.NOT_SELECTED.word(), Verdict.NOT_SELECTED.words()))
        : badges;
  }

  private static Stream<Badge> badge(ServerName name, Report part, String id) {
    RequirementResult result = part.requirement(id);
    String whose = part.servers().stream().anyMatch(ServerResult::isEmbedded) ? " (embedded)" : "";
    return result.verdict() == Verdict.NOT_SELECTED
        ? Stream.empty()
        : Stream.of(Badge.of(result, name.word() + whose + ": "));
  }
}
