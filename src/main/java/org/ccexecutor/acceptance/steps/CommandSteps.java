package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.stage.Ends;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Quoted;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Task;
import org.ccexecutor.acceptance.stage.Work;

/** Commands, echoes among them: running them, what they print, and how they end. */
public final class CommandSteps {
  private final Stage stage;
  private final Gathering gathering;
  private final Work work;
  private final Ends ends;

  public CommandSteps(Stage stage, Gathering gathering, Work work, Ends ends) {
    this.stage = stage;
    this.gathering = gathering;
    this.work = work;
    this.ends = ends;
  }

  /** Runs a command of the shell, and waits for its end. */
  @When("{clients} run(s) {command}")
  public void run(Who who, Task command) {
    who.in(stage, gathering).forEach(client -> work.run(client, command));
  }

  /**
   * Starts a command, and goes on as soon as the server has accepted it and, if it can be looked
   * for later, it runs.
   */
  @When("{clients} start(s)/started {task}")
  public void start(Who who, Task task) {
    work.start(who.in(stage, gathering), task);
  }

  /** Runs so many commands one after another in its session, each printing its number. */
  @When("{clients} run(s) {int} commands one after another, each printing its number")
  public void runOneAfterAnother(Who who, int count) {
    work.runSeries(who.one(stage), count);
  }

  /** Runs echo with this text in single quotes. */
  @When("{clients} echo(es) {speech}")
  public void echo(Who who, String text) {
    work.echo(who.one(stage), text);
  }

  /** Runs a command that generates so much output. */
  @When("{clients} print(s) {volume} on {channel}")
  public void print(Who who, Volume volume, Channel channel) {
    work.print(who.one(stage), volume.scriptFor(channel), volume.text(), channel);
  }

  /**
   * Whatever was echoed or to be printed has come back, to the letter, and nothing else; behind
   * what was echoed, a newline.
   */
  @Then("exactly that comes back(, and a newline)")
  public void exactlyThatComesBack() {
    assertEach(work.printed(), PrintedMatcher::asExpected);
  }

  /** The command has printed this on a channel; {@code ""} is nothing. */
  @Then("its {channel} is {output}")
  public void itsOutputIs(Channel channel, Output output) {
    assertThat(ends.awaited(work.command()), PrintedMatcher.of(channel, output));
  }

  /** This text is there while the command still runs; then the command is told to go on. */
  @Then("{text} arrives on {channel} while the command runs")
  public void arrivesWhileTheCommandRuns(String text, Channel channel) {
    assertThat(
        ends.seen(work.command(), channel, text) ? "" : work.command().describe(),
        Fulfilled.expectation(
            Quoted.text(text) + " on " + channel.word() + " while the command runs"));
    work.goOn();
  }

  /** The command has ended so, or ends so in time. */
  @Then("{processes} {ending}")
  public void theCommandEnds(Processes processes, Ending ending) {
    assertThat(ending.await(ends, processes.one(stage, work)), EndingMatcher.of(ending));
  }

  /** The messages of the command came in this order; several outputs in a row count as one. */
  @Then("the messages of the command came in the order {order}")
  public void theMessagesCameInOrder(List<String> order) {
    assertThat("the messages of the command", ends.messages(work.command()), is(equalTo(order)));
  }

  /** One process id all along, a number greater than 0. */
  @Then("the process id was the same in the response, at the start and at the completion")
  public void theProcessIdWasTheSame() {
    List<String> ids = ends.processIds(work.command());
    assertThat(
        "process ids in response, start and completion", ids, is(OneNumberMatcher.oneNumber(3)));
  }
}
