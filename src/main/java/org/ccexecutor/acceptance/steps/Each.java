package org.ccexecutor.acceptance.steps;

import java.util.List;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;

/** Holds several things against one expectation; where it is but one, nothing says so. */
final class Each {
  private Each() {}

  static <T> void assertEach(List<? extends T> items, Matcher<? super T> expected) {
    for (int i = 0; i < items.size(); i++) {
      String which = items.size() == 1 ? "" : "number " + (i + 1) + " of " + items.size();
      MatcherAssert.assertThat(which, items.get(i), expected);
    }
  }
}
