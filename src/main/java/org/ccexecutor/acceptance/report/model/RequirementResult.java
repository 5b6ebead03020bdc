package org.ccexecutor.acceptance.report.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.Requirement;

/**
 * What a run has shown about one requirement.
 *
 * @param requirement which one
 * @param verdict what was shown
 * @param scenarios its own scenarios that were selected, in reading order
 * @param breaks the scenarios that saw it broken, its own and others
 * @param left how many of its own scenarios were not selected
 */
public record RequirementResult(
    Requirement requirement,
    Verdict verdict,
    List<ScenarioResult> scenarios,
    List<ScenarioResult> breaks,
    int left) {
  private static final int MOST_NAMED = 6;

  public RequirementResult {
    scenarios = List.copyOf(scenarios);
    breaks = List.copyOf(breaks);
  }

  /** The scenarios of other requirements that saw it broken. */
  public List<ScenarioResult> breaksElsewhere() {
    return breaks.stream()
        .filter(scenario -> !scenario.requirement().equals(Optional.of(id())))
        .toList();
  }

  /** Whether it is kept as far as it was checked: not all its scenarios were selected. */
  public boolean isKeptInPart() {
    return verdict == Verdict.KEPT && left > 0;
  }

  /** The verdict for people. */
  public String words() {
    return isKeptInPart() ? "kept as far as checked" : verdict.words();
  }

  private long passed() {
    return scenarios.stream().filter(one -> one.outcome() == Outcome.PASSED).count();
  }

  /** How its own scenarios fared, and how many others saw it broken, in a few words. */
  public String counts() {
    String own =
        scenarios.isEmpty()
            ? "none of its own"
            : passed() + "/" + scenarios.size() + " passed" + (left == 0 ? "" : ", " + leftOut());
    return breaksElsewhere().isEmpty()
        ? own
        : (scenarios.isEmpty() ? "" : "its own: ") + own + "; broken in " + elsewhere();
  }

  /** The same in a sentence. */
  public String seen() {
    String others =
        breaksElsewhere().isEmpty()
            ? ""
            : "; it was seen broken in " + elsewhere() + named(breaksElsewhere());
    boolean more = left > 0 && !scenarios.isEmpty();
    return own() + (more ? " (" + leftOut() + ")" : "") + others + ".";
  }

  /** How many of its own scenarios were not selected, in words. */
  public String leftOut() {
    return left + " not selected";
  }

  private String own() {
    int all = scenarios.size();
    if (all == 0) {
      return "None of its own scenarios was selected";
    }
    if (all == 1) {
      return "Its own scenario " + (passed() == 1 ? "passed" : "did not pass");
    }
    return passed() == all
        ? "Its own " + all + " scenarios passed"
        : (passed() == 0 ? "None" : passed()) + " of its own " + all + " scenarios passed";
  }

  private String elsewhere() {
    int others = breaksElsewhere().size();
    return others == 1
        ? "1 scenario of another requirement"
        : others + " scenarios of other requirements";
  }

  private static String named(List<ScenarioResult> scenarios) {
    List<String> ids =
        scenarios.stream().flatMap(one -> one.requirement().stream()).distinct().toList();
    String more = ids.size() > MOST_NAMED ? ", …" : "";
    return ids.isEmpty()
        ? ""
        : ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", ", " (", more + ")"));
  }

  /** In which ways it was seen broken. */
  public List<Way> ways() {
    return Way.of(breaks);
  }

  /** On what it rests, with links. */
  public List<Reference> references() {
    return Reference.of(requirement.reference());
  }

  public String id() {
    return requirement.id();
  }
}
