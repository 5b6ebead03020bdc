package org.ccexecutor.acceptance.report.model;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many scenarios had which outcome.
 *
 * @param counts the number for each outcome, also where it is 0
 * @param stumbled how many of those that failed did so because of another requirement than their
 *     own
 */
public record Summary(Map<Outcome, Integer> counts, int stumbled) {
  public Summary {
    counts = Map.copyOf(counts);
  }

  static Summary of(Collection<ScenarioResult> scenarios) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, 0);
    }
    scenarios.forEach(scenario -> counts.merge(scenario.outcome(), 1, Integer::sum));
    long stumbled =
        scenarios.stream().filter(one -> one.outcome() == Outcome.FAILED && one.stumbled()).count();
    return new Summary(counts, (int) stumbled);
  }

  public int count(Outcome outcome) {
    return counts.get(outcome);
  }

  public int passed() {
    return count(Outcome.PASSED);
  }

  public int failed() {
    return count(Outcome.FAILED);
  }

  public int deviating() {
    return count(Outcome.DEVIATES);
  }

  public int couldNotTell() {
    return count(Outcome.COULD_NOT_TELL);
  }

  public int planned() {
    return count(Outcome.PLANNED);
  }

  public int scenarios() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
