package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.stream.Collectors;

/** What stood in the way of the scenarios of a requirement. */
final class Obstacles {
  private static final int MOST = 3;

  private final Report report;

  Obstacles(Report report) {
    this.report = report;
  }

  /** The obstacles in one line, empty if all scenarios passed. */
  String of(RequirementResult result) {
    List<String> all =
        result.scenarios().stream()
            .filter(scenario -> scenario.outcome() != Outcome.PASSED)
            .map(this::obstacle)
            .distinct()
            .toList();
    int more = all.size() - MOST;
    return all.stream().limit(MOST).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private String obstacle(ScenarioResult scenario) {
    if (report.server(scenario.server()).isEmpty()) {
      return "the " + scenario.server().word() + " server is not there";
    }
    return scenario.stumbled()
        ? scenario.broken().orElseThrow() + " is broken"
        : Brief.of(scenario.reason());
  }
}
