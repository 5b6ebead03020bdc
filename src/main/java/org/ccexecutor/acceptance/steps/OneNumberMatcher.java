package org.ccexecutor.acceptance.steps;

import java.util.Collections;
import java.util.List;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** Matches a list that has the same whole number, greater than 0, at each place. */
final class OneNumberMatcher {
  private OneNumberMatcher() {}

  static Matcher<List<String>> oneNumber(int times) {
    return new CustomTypeSafeMatcher<>("the same number " + times + " times") {
      @Override
      protected boolean matchesSafely(List<String> numbers) {
        return numbers.size() == times
            && numbers.get(0).matches("[1-9]\\d*")
            && Collections.frequency(numbers, numbers.get(0)) == times;
      }
    };
  }
}
