package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Ends;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Task;
import org.ccexecutor.acceptance.stage.Watch;
import org.ccexecutor.acceptance.stage.Work;

/** Commands: running them, what they print, and how they end. */
public final class CommandSteps {
  private static final int USUAL_TIMEOUT = 100;

  private final Stage stage;
  private final Work work;
  private final Watch watch;
  private final Ends ends;

  public CommandSteps(Stage stage, Work work, Watch watch, Ends ends) {
    this.stage = stage;
    this.work = work;
    this.watch = watch;
    this.ends = ends;
  }

  // ---- before the scenario begins

  /** Has run a command to its end. */
  @Given("{client} has run {command}")
  public void hasRun(Role role, String command) {
    ends.mustEnd(work.send(stage.the(role), new Task("", command, 0), USUAL_TIMEOUT));
  }

  /** Has run a command to its end that it gave so much time. */
  @Given("{client} has run {command} with a timeout of {seconds}")
  public void hasRunWithATimeout(Role role, String command, Duration timeout) {
    ends.mustEndInTime(work.run(stage.the(role), command, (int) timeout.toSeconds()));
  }

  /** Has started a command that runs now. */
  @Given("{client} has started a command that {task}")
  public void hasStarted(Role role, Task task) {
    ends.mustRun(work.send(stage.the(role), task, USUAL_TIMEOUT));
  }

  // ---- what happens

  /** Runs a command of the shell to its end. */
  @When("{client} runs {command}")
  public void runs(Role role, String command) {
    work.run(stage.the(role), command, USUAL_TIMEOUT);
  }

  /** Runs a command to its end that it gives so much time. */
  @When("{client} runs {command} with a timeout of {seconds}")
  public void runsWithATimeout(Role role, String command, Duration timeout) {
    work.run(stage.the(role), command, (int) timeout.toSeconds());
  }

  /** Starts a command that it gives so much time, and goes on at once. */
  @When("{client} starts a command that {task}, with a timeout of {seconds}")
  public void startsWithATimeout(Role role, Task task, Duration timeout) {
    work.send(stage.the(role), task, (int) timeout.toSeconds());
  }

  /** Starts a command that prints something at once and then waits until it is told to go on. */
  @When("{client} starts a command that prints {text} on {channel} and waits")
  public void startsACommandThatPrints(Role role, String text, Channel channel) {
    work.send(stage.the(role), watch.printing(text, channel), USUAL_TIMEOUT);
  }

  /** Starts a command that prints a line, waits for a signal, prints the next, and so on. */
  @When("{client} starts a command that prints {int} lines, each at a signal")
  public void startsACommandThatPrintsAtSignals(Role role, int count) {
    work.send(stage.the(role), watch.printingAtSignals(count), USUAL_TIMEOUT);
  }

  /** Runs so many commands one after another in its session, each printing its number. */
  @When("{client} runs {int} commands one after another, each printing its number")
  public void runsOneAfterAnother(Role role, int count) {
    work.runSeries(stage.the(role), count);
  }

  /** Each client of the crowd runs a command that prints its name, all at the same time. */
  @When("each of them runs a command that prints its name again and again")
  public void eachPrintsItsName() {
    work.sayNames(stage.crowd());
  }

  /** Runs echo with this text in single quotes. */
  @When("{client} echoes {text}")
  public void echoes(Role role, String text) {
    work.echo(stage.the(role), text);
  }

  /** Runs echo with a text of this size. */
  @When("{client} echoes {bytes}")
  public void echoesBytes(Role role, String text) {
    work.echo(stage.the(role), text);
  }

  /** Runs a command that generates so much output. */
  @When("{client} prints {volume} on {channel}")
  public void prints(Role role, Volume volume, Channel channel) {
    work.print(stage.the(role), volume.scriptFor(channel), volume.text());
  }

  // ---- what comes of it

  /** What was echoed has come back on stdout, to the letter, with a newline behind it. */
  @Then("exactly that comes back, and a newline")
  public void exactlyThatComesBack() {
    assertThat("stdout", work.command(), PrintedMatcher.on(Channel.STDOUT, work.echoed()));
  }

  /** All that was printed has come back on this channel. */
  @Then("all of it arrives on {channel}, in order")
  public void allOfItArrives(Channel channel) {
    assertThat(channel.word(), work.command(), PrintedMatcher.on(channel, work.echoed()));
  }

