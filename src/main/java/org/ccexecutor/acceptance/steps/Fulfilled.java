package org.ccexecutor.acceptance.steps;

import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches what is wrong: nothing, or else what was seen in words. */
final class Fulfilled extends TypeSafeMatcher<String> {
  private static final int SHOWN = 3;

  private final String expectation;

  private Fulfilled(String expectation) {
    this.expectation = expectation;
  }

  /** No complaint about this expectation. */
  static Matcher<String> expectation(String words) {
    return new Fulfilled(words);
  }

  /** The complaint that there are such things; empty if there are none. */
  static String thereAre(String what, List<?> things) {
    if (things.isEmpty()) {
      return "";
    }
    String some = String.join(", ", things.stream().limit(SHOWN).map(Object::toString).toList());
    return what + ": " + things.size() + " (" + some + (things.size() > SHOWN ? ", …)" : ")");
  }

  @Override
  protected boolean matchesSafely(String complaint) {
    return complaint.isEmpty();
  }

  @Override
  protected void describeMismatchSafely(String complaint, Description mismatch) {
    mismatch.appendText(complaint);
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(expectation);
  }
}
