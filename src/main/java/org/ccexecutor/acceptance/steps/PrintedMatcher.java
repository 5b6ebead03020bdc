package org.ccexecutor.acceptance.steps;

import java.util.function.Predicate;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.stage.Command;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches what a command has printed, and shows where it goes wrong first. */
final class PrintedMatcher extends TypeSafeDiagnosingMatcher<Command> {
  private static final int AROUND = 20;

  private final Channel channel;
  private final String expected;
  private final Predicate<String> right;
  private final String exact;

  private PrintedMatcher(Channel channel, String expected, Predicate<String> right, String exact) {
    this.channel = channel;
    this.expected = expected;
    this.right = right;
    this.exact = exact;
  }

  static Matcher<Command> on(Channel channel, String text) {
    return new PrintedMatcher(channel, "exactly " + Command.quoted(text), text::equals, text);
  }

  static Matcher<Command> between(Channel channel, String start, String end) {
    return new PrintedMatcher(
        channel,
        Command.quoted(start) + " at the start and " + Command.quoted(end) + " at the end",
        text -> text.startsWith(start) && text.endsWith(end),
        null);
  }

  @Override
  protected boolean matchesSafely(Command command, Description mismatch) {
    String printed = command.execution().output(channel);
    mismatch.appendText(command.describe());
    if (exact != null) {
      mismatch.appendText(difference(printed));
    }
    return right.test(printed);
  }

  private String difference(String printed) {
    int at = 0;
    while (at < Math.min(printed.length(), exact.length()) && printed.charAt(at) == exact.charAt(at)) {
      at++;
    }
    return "; the first difference is at character " + (at + 1) + ": expected " + around(exact, at) + ", got " + around(printed, at);
  }

  private static String around(String text, int at) {
    return at >= text.length() ? "the end" : Command.quoted(text.substring(at, Math.min(text.length(), at + AROUND)));
  }

  @Override
  public void describeTo(Description description) {
    description.appendText(expected + " on " + channel.word());
  }
}
