package org.ccexecutor.acceptance.report.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds the sentences that are most like a step that nobody has defined. */
final class Nearest {
  private static final int MOST = 3;
  private static final int PART = 2;
  private static final double LEAST = 0.4;

  /** Beside one that is much liker, a sentence only leads astray. */
  private static final double FALL = 0.75;

  private static final int WEIGHT_OF_LENGTH = 2;

  private final Set<String> wanted;

  private Nearest(String step) {
    wanted = parts(step);
  }

  /**
   * At most {@value #MOST} of these sentences, the likest first, none much less like it than that;
   * none if none is like it.
   *
   * @param sentences each with the steps that are made of it somewhere: of some sentences little is
   *     fixed, and only those tell what they are like
   */
  static List<String> to(String step, Map<String, ? extends Collection<String>> sentences) {
    Nearest nearest = new Nearest(step);
    List<Candidate> alike =
        sentences.entrySet().stream()
            .map(
                entry ->
                    new Candidate(
                        entry.getKey(), nearest.likeness(entry.getKey(), entry.getValue())))
            .filter(one -> one.likeness() >= LEAST)
            .sorted(
                Comparator.comparing(Candidate::likeness)
                    .reversed()
                    .thenComparing(Candidate::sentence))
            .limit(MOST)
            .toList();
    return alike.stream()
        .filter(one -> one.likeness() >= FALL * alike.get(0).likeness())
        .map(Candidate::sentence)
        .toList();
  }

  private record Candidate(String sentence, double likeness) {}

  /** From 0 to 1. */
  private double likeness(String sentence, Collection<String> steps) {
    double likest = steps.stream().mapToDouble(this::likenessToStep).max().orElse(0);
    return Math.max(likest, likenessToSentence(sentence));
  }

  /**
   * How much of the fixed words of a sentence the step has. Sentences with few of them are found in
   * any step, and count for less.
   */
  private double likenessToSentence(String sentence) {
    Set<String> fixed = parts(sentence.replaceAll("\\{[^}]*\\}", " ").replaceAll("[()]", ""));
    return (double) shared(fixed) / (fixed.size() + WEIGHT_OF_LENGTH);
  }

  /** How much the step and another one have in common. */
  private double likenessToStep(String step) {
    Set<String> all = parts(step);
    return (double) shared(all) / (Math.max(all.size(), wanted.size()) + WEIGHT_OF_LENGTH);
  }

  private int shared(Set<String> parts) {
    Set<String> both = new HashSet<>(parts);
    both.retainAll(wanted);
    return both.size();
  }

  /** All pairs of neighbouring letters, but for what is quoted. */
  private static Set<String> parts(String sentence) {
    String unquoted = sentence.replaceAll("`[^`]*`|\"[^\"]*\"", " ");
    String text =
        " " + unquoted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
    Set<String> parts = new HashSet<>();
    for (int i = 0; i + PART <= text.length(); i++) {
      parts.add(text.substring(i, i + PART));
    }
    return parts;
  }
}
