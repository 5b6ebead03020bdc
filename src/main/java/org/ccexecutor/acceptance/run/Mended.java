package org.ccexecutor.acceptance.run;

import java.util.Collection;
import java.util.List;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.ccexecutor.acceptance.verdict.KnownDeviation;

/**
 * Finds entries of the file of known deviations that are not needed any more, because what they
 * accept was seen to be kept.
 */
final class Mended {
  private final Collection<Finding> findings;
  private final Agenda agenda;

  Mended(Collection<Finding> findings, Agenda agenda) {
    this.findings = findings;
    this.agenda = agenda;
  }

  boolean is(KnownDeviation entry) {
    return !isSeen(entry)
        && entry
            .scenario()
            .map(name -> hasPassed(entry, name))
            .orElseGet(() -> isKept(entry.requirement()));
  }

  /** Whether what it accepts was seen, in whatever scenario. */
  private boolean isSeen(KnownDeviation entry) {
    return findings.stream()
        .filter(finding -> finding.judgement().filter(found -> breaks(found, entry)).isPresent())
        .anyMatch(finding -> entry.scenario().map(finding.scenario()::equals).orElse(true));
  }

  private static boolean breaks(Judgement found, KnownDeviation entry) {
    return found.isBreak() && found.requirement().equals(entry.requirement());
  }

  private boolean hasPassed(KnownDeviation entry, String scenario) {
    List<Finding> runs =
        findings.stream().filter(finding -> finding.scenario().equals(scenario)).toList();
    return runs.isEmpty() ? isKept(entry.requirement()) : runs.stream().allMatch(Mended::passed);
  }

  /** Whether all scenarios about it were selected, and passed. */
  private boolean isKept(String requirement) {
    List<Finding> own =
        findings.stream()
            .filter(finding -> finding.requirement().filter(requirement::equals).isPresent())
            .toList();
    return agenda.hasAllOf(requirement)
        && own.size() == agenda.selected(requirement)
        && own.stream().allMatch(Mended::passed);
  }

  private static boolean passed(Finding finding) {
    return finding.judgement().isEmpty();
  }
}
