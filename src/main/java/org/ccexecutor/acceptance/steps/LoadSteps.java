package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;

/** What clients do to a server by mistake or on purpose. */
public final class LoadSteps {
  private final Stage stage;
  private final Burden burden;

  public LoadSteps(Stage stage, Burden burden) {
    this.stage = stage;
    this.burden = burden;
  }

  /** Sends a request to run a command in a binary frame. */
  @When("{client} sends a command in a binary frame")
  public void sendsACommandInABinaryFrame(Role role) {
    burden.sendBinaryCommand(stage.the(role), "echo binary");
  }

  /** Sends a request to run a command that leaves a trace in a binary frame. */
  @When("{client} sends a command that leaves a trace in a binary frame")
  public void sendsATraceInABinaryFrame(Role role) {
    burden.sendBinaryTrace(stage.the(role));
  }

  /** Sends bytes that mean nothing in a binary frame. */
  @When("{client} sends arbitrary bytes in a binary frame")
  public void sendsArbitraryBytes(Role role) {
    burden.sendBinary(stage.the(role), Texts.payload("bytes that are no text"));
  }

  /** Sends one message of this size: a request to run a command, padded. */
  @When("{client} sends a message of {int} MiB")
  public void sendsAMessageOf(Role role, int mebibytes) {
    burden.sendLarge(stage.the(role), mebibytes);
  }

  /** Sends one message in which arrays, objects, or the params of a request are nested so deep. */
  @When("{client} sends {nesting} nested {amount} deep")
  public void sendsNested(Role role, String what, int depth) {
    burden.sendNested(stage.the(role), what, depth);
  }

  /** Sends so many requests without waiting between them. */
  @When("{client} sends {amount} requests at once")
  public void sendsRequestsAtOnce(Role role, int count) {
    burden.sendManyRequests(stage.the(role), count);
  }

  /** So many clients have each started a command that prints without end, and read nothing of it. */
  @Given("{int} client(s) that do(es) not read has/have started a command that prints without end")
  public void doNotRead(int count) {
    burden.startUnread(count);
  }

  /** So many clients connect one after another; each starts a command and is cut off. */
  @When("{int} clients connect in turn, start a command that waits, and are cut off")
  public void connectInTurnAndAreCutOff(int count) {
    burden.comeStartAndVanish(count);
  }

  /** The processes of those clients do not exist any more, in time. */
  @Then("within {seconds} none of their commands is left")
  public void noneOfTheirCommandsIsLeft(Duration limit) {
    assertThat("what is left", burden.left(stage.deadlines().patience().of(limit)), is(emptyString()));
  }
}
