package org.ccexecutor.acceptance.endurance;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.order.StandardPickleOrders;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.engine.ScenarioObjects;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.SettingsReader;

/** The whole specification once, in this JVM, against embedded servers of its own. */
final class Pass {
  private static final Path FEATURES = Path.of("features");
  private static final int AT_ONCE = 40;

  private Pass() {}

  /**
   * Runs everything in the order that follows from this seed.
   *
   * @return what every scenario says that did not pass
   */
  static List<String> inOrder(long seed) {
    Map<String, String> set = Map.of("cc.servers", "embedded");
    try (Run run = Run.by(new SettingsReader(set::get, name -> null).read())) {
      play(run, "not @alone", AT_ONCE, seed);
      play(run, "@alone", 1, seed);
      return run.findings().all().stream()
          .filter(finding -> finding.judgement().isPresent())
          .map(finding -> finding.scenario() + ": " + finding.judgement().get())
          .toList();
    }
  }

  private static void play(Run run, String tags, int atOnce, long seed) {
    ThreadLocal<ScenarioObjects> objects =
        ThreadLocal.withInitial(() -> new ScenarioObjects(() -> run));
    Runtime.builder()
        .withRuntimeOptions(
            new RuntimeOptionsBuilder()
                .addFeature(FeatureWithLines.create(FEATURES.toUri(), List.of()))
                .addTagFilter(TagExpressionParser.parse(tags))
                .setPickleOrder(StandardPickleOrders.random(seed))
                .setThreads(atOnce)
                .build())
        .withObjectFactorySupplier(objects::get)
        .build()
        .run();
  }
}
