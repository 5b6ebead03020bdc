package org.ccexecutor.acceptance.steps;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Printed;
import org.ccexecutor.acceptance.stage.Quoted;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Matches what a command has printed, and shows where it goes wrong first. */
final class PrintedMatcher {
  private static final int AROUND = 20;

  private PrintedMatcher() {}

  /** A command that has printed this. */
  static Matcher<Command> of(Channel channel, Output output) {
    return new TypeSafeDiagnosingMatcher<>() {
      @Override
      protected boolean matchesSafely(Command command, Description mismatch) {
        String printed = command.execution().output(channel);
        mismatch.appendText(
            (output.exact() == null ? "" : difference(channel, output.exact(), printed))
                + command.describe());
        return output.right().test(printed);
      }

      @Override
      public void describeTo(Description description) {
        description.appendText(output.words() + " on " + channel.word());
      }
    };
  }

  /** A command that has printed what it had to print. */
  static Matcher<Printed> asExpected(Printed wanted) {
    return new TypeSafeDiagnosingMatcher<>() {
      @Override
      protected boolean matchesSafely(Printed printed, Description mismatch) {
        mismatch.appendText(difference(printed.channel(), printed.expected(), printed.actual()));
        mismatch.appendText(printed.command().describe());
        return printed.actual().equals(printed.expected());
      }

      @Override
      public void describeTo(Description description) {
        description.appendText(
            Quoted.text(wanted.expected())
                + " on "
                + wanted.channel().word()
                + " of the command of "
                + wanted.command().client().name());
      }
    };
  }

  private static String difference(Channel channel, String expected, String actual) {
    int[] wanted = expected.codePoints().toArray();
    int[] seen = actual.codePoints().toArray();
    int same = Arrays.mismatch(wanted, seen);
    if (same < 0 || seen.length == 0) {
      return "";
    }
    return "the first difference on "
        + channel.word()
        + " is at character "
        + (same + 1)
        + ", byte "
        + (new String(wanted, 0, same).getBytes(StandardCharsets.UTF_8).length + 1)
        + ": expected "
        + around(wanted, same)
        + ", got "
        + around(seen, same)
        + "; ";
  }

  private static String around(int[] text, int at) {
    return at >= text.length
        ? "nothing more"
        : Quoted.text(new String(text, at, Math.min(text.length - at, AROUND)));
  }
}
