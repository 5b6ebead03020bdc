package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One way in which a requirement was seen to be broken: what is expected and actual is the same but
 * for numbers and what is quoted. One fault is often seen by many scenarios, and seldom in as many
 * ways.
 *
 * @param scenarios those that saw it, never empty
 */
public record Way(List<ScenarioResult> scenarios) {
  private static final Pattern COUNTED = Pattern.compile("number \\d+ of \\d+: ");
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(?:[^\"\\\\]|\\\\.)*+(?:\"|$)");
  private static final Pattern BRACED = Pattern.compile("\\{[^{}]*+\\}|\\[[^\\[\\]]*+\\]");
  private static final Pattern NUMBER = Pattern.compile("[0-9][0-9a-fA-F.-]*+");
  private static final int DEEPEST = 4;
  private static final int LONGEST = 2_000;

  public Way {
    scenarios = List.copyOf(scenarios);
  }

  /**
   * The ways in which these scenarios saw something broken, those first that were looked for, then
   * what others failed because of; of each the most frequent first.
   */
  public static List<Way> of(List<ScenarioResult> scenarios) {
    Map<String, List<ScenarioResult>> ways = new LinkedHashMap<>();
    scenarios.stream()
        .sorted(Comparator.comparing(ScenarioResult::stumbled))
        .forEach(one -> ways.computeIfAbsent(gistOf(one), any -> new ArrayList<>()).add(one));
    return ways.values().stream()
        .map(Way::new)
        .sorted(
            Comparator.comparing((Way way) -> way.first().stumbled())
                .thenComparing(way -> -way.scenarios().size()))
        .toList();
  }

  /** What is shown of it. */
  public ScenarioResult first() {
    return scenarios.get(0);
  }

  /** What is the same for all failures of one way. */
  public static String gistOf(ScenarioResult scenario) {
    return scenario.broken().orElse("") + "\n" + withoutDetails(start(scenario.message()));
  }

  private static String start(String text) {
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static String withoutDetails(String text) {
    String gist = QUOTED.matcher(COUNTED.matcher(text).replaceAll("")).replaceAll("\"\"");
    for (int i = 0; i < DEEPEST; i++) {
      gist = BRACED.matcher(gist).replaceAll("");
    }
    return NUMBER.matcher(gist).replaceAll("0");
  }
}
