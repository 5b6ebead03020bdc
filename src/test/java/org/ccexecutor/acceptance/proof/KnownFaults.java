package org.ccexecutor.acceptance.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the page of faults says of each, by requirement and fault. */
final class KnownFaults {
  /** What stands before and behind the title of the scenario that has caught a fault. */
  static final String CAUGHT_BY = "Caught by “";

  static final String END = "”:";

  /** What encloses a message. */
  static final String FENCE = "```";

  private final Map<Place, Entry> entries = new LinkedHashMap<>();

  /** Where an entry stands. */
  private record Place(String requirement, String fault) {}

  /**
   * An entry.
   *
   * @param scenario the title of the scenario that has caught the fault
   * @param message what it said
   */
  record Entry(String scenario, String message) {}

  /** Reads a page, which may be empty. */
  static KnownFaults on(String page) {
    KnownFaults known = new KnownFaults();
    String requirement = "";
    String fault = "";
    String scenario = "";
    StringBuilder block = null;
    for (String line : page.lines().toList()) {
      if (line.startsWith("## ")) {
        requirement = line.substring(3).split(" ")[0];
      } else if (line.startsWith("### ")) {
        fault = line.substring(4);
      } else if (line.startsWith(CAUGHT_BY) && line.endsWith(END)) {
        scenario = line.substring(CAUGHT_BY.length(), line.length() - END.length());
      } else if (line.startsWith(FENCE) && block == null) {
        block = new StringBuilder();
      } else if (line.startsWith(FENCE)) {
        known.entries.put(new Place(requirement, fault), new Entry(scenario, block.toString()));
        block = null;
      } else if (block != null) {
        block.append(line).append('\n');
      }
    }
    return known;
  }

  /** How many entries there are. */
  int size() {
    return entries.size();
  }

  /** The titles of all scenarios that are named. */
  Set<String> titles() {
    return entries.values().stream().map(Entry::scenario).collect(Collectors.toSet());
  }

  /** How a fault showed that this requirement is broken. */
  Optional<Entry> find(String requirement, Variant fault) {
    return Optional.ofNullable(entries.get(new Place(requirement, fault.name())));
  }

  /** The titles of the scenarios that have caught a fault; empty if nothing is known of it. */
  Set<String> catching(Variant fault) {
    return fault.breaks().stream()
        .flatMap(requirement -> find(requirement, fault).stream())
        .map(Entry::scenario)
        .collect(Collectors.toSet());
  }
}
