package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Meta;
import io.cucumber.messages.types.Product;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Tag;
import io.cucumber.messages.types.TestCaseFinished;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.query.Lineage;
import io.cucumber.query.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.run.Run;

/** Puts together what Cucumber tells of a run and what its scenarios have found out. */
final class ReportBuilder {
  private final Query query;
  private final Run run;
  private final ScenarioBuilder scenarioBuilder;

  /** @param home the directory that the names of feature files are relative to */
  ReportBuilder(Query query, Run run, Path home) {
    this.query = query;
    this.run = run;
    this.scenarioBuilder = new ScenarioBuilder(query, run, home);
  }

  /** A scenario with the nodes of the feature file that it hangs on. */
  private record Placed(ScenarioResult scenario, Lineage lineage) {}

  Report build() {
    List<Placed> placed = new ArrayList<>();
    for (TestCaseStarted execution : query.findAllTestCaseStarted()) {
      query
          .findLineageBy(execution)
          .ifPresent(lineage -> placed.add(new Placed(scenarioBuilder.build(execution, lineage), lineage)));
    }
    placed.sort(
        Comparator.comparing((Placed one) -> one.scenario().uri()).thenComparing(one -> one.scenario().line()));
    List<FeatureResult> features = features(Anchors.on(placed.stream().map(Placed::scenario).toList()), placed);
    List<ScenarioResult> all = features.stream().flatMap(feature -> feature.scenarios().stream()).toList();
    return new Report(
        facts(),
        run.context().servers().known().stream().map(server -> ServerResult.of(server, run.secrets())).toList(),
        run.context().servers().missing().stream().map(run.secrets()::mask).toList(),
        new Verdicts(all).on(run.register()),
        features);
  }

  /** What came of one scenario that is over. */
  Optional<ScenarioResult> scenario(TestCaseFinished end) {
    return query
        .findTestCaseStartedBy(end)
        .flatMap(execution -> query.findLineageBy(execution).map(lineage -> scenarioBuilder.build(execution, lineage)));
  }

  private List<FeatureResult> features(List<ScenarioResult> anchored, List<Placed> placed) {
    Map<Feature, Map<Optional<Rule>, List<ScenarioResult>>> tree = new LinkedHashMap<>();
    for (int i = 0; i < placed.size(); i++) {
      Lineage lineage = placed.get(i).lineage();
      tree.computeIfAbsent(lineage.feature().orElseThrow(), any -> new LinkedHashMap<>())
          .computeIfAbsent(lineage.rule(), any -> new ArrayList<>())
          .add(anchored.get(i));
    }
    return tree.entrySet().stream().map(entry -> feature(entry.getKey(), entry.getValue())).toList();
  }

  private FeatureResult feature(Feature feature, Map<Optional<Rule>, List<ScenarioResult>> rules) {
    List<RuleResult> results = new ArrayList<>();
    rules.forEach((rule, scenarios) -> results.add(rule(rule, scenarios)));
    String uri = results.get(0).scenarios().get(0).uri();
    return new FeatureResult(feature.getName(), uri, Prose.of(feature.getDescription()), results);
  }

  private RuleResult rule(Optional<Rule> rule, List<ScenarioResult> scenarios) {
    return new RuleResult(
        rule.map(Rule::getName).orElse(""),
        rule.map(Rule::getDescription).map(Prose::of).orElse(""),
        rule.flatMap(one -> run.requirementOf(one.getTags().stream().map(Tag::getName).toList())),
        scenarios);
  }

  private Facts facts() {
    return new Facts(
        query
            .findTestRunStarted()
            .map(started -> started.getTimestamp())
            .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
            .orElse(Instant.EPOCH),
        query.findTestRunDuration().orElse(Duration.ZERO),
        query.findMeta().map(Meta::getRuntime).map(ReportBuilder::described).orElse(""),
        query.findMeta().map(Meta::getOs).map(ReportBuilder::described).orElse(""));
  }

  private static String described(Product product) {
    return product.getVersion().map(version -> product.getName() + " " + version).orElse(product.getName());
  }
}
