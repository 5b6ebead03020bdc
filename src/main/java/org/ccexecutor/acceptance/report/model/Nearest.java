package org.ccexecutor.acceptance.report.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the sentences that are most like a step that nobody has defined. */
final class Nearest {
  private static final int MOST = 3;
  private static final int PART = 2;
  private static final double LEAST = 0.4;
  private static final int WEIGHT_OF_LENGTH = 2;

  private Nearest() {}

  /** At most {@value #MOST} of these sentences, the likest first; none if none is like it. */
  static List<String> to(String step, Collection<String> sentences) {
    Set<String> wanted = parts(step.replaceAll("`[^`]*`|\"[^\"]*\"", " "));
    return sentences.stream()
        .distinct()
        .filter(sentence -> likeness(wanted, sentence) >= LEAST)
        .sorted(
            Comparator.comparing((String sentence) -> -likeness(wanted, sentence))
                .thenComparing(sentence -> sentence))
        .limit(MOST)
        .toList();
  }

  /**
   * How much of the fixed words of a sentence the step has, from 0 to 1. Sentences with few of them
   * are found in any step, and count for less.
   */
  private static double likeness(Set<String> wanted, String sentence) {
    Set<String> fixed = parts(sentence.replaceAll("\\{[^}]*\\}", " ").replaceAll("[()]", ""));
    Set<String> both = new HashSet<>(fixed);
    both.retainAll(wanted);
    return (double) both.size() / (fixed.size() + WEIGHT_OF_LENGTH);
  }

  /** All pairs of neighbouring letters. */
  private static Set<String> parts(String sentence) {
    String text =
        " " + sentence.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip() + " ";
    Set<String> parts = new HashSet<>();
    for (int i = 0; i + PART <= text.length(); i++) {
      parts.add(text.substring(i, i + PART));
    }
    return parts;
  }
}
