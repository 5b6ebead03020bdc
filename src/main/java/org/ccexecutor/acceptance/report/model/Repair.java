package org.ccexecutor.acceptance.report.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Level;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;

/** What whoever builds the server is to fix first: never a should while a must is broken. */
final class Repair {
  private static final int MANY = 3;
  private static final int MOST_BROKEN = 10;

  /** What a wrong token makes look broken. */
  private static final Set<String> TOKEN = Set.of("AUTH-3", "AUTH-4", "AUTH-5");

  /** What weighs most first, never empty. */
  private final List<RequirementResult> broken;

  /** What weighs most of what is broken. */
  private final List<RequirementResult> urgent;

  private Repair(List<RequirementResult> broken) {
    this.broken = broken;
    this.urgent = broken.stream().filter(result -> level(result) == level(broken.get(0))).toList();
  }

  /**
   * What is to be fixed; nothing if nothing is broken, or it may only be the token that is wrong.
   */
  static Optional<Advice> of(Report report) {
    boolean doubtful = refusesToken(report);
    List<RequirementResult> broken =
        report.broken().stream()
            .filter(result -> !doubtful || !TOKEN.contains(result.id()))
            .toList();
    return broken.isEmpty() || report.hasOnlyEmbedded()
        ? Optional.empty()
        : Optional.of(new Advice(new Repair(broken).sentence(), ""));
  }

  /** Whether a server that ran already refuses the token: then it may be another one's. */
  static boolean refusesToken(Report report) {
    return report.verdict("AUTH-5") == Verdict.BROKEN
        && report
            .server(ServerName.DOCKER)
            .filter(server -> server.startedBy() == StartedBy.RUNNING)
            .isPresent();
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
        broken.stream().filter(result -> !urgent.contains(result)).toList();
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
    return broken.size() == 1
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

  private static Level level(RequirementResult result) {
    return result.requirement().level();
  }
}
