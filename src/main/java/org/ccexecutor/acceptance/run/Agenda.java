package org.ccexecutor.acceptance.run;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which scenarios there are, and which of them were selected.
 *
 * @param all how many there are about each requirement
 * @param selected how many of these were selected
 * @param order in which order they are begun, in words
 */
public record Agenda(Map<String, Integer> all, Map<String, Integer> selected, String order) {

  /** What is known of a run of which nobody has said what there was to select from. */
  public static final Agenda UNKNOWN = new Agenda(Map.of(), Map.of(), "as they were given");

  public Agenda {
    all = Map.copyOf(all);
    selected = Map.copyOf(selected);
  }

  /**
   * Counts scenarios by the requirements that they are about; {@code scenarios} holds the tags of
   * each.
   */
  public static Map<String, Integer> count(List<Set<String>> scenarios, Set<String> requirements) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Set<String> tags : scenarios) {
      tags.stream().filter(requirements::contains).forEach(id -> counts.merge(id, 1, Integer::sum));
    }
    return counts;
  }

  /** Whether every scenario about this requirement was selected. */
  public boolean hasAllOf(String requirement) {
    return all.containsKey(requirement) && all.get(requirement).equals(selected.get(requirement));
  }

  /** How many scenarios about this requirement were selected. */
  public int selected(String requirement) {
    return selected.getOrDefault(requirement, 0);
  }
}
