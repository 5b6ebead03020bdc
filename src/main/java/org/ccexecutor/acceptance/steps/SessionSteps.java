package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Ends;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Gathering.Leaving;
import org.ccexecutor.acceptance.stage.Greetings;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Work;

/** Sessions: opening, greeting, what keeps them alive, and how they end. */
public final class SessionSteps {
  private final Stage stage;
  private final Gathering gathering;
  private final Greetings greetings;
  private final Work work;
  private final Ends ends;

  public SessionSteps(Stage stage, Gathering gathering, Greetings greetings, Work work, Ends ends) {
    this.stage = stage;
    this.gathering = gathering;
    this.greetings = greetings;
    this.work = work;
    this.ends = ends;
  }

  /**
   * Opens a session, with the token where the server needs one, and is greeted; through a network
   * that can fail, if it is to reset the connection, or to deliver nothing more; in time, if it has
   * to try until there is room.
   */
  @Given("{clients} is/are {connected}")
  public void areConnected(Who who, Connecting connecting) {
    who.in(stage, gathering)
        .forEach(client -> connecting.of(client, gathering, stage.deadlines().patience()));
  }

  /** Ends the connection, with or without a closing handshake, or reads nothing more. */
  @When("{clients} {leaving}")
  public void leave(Who who, Leaving leaving) {
    gathering.leave(who.in(stage, gathering), leaving);
  }

  /** The greeting has what a client needs to know. */
  @Then(
      "the greeting names a session id, a version, and the capabilities {text}, {text} and {text}")
  public void theGreetingNames(String first, String second, String third) {
    Greetings.Greeting greeting = greetings.all().get(0);
    assertThat("session id", greeting.sessionId(), is(not(emptyString())));
    assertThat("version", greeting.version(), is(not(emptyString())));
    assertThat("capabilities", greeting.capabilities(), hasItems(first, second, third));
  }

  /**
   * The ids differ: of the sessions that were opened last, or of the commands that ran one after
   * another.
   */
  @Then("no two {ids} are the same")
  public void noTwoAreTheSame(Ids ids) {
    assertThat(
        Fulfilled.thereAre(
            "ids that were given more than once", ids.repeated(greetings, ends, work)),
        Fulfilled.expectation(ids.expectation()));
  }

  /** Runs a command and gets its output. */
  @Then("{clients} still get(s) answers")
  public void stillGetAnswers(Who who) {
    for (Client client : who.in(stage, gathering)) {
      assertThat(
          "what a command of " + client.name() + " printed",
          work.stillAnswers(client),
          is("still here\n"));
    }
  }

  /**
   * Does nothing but answer heartbeats: so many come, each not later than half an interval after it
   * is due, or 3 seconds where that is more.
   */
  @Then("{clients} get(s) {int} heartbeat(s), each within the heartbeat interval")
  public void getHeartbeats(Who who, int count) {
    greetings.awaitHeartbeats(who.one(stage), count);
    assertThat(
        Fulfilled.thereAre("late or missing", greetings.lateHeartbeats()),
        Fulfilled.expectation("heartbeats, each within the heartbeat interval"));
  }

  /** Each ping frame was answered with a pong frame that has its bytes. */
  @Then("a pong frame brings back the same bytes each time")
  public void aPongFrameBringsBackTheSameBytes() {
    assertThat(
        Fulfilled.thereAre("no such pong frame to", greetings.unansweredPings()),
        Fulfilled.expectation("a pong frame with the same bytes to each ping frame"));
  }

  /** Not one message of output has come to this client. */
  @Then("{clients} has/have seen no output")
  public void haveSeenNoOutput(Who who) {
    assertThat(
        Fulfilled.thereAre("messages of output", work.outputSeenBy(who.one(stage))),
        Fulfilled.expectation("no output in this session"));
  }
}
