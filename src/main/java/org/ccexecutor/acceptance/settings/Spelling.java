package org.ccexecutor.acceptance.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody has meant who has misspelt a word. */
public final class Spelling {
  /** Of so many letters one may be wrong. */
  private static final int LETTERS = 3;

  private Spelling() {}

  /**
   * The word that was meant: the one that is the nearest, in whatever case; none if none is near,
   * or if two are equally near.
   *
   * @param known the words that there are
   */
  public static Optional<String> meant(String word, Collection<String> known) {
    List<String> near = near(word, known);
    boolean undecided =
        near.size() > 1
            && distanceInAnyCase(word, near.get(0)) == distanceInAnyCase(word, near.get(1));
    return undecided ? Optional.empty() : near.stream().findFirst();
  }

  /** All words that may have been meant, in whatever case, the nearest first. */
  public static List<String> near(String word, Collection<String> known) {
    int most = Math.max(1, word.length() / LETTERS);
    return known.stream()
        .distinct()
        .filter(one -> distanceInAnyCase(word, one) <= most)
        .sorted(
            Comparator.<String>comparingInt(one -> distanceInAnyCase(word, one))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static int distanceInAnyCase(String one, String other) {
    return distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  /** How many letters have to be added, left out or replaced to make one word of the other. */
  public static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
