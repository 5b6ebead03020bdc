package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Meta;
import io.cucumber.messages.types.Product;
import io.cucumber.messages.types.TestCaseFinished;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.query.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.model.FeatureTree.Placed;
import org.ccexecutor.acceptance.run.Introduction;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.settings.ServerSettings;

/** Puts together what Cucumber tells of a run and what its scenarios have found out. */
final class ReportBuilder {
  private final Query query;
  private final Run run;
  private final ScenarioBuilder scenarioBuilder;

  /**
   * @param home the directory that the names of feature files are relative to
   */
  ReportBuilder(Recording recording, Run run, Path home) {
    this.query = recording.query();
    this.run = run;
    this.scenarioBuilder = new ScenarioBuilder(recording, run, home);
  }

  Report build() {
    List<Placed> placed = new ArrayList<>();
    for (TestCaseStarted execution : query.findAllTestCaseStarted()) {
      query
          .findLineageBy(execution)
          .ifPresent(
              lineage ->
                  placed.add(new Placed(scenarioBuilder.build(execution, lineage), lineage)));
    }
    placed.sort(
        Comparator.comparing((Placed one) -> one.scenario().uri())
            .thenComparing(one -> one.scenario().line()));
    List<FeatureResult> features = new FeatureTree(run).of(Anchors.on(placed));
    List<ScenarioResult> all =
        features.stream().flatMap(feature -> feature.scenarios().stream()).toList();
    return new Report(
        facts(),
        run.servers().known().stream().map(this::server).toList(),
        run.servers().missing().stream().map(run.secrets()::mask).toList(),
        run.mendedDeviations().stream().map(entry -> entry + " (" + entry.where() + ")").toList(),
        new Verdicts(all, run.prelude().agenda()).on(run.register().all()),
        features);
  }

  /** What came of one scenario that is over. */
  Optional<ScenarioResult> scenario(TestCaseFinished end) {
    return query
        .findTestCaseStartedBy(end)
        .flatMap(
            execution ->
                query
                    .findLineageBy(execution)
                    .map(lineage -> scenarioBuilder.build(execution, lineage)));
  }

  private ServerResult server(ServerUnderTest server) {
    Optional<Introduction> introduction = run.prelude().introduction(server.name());
    return new ServerResult(
        server.name(),
        server.address().toString(),
        server.startedBy(),
        clean(server.origin()),
        clean(server.version()),
        clean(introduction.map(Introduction::healthVersion).orElse("")),
        clean(server.sessionId()),
        introduction
            .flatMap(Introduction::hint)
            .map(hint -> new Advice(clean(hint.sentence()), hint.command())));
  }

  /** What a server says of itself as it can be shown. */
  private String clean(String text) {
    return Visible.text(run.secrets().mask(text));
  }

  private Facts facts() {
    return new Facts(
        query
            .findTestRunStarted()
            .map(started -> started.getTimestamp())
            .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
            .orElse(Instant.EPOCH),
        query.findTestRunDuration().orElse(Duration.ZERO),
        Version.read(),
        query.findMeta().map(Meta::getRuntime).map(ReportBuilder::described).orElse(""),
        query.findMeta().map(Meta::getOs).map(ReportBuilder::described).orElse(""),
        run.prelude().agenda(),
        settings(),
        run.settings().servers().values().stream()
            .collect(Collectors.toMap(ServerSettings::name, ServerSettings::address)));
  }

  /** A command line that starts a server may hold its token. */
  private Map<String, String> settings() {
    Map<String, String> shown = new TreeMap<>();
    run.settings().invocation().given().forEach((name, value) -> shown.put(name, clean(value)));
    return shown;
  }

  private static String described(Product product) {
    return product
        .getVersion()
        .map(version -> product.getName() + " " + version)
        .orElse(product.getName());
  }
}
