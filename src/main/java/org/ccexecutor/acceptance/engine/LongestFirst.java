package org.ccexecutor.acceptance.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;

/**
 * The order in which a run is over soonest: whoever takes longest begins first, so that the others
 * run beside it.
 *
 * @param seconds how long scenarios took before, by their names
 */
record LongestFirst(Map<String, Double> seconds) {
  /** The order in words. */
  static final String WORDS = "what takes longest first";

  private static final TestTag SLOW = TestTag.create("slow");

  /** What a scenario takes at least that is tagged as slow. */
  private static final double SECONDS_OF_THE_SLOW = 3;

  /** The same scenarios in this order. */
  List<TestDescriptor> of(List<TestDescriptor> scenarios) {
    return scenarios.stream()
        .sorted(Comparator.comparing(this::expected, Comparator.reverseOrder()))
        .toList();
  }

  private double expected(TestDescriptor scenario) {
    Double known = seconds.get(Selection.nameOf(scenario));
    if (known != null) {
      return known;
    }
    return scenario.getTags().contains(SLOW) ? SECONDS_OF_THE_SLOW : 0;
  }
}
