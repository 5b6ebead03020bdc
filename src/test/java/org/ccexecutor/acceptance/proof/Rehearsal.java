package org.ccexecutor.acceptance.proof;

import static java.util.regex.Pattern.quote;

import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.tagexpressions.Expression;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
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
  private final Function<Variant, Set<String>> catching;
  private final boolean whole;

  /** Shared by all rehearsals: each has threads and descriptors until it is collected. */
  private final Pages pages = new Pages();

  private Rehearsal(
      Features features, int atOnce, Function<Variant, Set<String>> catching, boolean whole) {
    this.features = features;
    this.atOnce = atOnce;
    this.catching = catching;
    this.whole = whole;
  }

  /**
   * A rehearsal that plays every scenario that a variant selects.
   *
   * @param features with all scenarios
   * @param atOnce how many scenarios are played at once, at most
   */
  static Rehearsal whole(Features features, int atOnce) {
    return new Rehearsal(features, atOnce, variant -> Set.of(), true);
  }

  /**
   * A rehearsal that ends as soon as all was seen that a fault breaks.
   *
   * @param features with all scenarios
   * @param atOnce how many scenarios are played at once, at most
   * @param catching the titles of the scenarios that have caught a fault before, and come first
   */
  static Rehearsal untilAllIsSeen(
      Features features, int atOnce, Function<Variant, Set<String>> catching) {
    return new Rehearsal(features, atOnce, catching, false);
  }

  /**
   * Starts the server of this variant, plays the scenarios that it selects, and ends it.
   *
   * @param only of those that a correct server selects only these are played; all if it is empty
   */
  Verdicts of(Variant variant, Set<String> only) {
    Token token = variant.token();
    Optional<Token> asked =
        Optional.of(token).filter(any -> variant.deployment() == ServerName.DOCKER);
    try (Variant.Server server = variant.start(asked)) {
      ServerAddress address =
          new ServerAddress(URI.create("ws://127.0.0.1:" + server.port() + "/ws/mcp"));
      Room room = Room.by(pages.read(address.page("/health"), PAGE_DEADLINE));
      GivenServer given =
          new GivenServer(
              new ServerUnderTest(
                  variant.deployment(),
                  address,
                  StartedBy.EMBEDDED,
                  asked,
                  variant.heartbeat(),
                  room));
      try (Run run = Run.with(settings(variant), given, pages, token)) {
        return variant.isFaulty() && !whole
            ? untilAllIsSeen(run, variant, given)
            : played(run, variant, only, new Verdicts());
      }
    }
  }

  private Verdicts untilAllIsSeen(Run run, Variant variant, GivenServer given) {
    BooleanSupplier allIsSeen = () -> Verdicts.broken(run).containsAll(variant.breaks());
    given.until(allIsSeen);
    Verdicts verdicts = new Verdicts();
    Set<String> titles = catching.apply(variant);
    if (!titles.isEmpty()) {
      played(run, variant, titles, verdicts);
    }
    return allIsSeen.getAsBoolean() ? verdicts : played(run, variant, Set.of(), verdicts);
  }

  private Verdicts played(Run run, Variant variant, Set<String> titles, Verdicts verdicts) {
    String tags = variant.scenarios();
    play(run, tags + " and not @alone", titles, variant.isOneByOne() ? 1 : atOnce, verdicts);
    play(run, tags + " and @alone", titles, 1, verdicts);
    return verdicts;
  }

  private static Settings settings(Variant variant) {
    Map<String, String> set = new HashMap<>();
    set.put("cc.server", variant.deployment().word());
    set.put("cc.patience", Double.toString(variant.patience()));
    return new SettingsReader(set::get, name -> null).read();
  }

  private void play(Run run, String tags, Set<String> titles, int most, Verdicts verdicts) {
    Expression selection = TagExpressionParser.parse(tags);
    long scenarios = features.count(selection, titles);
    if (scenarios == 0) {
      return;
    }
    int threads = (int) Math.min(most, 1 + scenarios / SCENARIOS_FOR_A_THREAD);
    Recorder recorder = new Recorder();
    ThreadLocal<ScenarioObjects> objects =
        ThreadLocal.withInitial(() -> new ScenarioObjects(() -> run));
    RuntimeOptionsBuilder options =
        new RuntimeOptionsBuilder().addTagFilter(selection).setThreads(threads);
    titles.forEach(title -> options.addNameFilter(Pattern.compile('^' + quote(title) + '$')));
    Runtime.builder()
        .withRuntimeOptions(options.build())
        .withFeatureSupplier(features::all)
        .withObjectFactorySupplier(objects::get)
        .withAdditionalPlugins(recorder)
        .build()
        .run();
    verdicts.add(run, recorder.played());
  }
}
