package org.ccexecutor.acceptance.proof;

import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.proof.Recorder.Played;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.ccexecutor.acceptance.verdict.Judgement.Kind;

/**
 * What a run says of each requirement. It is broken if any scenario has seen it broken, whatever
 * that was about; else kept if all of its own scenarios have passed; else nothing could be told.
 */
final class Verdicts {
  private static final Set<TestStepResultStatus> NO_RESULT =
      EnumSet.of(
          TestStepResultStatus.UNDEFINED,
          TestStepResultStatus.AMBIGUOUS,
          TestStepResultStatus.PENDING,
          TestStepResultStatus.UNKNOWN);

  private final Map<String, List<Breach>> breaches = new TreeMap<>();
  private final Map<String, List<String>> untold = new TreeMap<>();
  private final Set<String> told = new LinkedHashSet<>();
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> odd = new LinkedHashSet<>();

  /**
   * How a requirement was seen to be broken.
   *
   * @param scenario the title of the scenario that has seen it
   * @param expected what was expected
   * @param actual what was seen
   */
  record Breach(String scenario, String expected, String actual) {}

  /** The requirements that a run has seen to be broken so far. */
  static Set<String> broken(Run run) {
    return run.findings().all().stream()
        .flatMap(finding -> finding.judgement().stream())
        .filter(judgement -> judgement.kind() == Kind.BROKEN)
        .map(Judgement::requirement)
        .collect(Collectors.toSet());
  }

  /** Adds what one pass of a run has found out. */
  void add(Run run, List<Played> scenarios) {
    scenarios.stream()
        .sorted(Comparator.comparingInt(Played::place))
        .forEach(scenario -> add(run, scenario));
  }

  private void add(Run run, Played scenario) {
    Optional<String> own = run.requirementOf(scenario.tags());
    Optional<Judgement> judgement =
        run.findings().find(scenario.execution()).flatMap(Finding::judgement);
    judgement
        .filter(verdict -> verdict.kind() == Kind.BROKEN)
        .ifPresent(
            verdict ->
                breaches
                    .computeIfAbsent(verdict.requirement(), id -> new ArrayList<>())
                    .add(new Breach(scenario.name(), verdict.expected(), verdict.actual())));
    own.ifPresent(told::add);
    if (!scenario.passed()) {
      odd.add(scenario.name());
      String why =
          judgement
              .map(verdict -> verdict.requirement() + " " + verdict.actual())
              .orElse("no finding");
      own.ifPresent(
          id ->
              untold
                  .computeIfAbsent(id, key -> new ArrayList<>())
                  .add(scenario.name() + ": " + why.strip()));
      mistake(scenario, judgement).ifPresent(mistakes::add);
    }
  }

  /** A failure of the specification itself, or of the test. */
  private static Optional<String> mistake(Played scenario, Optional<Judgement> judgement) {
    Optional<TestStepResult> bad =
        scenario.results().stream()
            .filter(result -> NO_RESULT.contains(result.getStatus()))
            .findFirst();
    if (bad.isPresent()) {
      return Optional.of(scenario.name() + ": a step is " + bad.get().getStatus());
    }
    String reason = judgement.map(Judgement::actual).orElse("");
    if (judgement.isEmpty() || reason.startsWith("The specification itself failed")) {
      String message =
          scenario.results().stream()
              .flatMap(result -> result.getMessage().stream())
              .findFirst()
              .orElse("");
      return Optional.of(scenario.name() + ": " + reason + " " + message);
    }
    return Optional.empty();
  }

  /** The requirements that were seen to be broken. */
  Set<String> broken() {
    return breaches.keySet();
  }

  /** How this requirement was seen to be broken, in reading order of the scenarios. */
  List<Breach> breaches(String requirement) {
    return breaches.getOrDefault(requirement, List.of());
  }

  /** The requirements whose own scenarios were played. */
  Set<String> told() {
    return told;
  }

  /**
   * Why nothing could be told of requirements that were not seen to be broken: the scenarios that
   * did not pass.
   */
  Map<String, List<String>> untold() {
    Map<String, List<String>> left = new TreeMap<>(untold);
    left.keySet().removeAll(breaches.keySet());
    return left;
  }

  /** The titles of the scenarios that have not passed. */
  Set<String> odd() {
    return odd;
  }

  /** What went wrong in the specification itself. */
  List<String> mistakes() {
    return mistakes;
  }
}
