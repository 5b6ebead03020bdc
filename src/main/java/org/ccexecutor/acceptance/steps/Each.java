package org.ccexecutor.acceptance.steps;

import java.util.List;
import java.util.function.Function;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;

/** Holds several things against one expectation; where it is but one, nothing says so. */
final class Each {
  private Each() {}

  static <T> void assertEach(List<T> items, Matcher<? super T> expected) {
    assertEach(items, item -> expected);
  }

  /** The same where each has an expectation of its own. */
  static <T> void assertEach(List<T> items, Function<T, Matcher<? super T>> expectation) {
    for (int i = 0; i < items.size(); i++) {
      String which = items.size() == 1 ? "" : "number " + (i + 1) + " of " + items.size();
      MatcherAssert.assertThat(which, items.get(i), expectation.apply(items.get(i)));
    }
  }
}
