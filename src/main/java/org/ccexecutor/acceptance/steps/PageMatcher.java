package org.ccexecutor.acceptance.steps;

import java.time.Duration;
import java.util.Optional;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches pages. */
final class PageMatcher {
  private PageMatcher() {}

  /** A page that answered 200 with JSON and this {@code status}, in time. */
  static Matcher<Page> saying(String status, Duration limit) {
    return saying(status, Optional.of(limit));
  }

  /** A page that answered 200 with JSON and this {@code status}, whenever that was. */
  static Matcher<Page> saying(String status) {
    return saying(status, Optional.empty());
  }

  private static Matcher<Page> saying(String status, Optional<Duration> limit) {
    return new TypeSafeDiagnosingMatcher<>() {
      @Override
      protected boolean matchesSafely(Page page, Description mismatch) {
        boolean right = page.status() == 200 && page.text("status").equals(status);
        boolean inTime = limit.filter(most -> page.time().compareTo(most) > 0).isEmpty();
        mismatch.appendText("after " + page.time().toMillis() + " ms: " + page);
        return right && inTime;
      }

      @Override
      public void describeTo(Description description) {
        description.appendText("200 with the status \"" + status + "\"");
        limit.ifPresent(most -> description.appendText(" within " + most.toMillis() + " ms"));
      }
    };
  }
}
