package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Control;
import org.ccexecutor.acceptance.stage.Watch;
import org.ccexecutor.acceptance.stage.Work;

/** By what a session shows that its last command has ended. */
@FunctionalInterface
public interface Readiness {
  /** Asserts that it does so in time. */
  void check(Client client, Duration limit, Work work, Watch watch);

  /** A new command is accepted, runs, and prints what it should. */
  static Readiness forTheNextCommand() {
    return (client, limit, work, watch) ->
        assertThat("what the next command printed", work.nextWithin(client, limit), is("next\n"));
  }

  /** This control is answered with the error -32002. */
  static Readiness withNothingLeftTo(Control control) {
    return (client, limit, work, watch) ->
        assertThat(
            watch.stillControls(client, control, limit),
            Fulfilled.expectation("the error -32002, as nothing runs any more"));
  }
}
