package org.ccexecutor.acceptance.proof;

import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.engine.ScenarioObjects;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.Room;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.acceptance.settings.Token;

/**
 * Plays scenarios against one server, in a run of their own: any number of rehearsals can go on in
 * one JVM.
 */
final class Rehearsal {
  /** Long: who does not learn how many sessions a server allows opens fewer, and sees less. */
  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(20);

  /** For how many scenarios a thread pays: each has to learn all steps first. */
  private static final int SCENARIOS_FOR_A_THREAD = 12;

  private final Features features;
  private final int atOnce;
  private final boolean whole;

  /** Shared by all rehearsals: each has threads and descriptors until it is collected. */
  private final Pages pages = new Pages();

  /**
   * @param atOnce how many scenarios are played at once, at most
   * @param whole whether scenarios are played also when all that a server breaks was seen
   */
  Rehearsal(Features features, int atOnce, boolean whole) {
    this.features = features;
    this.atOnce = atOnce;
    this.whole = whole;
  }

  /** Starts the server of this variant, plays the scenarios that it selects, and ends it. */
  Verdicts of(Variant variant) {
    Token token = variant.token();
    boolean secured = variant.deployment() == ServerName.DOCKER;
    Settings settings = settings(variant);
    Verdicts verdicts = new Verdicts();
    try (Variant.Server server = variant.start(secured ? Optional.of(token) : Optional.empty())) {
      ServerAddress address =
          new ServerAddress(URI.create("ws://127.0.0.1:" + server.port() + "/ws/mcp"));
      Room room = Room.by(pages.read(address.page("/health"), PAGE_DEADLINE));
      ServerUnderTest underTest =
          new ServerUnderTest(
              variant.deployment(),
              address,
              StartedBy.EMBEDDED,
              secured ? Optional.of(token) : Optional.empty(),
              variant.heartbeat(),
              room);
      GivenServer given = new GivenServer(underTest);
      try (Run run = Run.with(settings, given, pages, token)) {
        if (variant.isFaulty() && !whole) {
          given.until(() -> Verdicts.broken(run).containsAll(variant.breaks()));
        }
        play(
            run,
            variant.scenarios() + " and not @alone",
            variant.isOneByOne() ? 1 : atOnce,
            verdicts);
        play(run, variant.scenarios() + " and @alone", 1, verdicts);
      }
    }
    return verdicts;
  }

  private static Settings settings(Variant variant) {
    Map<String, String> set = new HashMap<>();
    set.put("cc.server", variant.deployment().word());
    set.put("cc.patience", Double.toString(variant.patience()));
    return new SettingsReader(set::get, name -> null).read();
  }

  private void play(Run run, String tags, int most, Verdicts verdicts) {
    Expression selection = TagExpressionParser.parse(tags);
    long scenarios = features.count(selection);
    if (scenarios == 0) {
      return;
    }
    int threads = (int) Math.min(most, 1 + scenarios / SCENARIOS_FOR_A_THREAD);
    Recorder recorder = new Recorder();
    ThreadLocal<ScenarioObjects> objects =
        ThreadLocal.withInitial(() -> new ScenarioObjects(() -> run));
    Runtime.builder()
        .withRuntimeOptions(
            new RuntimeOptionsBuilder().addTagFilter(selection).setThreads(threads).build())
        .withFeatureSupplier(features::all)
        .withObjectFactorySupplier(objects::get)
        .withAdditionalPlugins(recorder)
        .build()
        .run();
    verdicts.add(run, recorder.played());
  }
}
