package org.ccexecutor.acceptance.steps;

import org.ccexecutor.acceptance.stage.Command;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches how a command has ended. */
final class EndingMatcher extends TypeSafeDiagnosingMatcher<Command> {
  private final Ending ending;

  private EndingMatcher(Ending ending) {
    this.ending = ending;
  }

  static Matcher<Command> of(Ending ending) {
    return new EndingMatcher(ending);
  }

  @Override
  protected boolean matchesSafely(Command command, Description mismatch) {
    mismatch.appendText(command.describe());
    return ending.isThatOf(command.execution());
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(ending.toString());
  }
}
