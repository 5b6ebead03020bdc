package org.ccexecutor.acceptance.report.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.contract.Requirement;
import org.ccexecutor.acceptance.run.Agenda;
import org.ccexecutor.acceptance.verdict.Judgement;

/**
 * What scenarios say about requirements. One that failed because of another requirement says
 * nothing about its own.
 */
final class Verdicts {
  private final Map<String, List<ScenarioResult>> own = new LinkedHashMap<>();
  private final Map<String, List<ScenarioResult>> breaks = new LinkedHashMap<>();

  private final Agenda agenda;

  /**
   * @param scenarios those that were run
   * @param agenda which there are
   */
  Verdicts(List<ScenarioResult> scenarios, Agenda agenda) {
    this.agenda = agenda;
    for (ScenarioResult scenario : scenarios) {
      scenario
          .requirement()
          .ifPresent(id -> own.computeIfAbsent(id, any -> new ArrayList<>()).add(scenario));
      scenario
          .broken()
          .ifPresent(id -> breaks.computeIfAbsent(id, any -> new ArrayList<>()).add(scenario));
    }
    // What a scenario about the requirement itself has seen says most about it.
    breaks.values().forEach(all -> all.sort(Comparator.comparing(ScenarioResult::stumbled)));
  }

  /** The results for these requirements, in their order. */
  List<RequirementResult> on(Collection<Requirement> requirements) {
    return requirements.stream().map(this::result).toList();
  }

  private RequirementResult result(Requirement requirement) {
    List<ScenarioResult> scenarios = own.getOrDefault(requirement.id(), List.of());
    List<ScenarioResult> broken = breaks.getOrDefault(requirement.id(), List.of());
    return new RequirementResult(
        requirement, verdict(scenarios, broken), scenarios, broken, agenda.left(requirement.id()));
  }

  private static Verdict verdict(List<ScenarioResult> scenarios, List<ScenarioResult> breaks) {
    if (!breaks.isEmpty()) {
      return breaks.stream().allMatch(Verdicts::isKnown) ? Verdict.DEVIATES : Verdict.BROKEN;
    }
    if (scenarios.isEmpty()) {
      return Verdict.NOT_SELECTED;
    }
    boolean allPassed =
        scenarios.stream().allMatch(scenario -> scenario.outcome() == Outcome.PASSED);
    return allPassed ? Verdict.KEPT : Verdict.COULD_NOT_TELL;
  }

  private static boolean isKnown(ScenarioResult scenario) {
    return scenario
        .judgement()
        .filter(judgement -> judgement.kind() == Judgement.Kind.DEVIATES)
        .isPresent();
  }
}
