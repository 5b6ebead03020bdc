package org.ccexecutor.acceptance.steps;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.stage.Attempt;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches attempts to connect. */
final class HandshakeMatcher extends TypeSafeDiagnosingMatcher<Attempt> {
  private final String expected;
  private final Predicate<Attempt> right;

  private HandshakeMatcher(String expected, Predicate<Attempt> right) {
    this.expected = expected;
    this.right = right;
  }

  static Matcher<Attempt> letIn() {
    return new HandshakeMatcher(Attempt.LET_IN, attempt -> attempt.session().isPresent());
  }

  static Matcher<Attempt> refusedWith(Set<Integer> statuses) {
    String words = statuses.stream().map(Object::toString).collect(Collectors.joining(" or "));
    return new HandshakeMatcher(
        "a handshake that is refused with " + words,
        attempt -> statuses.contains(attempt.status()));
  }

  static Matcher<Attempt> refused() {
    return new HandshakeMatcher(
        "an answer to the handshake that opens no WebSocket",
        attempt -> attempt.outcome() instanceof Connected.Refused);
  }

  static Matcher<Attempt> namingASchemeIf401() {
    return new HandshakeMatcher(
        "a 401 with a WWW-Authenticate header, if it is a 401",
        attempt ->
            !(attempt.outcome() instanceof Connected.Refused refused)
                || refused.status() != 401
                || names(refused));
  }

  private static boolean names(Connected.Refused refused) {
    return refused.headers().getOrDefault("www-authenticate", java.util.List.of()).stream()
        .anyMatch(value -> !value.isBlank());
  }

  @Override
  protected boolean matchesSafely(Attempt attempt, Description mismatch) {
    mismatch.appendText(attempt.describe());
    return right.test(attempt);
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(expected);
  }
}
