package org.ccexecutor.acceptance.report;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccexecutor.acceptance.engine.ScenarioObjects;
import org.ccexecutor.acceptance.run.Run;

/** Runs real features with the real steps, inside a test. */
public final class RealRun {
  private RealRun() {}

  /** What Cucumber says of a dry run of these features, a file or a directory. */
  public static List<Envelope> planned(Path features, Run run) {
    List<Envelope> messages = new ArrayList<>();
    ConcurrentEventListener listener =
        publisher -> publisher.registerHandlerFor(Envelope.class, messages::add);
    run(options(features).setDryRun(), run, listener);
    return messages;
  }

  /** Carries out these features; the plugins hear of it. */
  public static void executed(Path features, Run run, ConcurrentEventListener... plugins) {
    run(options(features), run, plugins);
  }

  /** Carries out those scenarios that have such tags, several at once. */
  public static void executed(
      Path features, String tags, int atOnce, Run run, ConcurrentEventListener... plugins) {
    run(
        options(features).addTagFilter(TagExpressionParser.parse(tags)).setThreads(atOnce),
        run,
        plugins);
  }

  private static RuntimeOptionsBuilder options(Path features) {
    return new RuntimeOptionsBuilder()
        .addFeature(FeatureWithLines.create(features.toUri(), List.of()))
        .addGlue(URI.create("classpath:/org/ccexecutor/acceptance/engine/empty"));
  }

  private static void run(
      RuntimeOptionsBuilder options, Run run, ConcurrentEventListener... plugins) {
    ThreadLocal<ScenarioObjects> objects =
        ThreadLocal.withInitial(() -> new ScenarioObjects(() -> run));
    Runtime.builder()
        .withRuntimeOptions(options.build())
        .withObjectFactorySupplier(objects::get)
        .withAdditionalPlugins(plugins)
        .build()
        .run();
  }
}
