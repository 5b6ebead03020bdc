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
  private static final int PART = 3;
  private static final double LEAST = 0.3;

  private Nearest() {}

  /** At most {@value #MOST} of these sentences, the likest first; none if none is like it. */
  static List<String> to(String step, Collection<String> sentences) {
    Set<String> wanted = parts(step);
    return sentences.stream()
        .distinct()
        .filter(sentence -> likeness(wanted, parts(sentence)) >= LEAST)
        .sorted(
            Comparator.comparing((String sentence) -> -likeness(wanted, parts(sentence)))
                .thenComparing(sentence -> sentence))
        .limit(MOST)
        .toList();
  }

  /** How many of their parts two sentences share, from 0 to 1 (Dice's coefficient). */
  private static double likeness(Set<String> some, Set<String> others) {
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    return 2.0 * both.size() / (some.size() + others.size());
  }

  /**
   * All pieces of three letters; the names of parameters say what kind of word is wanted, so they
   * count.
   */
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