  /** The command has printed exactly this on a channel; {@code ""} is nothing. */
  @Then("its {channel} is {text}")
  public void itsOutputIs(Channel channel, String text) {
    assertThat(channel.word(), ends.awaited(work.command()), PrintedMatcher.on(channel, text));
  }

  /** The command has printed on a channel the lines from {@code o1} to {@code o50}, say. */
  @Then("its {channel} is the lines {text} to {text}")
  public void itsOutputIsTheLines(Channel channel, String first, String last) {
    assertThat(channel.word(), work.command(), PrintedMatcher.on(channel, Texts.lines(first, last)));
  }

  /** The command has printed something on a channel that begins and ends so, whatever stands between. */
  @Then("its {channel} begins with {text} and ends with {text}")
  public void itsOutputBeginsAndEnds(Channel channel, String start, String end) {
    assertThat(channel.word(), work.command(), PrintedMatcher.between(channel, start, end));
  }

  /** Not one message of output has come to this client. */
  @Then("{client} has seen no output")
  public void hasSeenNoOutput(Role role) {
    assertThat("messages of output", work.outputSeenBy(stage.the(role)), is(empty()));
  }

  /** This text is there while the command still runs; then the command is told to go on. */
  @Then("{text} arrives on {channel} while the command runs")
  public void arrivesWhileTheCommandRuns(String text, Channel channel) {
    assertThat("what has arrived on " + channel.word() + " before the command ended", ends.seen(work.command(), channel, text), is(true));
    watch.signal("go");
  }

  /** So many lines: each is there before the signal for the next is given. */
  @Then("each of the {int} lines arrives before the next signal is given")
  public void eachLineArrives(int count) {
    for (int i = 1; i <= count; i++) {
      assertThat("whether line " + i + " has arrived", ends.seen(work.command(), Channel.STDOUT, "line" + i + "\n"), is(true));
      watch.signal("go" + i);
    }
  }

  /** The command has ended so. */
  @Then("the command {ending}")
  public void theCommandEnds(Ending ending) {
    assertThat("the end of the command", ends.awaited(work.command()), EndingMatcher.of(ending));
  }

  /** The command ends so, in time. */
  @Then("within {seconds} the command {ending}")
  public void withinTheCommandEnds(Duration limit, Ending ending) {
    assertThat("the end of the command", ends.awaited(work.command(), limit), EndingMatcher.of(ending));
  }

  /** The command has not completed with success, whether it has completed or not. */
  @Then("the command did not succeed")
  public void theCommandDidNotSucceed() {
    work.command().client().barrier();
    assertThat("success of the command", work.command().execution().succeeded(), is(false));
  }

  /** The messages of the command came in this order; several outputs in a row count as one. */
  @Then("the messages of the command came in the order {order}")
  public void theMessagesCameInOrder(List<String> order) {
    work.command().client().barrier();
    assertThat("the messages of the command", ends.messages(work.command()), is(equalTo(order)));
  }

  /** One process id all along, a number greater than 0. */
  @Then("the process id was the same in the response, at the start and at the completion")
  public void theProcessIdWasTheSame() {
    assertThat("process ids in response, start and completion", ends.processIds(work.command()), is(OneNumberMatcher.oneNumber(3)));
  }

  /** Each of a series of commands has printed its own number, and nothing else. */
  @Then("each of them printed its own number only")
  public void eachPrintedItsOwnNumber() {
    List<Command> series = work.series();
    for (int i = 0; i < series.size(); i++) {
      assertThat("command " + (i + 1), series.get(i), PrintedMatcher.on(Channel.STDOUT, (i + 1) + "\n"));
    }
  }

  /** No two of a series of commands had the same process id. */
  @Then("no two of them had the same process id")
  public void noTwoHadTheSameProcessId() {
    assertThat("process ids that came twice", ends.repeatedProcessIds(work.series()), is(empty()));
  }

  /** The command has completed with exit code 0 and printed all that it had to print. */
  @Then("{processes} goes on to the end, and nothing is lost")
  public void goesOnToTheEnd(Processes processes) {
    Command command = processes.owner().map(stage::the).map(work::of).orElseGet(work::command);
    assertThat("what is missing", ends.lost(command), is(emptyString()));
  }

  /** Each client of the crowd has seen its own name, and nobody else's. */
  @Then("each of them has seen its own name only")
  public void eachHasSeenItsOwnNameOnly() {
    assertThat("what clients have seen of others", work.foreignNames(), is(empty()));
    assertThat("what clients have missed of their own", work.missingNames(), everyItem(is(emptyString())));
  }
}
