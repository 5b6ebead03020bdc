package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.And;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Control;
import org.ccexecutor.acceptance.stage.Role;
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

  /** Has paused, resumed or cancelled its command: that was acknowledged and announced. */
  @Given("{client} has {control}(l)(e)d the command")
  public void hasControlled(Role role, Control control) {
    watch.mustControl(stage.the(role), control);
  }

  /** Asks to pause, resume or cancel what runs in its session. */
  @When("{client} {control}s the command")
  public void controls(Role role, Control control) {
    talk.judge(List.of(watch.control(stage.the(role), control)));
  }

  /** The response names the new state, and a notification announces it. */
  @Then("the {control} is acknowledged and announced")
  public void isAcknowledgedAndAnnounced(Control control) {
    assertThat("what is missing", watch.missing(talk.last(), control), is(emptyString()));
  }

  /** The processes are stopped. */
  @Then("{processes} stand(s) still")
  public void standStill(Processes processes) {
    assertThat("what moves", watch.moving(of(processes), processes.children()), is(emptyString()));
  }

  /** The processes are neither stopped nor gone. */
  @Then("{processes} move(s) again")
  @And("{processes} still run(s)")
  public void move(Processes processes) {
    assertThat("what does not move", watch.still(of(processes), processes.children()), is(emptyString()));
  }

  /** The processes do not exist any more, or are zombies, in time. */
  @Then("{processes} is/are gone within {seconds}")
  public void areGoneWithin(Processes processes, Duration limit) {
    assertThat("what is left", watch.left(of(processes), processes.children(), stage.deadlines().patience().of(limit)), is(emptyString()));
  }

  private Command of(Processes processes) {
    return processes.owner().map(stage::the).map(work::of).orElseGet(work::command);
  }

  /** In a time in which a running command would have printed several times, nothing arrives. */
  @Then("nothing more is printed")
  public void nothingMoreIsPrinted() {
    Command command = work.command();
    int before = watch.outputs(command);
    watch.letTimePass();
    command.client().barrier();
    assertThat("messages of output", watch.outputs(command), is(equalTo(before)));
  }

  /** Sends a command while another runs. */
  @When("{client} sends a second command")
  public void sendsASecondCommand(Role role) {
    talk.sayAndWait(stage.the(role), "{\"jsonrpc\":\"2.0\",\"id\":\"second\",\"method\":\"execute\",\"params\":{\"command\":\"echo second\",\"timeout\":30}}");
  }

  /** A new command is accepted in time, runs, and prints what it should. */
  @Then("within {seconds} the session takes the next command")
  public void theSessionTakesTheNextCommand(Duration limit) {
    assertThat("what the next command printed", work.nextWithin(stage.last(), stage.deadlines().patience().of(limit), Duration.ZERO), is("next\n"));
  }

  /** The same, for a command that takes a while: nothing that was meant for the one before may end it. */
  @Then("within {seconds} the session takes the next command, which lasts {seconds}")
  public void theSessionTakesTheNextCommandWhichLasts(Duration limit, Duration duration) {
    assertThat("what the next command printed", work.nextWithin(stage.last(), stage.deadlines().patience().of(limit), duration), is("next\n"));
  }

  /** Cancels its command and waits until that is gone, which has to happen before anything else can be told. */
  @When("{client} has cancelled the command, which is gone")
  public void hasCancelledTheCommand(Role role) {
    watch.mustControl(stage.the(role), Control.CANCEL);
    watch.mustBeGone(work.of(stage.the(role)));
  }
}
