package org.ccexecutor.acceptance.proof;

import java.util.List;
import java.util.Locale;
import org.ccexecutor.acceptance.proof.Proof.Outcome;

/** What a proof has come to, in numbers. */
final class Figures {
  private Figures() {}

  /** All of it in one line. */
  static String of(List<Outcome> outcomes, double seconds) {
    long faults = outcomes.stream().filter(outcome -> outcome.variant().isFaulty()).count();
    long caught =
        outcomes.stream()
            .filter(outcome -> outcome.variant().isFaulty() && outcome.complaints().isEmpty())
            .count();
    long alarms =
        outcomes.stream()
            .filter(outcome -> !outcome.variant().isFaulty() && !outcome.complaints().isEmpty())
            .count();
    return String.format(
        Locale.ROOT,
        "Proof of sharpness: %d faults, %d of them caught by exactly what they break; %d freedoms,"
            + " %d false alarms; %d played again; %.0f s",
        faults,
        caught,
        outcomes.size() - faults,
        alarms,
        outcomes.stream().filter(Outcome::isRepeated).count(),
        seconds);
  }

  /** What was seen of one variant. */
  static String details(Outcome outcome) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT, "%s (%.1f s)%n", outcome.variant().name(), outcome.seconds()));
    outcome.before().forEach(complaint -> text.append("  before: ").append(complaint).append('\n'));
    for (String id : outcome.verdicts().broken()) {
      outcome.verdicts().breaches(id).stream()
          .limit(1)
          .forEach(
              breach ->
                  text.append(
                      String.format(
                          "  %s by “%s” expected: %s%n    actual: %s%n",
                          id, breach.scenario(), breach.expected(), breach.actual())));
    }
    return text.toString();
  }
}
