package org.ccexecutor.acceptance.steps;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.stage.Talk.Fate;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches what became of a message. */
final class FateMatcher extends TypeSafeDiagnosingMatcher<Fate> {
  private static final Matcher<Fate> RESULT =
      allowedBy(new Answer(true, Set.of(), Set.of(), false, false, Optional.empty()));

  private final String expected;
  private final Predicate<Fate> right;

  private FateMatcher(String expected, Predicate<Fate> right) {
    this.expected = expected;
    this.right = right;
  }

  /** Any response or, if there are codes, an error with one of them. */
  static Matcher<Fate> response(Set<Integer> codes) {
    return codes.isEmpty()
        ? new FateMatcher("a response", fate -> fate.response().isPresent())
        : allowedBy(new Answer(false, codes, Set.of(), false, false, Optional.empty()));
  }

  static Matcher<Fate> allowedBy(Answer answer) {
    return new FateMatcher(answer.toString(), answer::allows);
  }

  /** A result for one of several, and an error with this code for each other. */
  static Matcher<List<Fate>> oneResultBesideErrors(int code) {
    Matcher<Fate> error = response(Set.of(code));
    return new TypeSafeDiagnosingMatcher<>() {
      @Override
      protected boolean matchesSafely(List<Fate> fates, Description mismatch) {
        mismatch.appendText(
            fates.stream().map(Fate::toString).collect(Collectors.joining(", and ")));
        List<Fate> others = fates.stream().filter(fate -> !error.matches(fate)).toList();
        return others.size() == 1 && RESULT.matches(others.get(0));
      }

      @Override
      public void describeTo(Description description) {
        description.appendText("a result to one of them, and the error " + code + " to the others");
      }
    };
  }

  @Override
  protected boolean matchesSafely(Fate fate, Description mismatch) {
    mismatch.appendText(fate.toString());
    return right.test(fate);
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(expected);
  }
}
