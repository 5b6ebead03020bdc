package org.ccexecutor.acceptance.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;

/**
 * The order in which a run is over soonest: whoever took longest the last time begins first, so
 * that the others run beside it.
 *
 * @param seconds how long scenarios took the last time, by their names
 */
record LongestFirst(Map<String, Double> seconds) {
  /** The order in words. */
  static final String WORDS = "what took longest the last time first";

  private static final TestTag SLOW = TestTag.create("slow");

  /** What a scenario takes at least that is tagged as slow. */
  private static final double SECONDS_OF_THE_SLOW = 3;

  /**
   * Puts the scenarios of each feature right beneath it, in this order: a thread that waits for the
   * end of a rule runs nothing else meanwhile.
   */
  void applyTo(TestDescriptor root) {
    root.getChildren().forEach(this::flatten);
  }

  private void flatten(TestDescriptor feature) {
    List<? extends TestDescriptor> scenarios =
        feature.getDescendants().stream()
            .filter(TestDescriptor::isTest)
            .sorted(Comparator.comparing(this::expected, Comparator.reverseOrder()))
            .toList();
    scenarios.forEach(scenario -> scenario.getParent().orElseThrow().removeChild(scenario));
    Set.copyOf(feature.getChildren()).forEach(feature::removeChild);
    scenarios.forEach(feature::addChild);
  }

  private double expected(TestDescriptor scenario) {
    double unknown = scenario.getTags().contains(SLOW) ? SECONDS_OF_THE_SLOW : 0;
    return seconds.getOrDefault(Selection.nameOf(scenario), unknown);
  }
}
