package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Control;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Watch;
import org.ccexecutor.acceptance.stage.Work;

/** Control: holding a command, letting it go on, ending it, and what its processes do. */
public final class ControlSteps {
  private final Stage stage;
  private final Work work;
  private final Watch watch;
  private final Talk talk;

  public ControlSteps(Stage stage, Work work, Watch watch, Talk talk) {
    this.stage = stage;
    this.work = work;
    this.watch = watch;
    this.talk = talk;
  }

  /**
   * Has paused, resumed or cancelled its command: that was acknowledged and announced, and a
   * cancelled one is gone.
   */
  @Given("{clients} has {controlled} the command")
  public void hasControlled(Who who, Control control) {
    Client client = who.one(stage);
    watch.mustControl(client, control);
    if (control == Control.CANCEL) {
      watch.mustBeGone(work.of(client));
    }
  }

  /**
   * Asks to pause, resume or cancel what runs in its session. For the command of another client it
   * names that one's process and session as well, in members that no server knows.
   */
  @When("{clients} {control}s {processes}")
  public void controls(Who who, Control control, Processes processes) {
    Client client = who.one(stage);
    talk.judge(
        List.of(
            processes.owner().isPresent()
                ? watch.controlOther(client, control, processes.one(stage, work))
                : watch.control(client, control)));
  }

  /** Asks the same where there may be nothing to pause, resume or cancel. */
  @When("{clients} ask(s) to {control}")
  public void asksTo(Who who, Control control) {
    talk.judge(List.of(watch.control(who.one(stage), control)));
  }

  /** The response names the new state, and a notification announces it. */
  @Then("the {control} is acknowledged and announced")
  public void isAcknowledgedAndAnnounced(Control control) {
    assertThat(
        watch.missing(talk.last(), control),
        Fulfilled.expectation("\"" + control.status() + "\" as result and as notification"));
  }

  /**
   * The processes stand still, move, are gone in time, or have done all that they had to do; or
   * nothing arrives in a time in which a running command would have printed several times.
   */
  @Then("{processes} {state}")
  public void areIn(Processes processes, State state) {
    String wrong =
        state.wrongWith(
            processes.of(stage, work), processes.children(), watch, stage.deadlines().patience());
    assertThat(wrong, Fulfilled.expectation(processes.words() + " " + state.words()));
  }

  /** The last command has ended: at once or in time the session shows it. */
  @Then("within {seconds} the session {readiness}")
  public void withinTheSession(Duration limit, Readiness readiness) {
    readiness.check(stage.last(), stage.deadlines().patience().of(limit), work, watch);
  }
}
