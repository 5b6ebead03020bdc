package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.Optional;
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

  /** How many of its own scenarios passed. */
  public long passed() {
    return scenarios.stream().filter(one -> one.outcome() == Outcome.PASSED).count();
  }

  /** In which ways it was seen broken. */
  public List<Way> ways() {
    return Way.of(breaks);
  }

  public String id() {
    return requirement.id();
  }
}
