package org.ccexecutor.acceptance.report.model;

import java.util.List;

/**
 * A feature, with what came of its scenarios.
 *
 * @param name its name
 * @param uri the file, relative to the project
 * @param description the prose under its name
 * @param rules its rules of which something was selected, in reading order
 */
public record FeatureResult(String name, String uri, String description, List<RuleResult> rules) {
  public FeatureResult {
    rules = List.copyOf(rules);
  }

  /** All its scenarios, in reading order. */
  public List<ScenarioResult> scenarios() {
    return rules.stream().flatMap(rule -> rule.scenarios().stream()).toList();
  }

  public Summary summary() {
    return Summary.of(scenarios());
  }
}
