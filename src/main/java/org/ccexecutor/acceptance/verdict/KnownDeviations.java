package org.ccexecutor.acceptance.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The breaks of the contract that are known and accepted for now.
 *
 * @param all the entries, in the order in which they were written down
 */
public record KnownDeviations(List<KnownDeviation> all) {
  /** No deviation is known. */
  public static final KnownDeviations NONE = new KnownDeviations(List.of());

  public KnownDeviations {
    all = List.copyOf(all);
  }

  /** The entry that accepts this break; one for the scenario goes before one for all. */
  public Optional<KnownDeviation> find(String requirement, String scenario) {
    return all.stream()
        .filter(entry -> entry.covers(requirement, scenario))
        .min(Comparator.comparing(entry -> entry.scenario().isEmpty()));
  }
}
