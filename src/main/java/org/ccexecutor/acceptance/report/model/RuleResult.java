package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.Optional;

/**
 * A rule of a feature, with what came of its scenarios.
 *
 * @param name its sentence; empty for scenarios that stand outside of any rule
 * @param description the prose under it
 * @param requirement the id of its requirement, if it has one
 * @param scenarios its scenarios that were selected, in reading order
 */
public record RuleResult(
    String name, String description, Optional<String> requirement, List<ScenarioResult> scenarios) {
  public RuleResult {
    scenarios = List.copyOf(scenarios);
  }
}
