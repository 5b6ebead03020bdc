package org.ccexecutor.acceptance.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.settings.Spelling;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Why no scenario was selected, and what to do about it.
 *
 * @param parameters by which scenarios were selected
 * @param tags all tags that there are to select by
 */
record NothingSelected(ConfigurationParameters parameters, Set<String> tags) {
  private static final Pattern TAG = Pattern.compile("@[^\\s()]+");
  private static final Pattern REQUIREMENT = Pattern.compile("@[A-Z]+-\\d+");

  /** It all in one line. */
  String sentence() {
    String given =
        Stream.of("cucumber.features", Selection.TAGS, Selection.NAME)
            .flatMap(
                key ->
                    parameters.get(key).stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> key + " \"" + value + "\""))
            .collect(Collectors.joining(" and "));
    return "No scenario was selected"
        + (given.isEmpty() ? "" : " by " + given)
        + ". "
        + (unknown().isEmpty() ? remedy() : correction());
  }

  /** Those tags of the expression that no scenario has. */
  private List<String> unknown() {
    return TAG.matcher(parameters.get(Selection.TAGS).orElse(""))
        .results()
        .map(MatchResult::group)
        .filter(tag -> !tags.isEmpty() && !tags.contains(tag))
        .distinct()
        .toList();
  }

  private static String remedy() {
    return "Take something else to select by: mvn test -Dcucumber.execution.dry-run=true lists all scenarios"
        + " in target/acceptance-report/summary.md.";
  }

  private String correction() {
    String meant =
        unknown().stream()
            .flatMap(tag -> Spelling.meant(tag, tags).stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String others =
        tags.stream()
            .filter(tag -> !REQUIREMENT.matcher(tag).matches())
            .sorted()
            .collect(Collectors.joining(", "));
    return "No scenario has the tag "
        + String.join(", ", unknown())
        + "; "
        + (meant.isEmpty()
            ? "there are " + others + ", and the id of each requirement, such as @AUTH-2."
            : "there is " + meant + ".");
  }
}
