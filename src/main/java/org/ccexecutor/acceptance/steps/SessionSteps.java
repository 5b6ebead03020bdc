package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.empty;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Greetings;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Work;

/** Sessions: opening, greeting, heartbeats, how many fit, and how they end. */
public final class SessionSteps {
  private final Stage stage;
  private final Gathering gathering;
  private final Greetings greetings;
  private final Doorstep doorstep;
  private final Work work;

  public SessionSteps(Stage stage, Gathering gathering, Greetings greetings, Doorstep doorstep, Work work) {
    this.stage = stage;
    this.gathering = gathering;
    this.greetings = greetings;
    this.doorstep = doorstep;
    this.work = work;
  }

  /** Opens a session, with the token where the server needs one, and is greeted. */
  @Given("{client} is connected")
  public void isConnected(Role role) {
    stage.the(role).mustConnect();
  }

  /** Opens several sessions, fewer if the server has not so much room; "each of them" and "them" are these clients. */
  @Given("{crowd} are connected")
  public void areConnected(Crowd crowd) {
    gathering.gather(crowd.most(), crowd.everything()).forEach(Client::mustConnect);
  }

  /** Tries to open several sessions. */
  @When("{crowd} connect")
  public void connect(Crowd crowd) {
    doorstep.connect(gathering.gather(crowd.most(), crowd.everything()));
  }

  /** Ends the connection of a client: with a closing handshake, or by a cut without one. */
  @When("{client} {leaving}")
  public void leaves(Role role, Leaving leaving) {
    gathering.leave(List.of(stage.the(role)), leaving == Leaving.CUT);
  }

  /** Opens a session through a network that can reset the connection. */
  @Given("{client} is connected through a network that can fail")
  public void isConnectedThroughANetwork(Role role) {
    gathering.connectByCable(stage.the(role));
  }

  /** Ends the connection by an orderly end of the stream (FIN), or by a reset (RST), without a closing handshake. */
  @When("{client} is cut off by a {word}")
  public void isCutOffBy(Role role, String kind) {
    gathering.cut(stage.the(role), kind.equals("RST"));
  }

  /** Ends the connections of so many clients of the crowd. */
  @When("{count} of them {leaving}")
  public void ofThemLeave(int count, Leaving leaving) {
    gathering.leave(stage.dismiss(count), leaving == Leaving.CUT);
  }

  /** The greeting has what a client needs to know. */
  @Then("the greeting names a session id, a version, and the capabilities {text}, {text} and {text}")
  public void theGreetingNames(String first, String second, String third) {
    Greetings.Greeting greeting = greetings.all().get(0);
    assertThat("session id", greeting.sessionId(), is(not(emptyString())));
    assertThat("version", greeting.version(), is(not(emptyString())));
    assertThat("capabilities", greeting.capabilities(), hasItems(first, second, third));
  }

  /** The greetings of all sessions that were opened name different sessions. */
  @Then("no two session ids are the same")
  public void noTwoSessionIdsAreTheSame() {
    assertThat("session ids that were given twice", greetings.repeatedIds(), is(empty()));
  }

  /** A client at the limit is turned away: first message, close code. */
  @Then("it gets the error {int} without an id instead of the greeting")
  public void itGetsTheErrorInsteadOfTheGreeting(int code) {
    assertThat("the first message", greetings.firstMessage(stage.last()), is(both(containsString("error")).and(containsString(Integer.toString(code)))));
    assertThat("its id", greetings.firstId(stage.last()), is("none"));
  }

  /** The server has closed the connection with this code. */
  @Then("its connection is closed with code {int}")
  public void itsConnectionIsClosedWith(int code) {
    assertThat("the close code", gathering.closeCode(stage.last()), is(equalTo(code)));
  }

  /** A new client can connect, now or in time. */
  @Then("within {seconds} {client} is let in")
  public void withinIsLetIn(Duration limit, Role role) {
    assertThat("the first message for " + role.name(), gathering.awaitRoom(stage.the(role), stage.deadlines().patience().of(limit)), containsString("connected"));
  }

  /** Each client of the crowd, or the one that is meant, runs a command and gets its output. */
  @Then("each of them still gets answers")
  public void eachOfThemStillGetsAnswers() {
    stage.crowd().forEach(client -> assertThat(client.name(), work.stillAnswers(client), is("still here\n")));
  }

  /** The client runs a command and gets its output. */
  @Then("{client} still gets answers")
  public void stillGetsAnswers(Role role) {
    assertThat("what a command printed", work.stillAnswers(stage.the(role)), is("still here\n"));
  }

  /** Does nothing but answer so many heartbeats. */
  @When("{client} does nothing but answer {int} heartbeat(s)")
  public void doesNothingButAnswerHeartbeats(Role role, int count) {
    greetings.awaitHeartbeats(stage.the(role), count);
  }

  /** From one heartbeat to the next it took no longer than the interval, and a tolerance of half of it. */
  @Then("each came within the heartbeat interval")
  public void eachCameWithinTheInterval() {
    assertThat("heartbeats that were late or never came", greetings.lateHeartbeats(), is(empty()));
  }

  /** Sends a ping frame. */
  @When("{client} sends a ping frame with {payload}")
  public void sendsAPingFrameWith(Role role, byte[] payload) {
    greetings.ping(stage.the(role), List.of(payload));
  }

  /** Sends ping frames that differ, one after another. */
  @When("{client} sends {int} ping frames that differ")
  public void sendsPingFramesThatDiffer(Role role, int count) {
    greetings.ping(stage.the(role), greetings.different(count));
  }

  /** Each ping frame was answered with a pong frame that has its bytes. */
  @Then("a pong frame brings back the same bytes each time")
  public void aPongFrameBringsBackTheSameBytes() {
    assertThat("ping frames that got no pong frame with the same bytes", greetings.unansweredPings(), is(empty()));
  }
}
