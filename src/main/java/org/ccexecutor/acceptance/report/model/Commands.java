package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines that run scenarios again, with the settings of the run. */
public final class Commands {
  private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]");
  private static final Pattern HARMLESS = Pattern.compile("[\\w@%+=:,./-]+");
  private static final Pattern RANDOM = Pattern.compile("random, seed (-?\\d+)");
  private static final String SEED = "cucumber.execution.order.random.seed";
  private static final int LONGEST_PATTERN = 400;

  private final String begin;

  /**
   * @param report the run whose settings are taken over
   */
  public Commands(Report report) {
    this.begin = "mvn test" + settings(report.facts().settings());
  }

  private static String settings(Map<String, String> given) {
    return given.entrySet().stream()
        .filter(
            setting ->
                setting.getKey().startsWith("cc.") && !setting.getKey().equals("cc.auth.token"))
        .map(setting -> " " + property(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining());
  }

  /** Runs all again that was run. */
  public String all(Report report) {
    Map<String, String> given = new TreeMap<>(report.facts().settings());
    // Else a run in random order would be another one each time.
    Matcher seed = RANDOM.matcher(report.facts().order());
    if (seed.matches()) {
      given.put(SEED, seed.group(1));
    }
    return begin
        + given.entrySet().stream()
            .filter(setting -> setting.getKey().startsWith("cucumber."))
            .map(setting -> " " + property(setting.getKey(), setting.getValue()))
            .collect(Collectors.joining());
  }

  /** Runs just this scenario again. */
  public String one(ScenarioResult scenario) {
    return named(List.of(scenario));
  }

  /** Runs everything again that did not pass; empty if everything did. */
  public String failed(Report report) {
    List<ScenarioResult> failed =
        Stream.of(Outcome.FAILED, Outcome.COULD_NOT_TELL)
            .flatMap(outcome -> report.scenarios(outcome).stream())
            .toList();
    if (failed.isEmpty()) {
      return "";
    }
    if (failed.size() == report.summary().scenarios()) {
      return all(report);
    }
    String byName = named(failed);
    boolean allTagged = failed.stream().allMatch(one -> one.requirement().isPresent());
    return byName.length() > LONGEST_PATTERN && allTagged ? tagged(failed) : byName;
  }

  private String named(List<ScenarioResult> scenarios) {
    List<String> names =
        scenarios.stream().map(ScenarioResult::name).distinct().map(Commands::literally).toList();
    String pattern =
        names.size() == 1 ? "^" + names.get(0) + "$" : "^(" + String.join("|", names) + ")$";
    return begin + " " + property("cucumber.filter.name", pattern);
  }

  private String tagged(List<ScenarioResult> scenarios) {
    List<String> tags =
        scenarios.stream()
            .flatMap(one -> one.requirement().stream())
            .distinct()
            .map(id -> "@" + id)
            .toList();
    return begin + " " + property("cucumber.filter.tags", String.join(" or ", tags));
  }

  private static String literally(String name) {
    return SPECIAL.matcher(name).replaceAll("\\\\$0");
  }

  private static String property(String name, String value) {
    return "-D"
        + name
        + "="
        + (HARMLESS.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'");
  }
}
