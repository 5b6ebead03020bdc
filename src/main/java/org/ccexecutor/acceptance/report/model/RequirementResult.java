package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Requirement;

/**
 * What a run has shown about one requirement.
 *
 * @param requirement which one
 * @param verdict what was shown
 * @param scenarios its own scenarios that were selected, in reading order
 * @param breaks the scenarios that saw it broken, its own and others
 */
public record RequirementResult(
    Requirement requirement,
    Verdict verdict,
    List<ScenarioResult> scenarios,
    List<ScenarioResult> breaks) {
  private static final int REASONS = 3;

  public RequirementResult {
    scenarios = List.copyOf(scenarios);
    breaks = List.copyOf(breaks);
  }

  /** The scenarios of other requirements that saw it broken. */
  public List<ScenarioResult> breaksElsewhere() {
    return breaks.stream()
        .filter(scenario -> !scenario.requirement().equals(Optional.of(id())))
        .toList();
  }

  /** What stood in the way of its scenarios that did not pass, in one line. */
  public String why() {
    List<String> reasons =
        scenarios.stream()
            .filter(scenario -> scenario.outcome() != Outcome.PASSED)
            .map(RequirementResult::obstacle)
            .distinct()
            .toList();
    int more = reasons.size() - REASONS;
    return reasons.stream().limit(REASONS).collect(Collectors.joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private static String obstacle(ScenarioResult scenario) {
    return scenario.stumbled()
        ? scenario.broken().orElseThrow() + " is broken"
        : Brief.of(scenario.reason());
  }

  public String id() {
    return requirement.id();
  }
}
