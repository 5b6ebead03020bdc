package org.ccexecutor.acceptance.report.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
  private static final String IDS = "@[A-Z]+-\\d+(?: or @[A-Z]+-\\d+)*";
  private static final Pattern REPEATED =
      Pattern.compile(IDS + "|\\(" + IDS + "\\) and \\((?<before>.*)\\)");
  private static final String SEED = "cucumber.execution.order.random.seed";
  private static final String TAGS = "cucumber.filter.tags";
  private static final String NAME = "cucumber.filter.name";
  private static final String FEATURES = "cucumber.features";
  private static final int MOST_NAMES = 10;
  private static final int MOST_REQUIREMENTS = 30;

  private final String begin;
  private final Map<String, String> settings;

  /**
   * @param report the run whose settings are taken over
   */
  public Commands(Report report) {
    this.settings = report.facts().settings();
    this.begin = "mvn test" + settings(settings);
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

  /** Runs the whole specification, whatever this run had selected. */
  public String whole() {
    return begin;
  }

  /** Whether there is more to run than this run was told to select. */
  public boolean isFiltered() {
    return !filters().isEmpty();
  }

  /** What the run was told to select by, as on the command line. */
  List<String> filters() {
    return selection().entrySet().stream()
        .map(filter -> property(filter.getKey(), filter.getValue()))
        .toList();
  }

  /** What the run was told to select by, by the names of the settings; empty if by nothing. */
  public Map<String, String> selection() {
    Map<String, String> filters = new LinkedHashMap<>();
    Stream.of(FEATURES, TAGS, NAME)
        .filter(settings::containsKey)
        .forEach(name -> filters.put(name, settings.get(name)));
    return filters;
  }

  /** Runs just this scenario again. */
  public String one(ScenarioResult scenario) {
    return named(List.of(scenario));
  }

  /** Runs everything again that did not pass; empty if everything did. */
  public String failed(Report report) {
    List<ScenarioResult> failed = notPassed(report);
    if (failed.isEmpty()) {
      return "";
    }
    return failed.size() == report.summary().scenarios() || isNearlyAll(failed)
        ? all(report)
        : several(failed);
  }

  /** What {@link #failed} does, in words: which scenarios it runs, and how many. */
  public String failedInWords(Report report) {
    return failed(report).equals(all(report))
        ? isFiltered() ? "Run the same scenarios again" : "Run everything again"
        : "Run again what did not pass" + more(report, notPassed(report));
  }

  /** Runs these again; where they are too many to be named, all scenarios of their requirements. */
  public String several(List<ScenarioResult> scenarios) {
    return areTooMany(scenarios) ? tagged(scenarios) : named(scenarios);
  }

  /** How many scenarios {@link #several} runs beside these; empty if none. */
  public String more(Report report, List<ScenarioResult> scenarios) {
    if (!areTooMany(scenarios)) {
      return "";
    }
    Set<Optional<String>> ids =
        scenarios.stream().map(ScenarioResult::requirement).collect(Collectors.toSet());
    long run = report.scenarios().stream().filter(one -> ids.contains(one.requirement())).count();
    return run == scenarios.size()
        ? ""
        : ", with all scenarios of the same requirements (" + run + " scenarios)";
  }

  /** Whether these are of so many requirements that everything may as well be run again. */
  private static boolean isNearlyAll(List<ScenarioResult> scenarios) {
    return areTooMany(scenarios)
        && scenarios.stream().flatMap(one -> one.requirement().stream()).distinct().count()
            > MOST_REQUIREMENTS;
  }

  private static List<ScenarioResult> notPassed(Report report) {
    return Stream.of(Outcome.FAILED, Outcome.COULD_NOT_TELL)
        .flatMap(outcome -> report.scenarios(outcome).stream())
        .toList();
  }

  /** Whether these are so many that they are run by their requirements. */
  private static boolean areTooMany(List<ScenarioResult> scenarios) {
    return scenarios.stream().map(ScenarioResult::name).distinct().count() > MOST_NAMES
        && scenarios.stream().allMatch(one -> one.requirement().isPresent());
  }

  private String named(List<ScenarioResult> scenarios) {
    List<String> names =
        scenarios.stream().map(ScenarioResult::name).distinct().map(Commands::literally).toList();
    String pattern =
        names.size() == 1 ? "^" + names.get(0) + "$" : "^(" + String.join("|", names) + ")$";
    return begin + " " + property(NAME, pattern);
  }

  /** What the run had left out is not begun by its repetition either. */
  private String tagged(List<ScenarioResult> scenarios) {
    String tags =
        scenarios.stream()
            .flatMap(one -> one.requirement().stream())
            .distinct()
            .map(id -> "@" + id)
            .collect(Collectors.joining(" or "));
    String before = beforeRepeated(settings.getOrDefault(TAGS, ""));
    String both = before.isBlank() ? tags : "(" + tags + ") and (" + before + ")";
    return begin
        + " "
        + property(TAGS, both)
        + Stream.of(FEATURES, NAME)
            .filter(settings::containsKey)
            .map(name -> " " + property(name, settings.get(name)))
            .collect(Collectors.joining());
  }

  /** Where the run was such a repetition itself, what was selected before. */
  private static String beforeRepeated(String selected) {
    Matcher repeated = REPEATED.matcher(selected);
    return repeated.matches() ? Objects.requireNonNullElse(repeated.group("before"), "") : selected;
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
