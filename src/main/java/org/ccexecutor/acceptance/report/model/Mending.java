package org.ccexecutor.acceptance.report.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.settings.Spelling;

/** Finds the step that somebody has meant who has misspelt one word of it. */
final class Mending {
  /** What is quoted is for the writer alone to know. */
  private static final Pattern QUOTED_OR_WORD = Pattern.compile("`[^`]*`|\"[^\"]*\"|[A-Za-z]+");

  private final List<String> words;
  private final Predicate<String> fits;

  /**
   * @param steps all steps that there are: their words are those that can be meant
   * @param fits whether a sentence fits a step
   */
  Mending(Collection<String> steps, Predicate<String> fits) {
    this.words = steps.stream().flatMap(Mending::words).map(MatchResult::group).distinct().toList();
    this.fits = fits;
  }

  /** The step with another word that is near, so that a sentence fits it; none if there is none. */
  Optional<String> of(String step) {
    return words(step)
        .flatMap(
            word -> Spelling.near(word.group(), words).stream().map(near -> new Slip(word, near)))
        .sorted(Comparator.comparingInt(Slip::letters))
        .map(slip -> slip.mended(step))
        .filter(fits)
        .findFirst();
  }

  private static Stream<MatchResult> words(String step) {
    return QUOTED_OR_WORD
        .matcher(step)
        .results()
        .filter(part -> Character.isLetter(part.group().charAt(0)));
  }

  /**
   * A word in the place of another.
   *
   * @param written where it was found
   * @param meant what may be right
   */
  private record Slip(MatchResult written, String meant) {
    int letters() {
      return Spelling.distance(written.group(), meant);
    }

    String mended(String step) {
      return step.substring(0, written.start()) + meant + step.substring(written.end());
    }
  }
}
