package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.Set;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Greetings;
import org.ccexecutor.acceptance.stage.Stage;

/** How clients have to be refused. */
@FunctionalInterface
public interface Refusal {
  /** Asserts that they were. */
  void check(Stage stage, Greetings greetings, Gathering gathering);

  /**
   * In each of the attempts no WebSocket opened; the answer had one of these statuses, or any if
   * there are none.
   */
  static Refusal ofTheHandshake(Set<Integer> statuses) {
    return (stage, greetings, gathering) ->
        assertEach(
            stage.attempts(),
            statuses.isEmpty()
                ? HandshakeMatcher.refused()
                : HandshakeMatcher.refusedWith(statuses));
  }

  /** The first message to the last client is this error, without an id; then the server closes. */
  static Refusal insteadOfTheGreeting(int error, int closeCode) {
    return (stage, greetings, gathering) -> {
      assertThat(
          "the first message",
          greetings.firstMessage(stage.last()),
          is("the error " + error + " without an id"));
      assertThat("the close code", gathering.closeCode(stage.last()), is(equalTo(closeCode)));
    };
  }
}
