package org.ccexecutor.acceptance.steps;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ccexecutor.acceptance.stage.Talk.Fate;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches what became of a message. */
final class FateMatcher extends TypeSafeDiagnosingMatcher<Fate> {
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
