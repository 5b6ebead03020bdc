package org.ccexecutor.acceptance.steps;

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
