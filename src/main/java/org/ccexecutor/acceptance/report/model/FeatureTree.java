package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Tag;
import io.cucumber.query.Lineage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.run.Run;

/** Hangs scenarios into the tree of features and rules that they come from. */
final class FeatureTree {
  private final Run run;

  FeatureTree(Run run) {
    this.run = run;
  }

  /**
   * A scenario with the nodes of the feature file that it hangs on.
   *
   * @param scenario what came of it
   * @param lineage the nodes
   */
  record Placed(ScenarioResult scenario, Lineage lineage) {

    /**
     * Rules are told apart by their ids: comparing all that they hold takes minutes for large
     * files.
     */
    String ruleId() {
      return lineage.rule().map(Rule::getId).orElse("");
    }
  }

  /** The features of these scenarios, in their order. */
  List<FeatureResult> of(List<Placed> scenarios) {
    return groups(scenarios, one -> one.scenario().uri()).stream().map(this::feature).toList();
  }

  private static Collection<List<Placed>> groups(
      List<Placed> scenarios, Function<Placed, String> key) {
    Map<String, List<Placed>> groups =
        scenarios.stream()
            .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    return groups.values();
  }

  private FeatureResult feature(List<Placed> scenarios) {
    Feature feature = scenarios.get(0).lineage().feature().orElseThrow();
    return new FeatureResult(
        clean(feature.getName()),
        scenarios.get(0).scenario().uri(),
        clean(Prose.of(feature.getDescription())),
        groups(scenarios, Placed::ruleId).stream().map(this::rule).toList());
  }

  private RuleResult rule(List<Placed> scenarios) {
    Optional<Rule> rule = scenarios.get(0).lineage().rule();
    return new RuleResult(
        clean(rule.map(Rule::getName).orElse("")),
        clean(rule.map(Rule::getDescription).map(Prose::of).orElse("")),
        rule.flatMap(one -> run.requirementOf(one.getTags().stream().map(Tag::getName).toList())),
        scenarios.stream().map(Placed::scenario).toList());
  }

  private String clean(String text) {
    return Visible.text(run.secrets().mask(text));
  }
}
