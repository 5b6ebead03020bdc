package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Set;
import org.ccexecutor.acceptance.stage.Disclosure;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Greetings;
import org.ccexecutor.acceptance.stage.Stage;

/** The opening handshake: who is let in, with what, and what the server says to the others. */
public final class HandshakeSteps {
  private final Stage stage;
  private final Doorstep doorstep;
  private final Gathering gathering;
  private final Greetings greetings;

  public HandshakeSteps(Stage stage, Doorstep doorstep, Gathering gathering, Greetings greetings) {
    this.stage = stage;
    this.doorstep = doorstep;
    this.gathering = gathering;
    this.greetings = greetings;
  }

  /** Tries to connect; with the secured server, with the token in both headers. */
  @When("{clients} connect(s)")
  public void connect(Who who) {
    doorstep.connect(who.in(stage, gathering));
  }

  /**
   * Tries to connect with something else: other credentials, another path, or the origin of a web
   * page.
   */
  @When("{clients} connect(s) with {handshake}")
  public void connectWith(Who who, Presented presented) {
    doorstep.connect(who.in(stage, gathering), presented.by(doorstep), presented.refusal());
  }

  /** A WebSocket opened in each of the attempts, and its first message was the greeting. */
  @Then("it/each is let in and greeted first")
  public void isLetInAndGreetedFirst() {
    stage.attempts().forEach(stage.last()::mustKnowTheToken);
    assertEach(stage.attempts(), HandshakeMatcher.letIn());
    greetings.all();
  }

  /** A client that keeps trying is greeted in time. */
  @Then("within {seconds} {clients} is let in")
  public void withinIsLetIn(Duration limit, Who who) {
    String first = gathering.awaitRoom(who.one(stage), stage.deadlines().patience().of(limit));
    assertThat("its first message", first, containsString("connected"));
  }

  /** No WebSocket opened in any of the attempts; the answer had one of these statuses. */
  @Then("it/each is refused with {statuses}")
  public void isRefusedWith(Set<Integer> statuses) {
    assertEach(stage.attempts(), HandshakeMatcher.refusedWith(statuses));
  }

  /**
   * The first message is this error, without an id, in the place of the greeting; then the server
   * closes.
   */
  @Then("it is turned away with the error {int} and the close code {int}")
  public void isTurnedAwayWith(int error, int closeCode) {
    assertThat(
        "the first message",
        greetings.firstMessage(stage.last()),
        is("the error " + error + " without an id"));
    assertThat("the close code", gathering.closeCode(stage.last()), is(equalTo(closeCode)));
  }

  /** A refusal with 401 has a WWW-Authenticate header; another refusal need not. */
  @Then("a refusal with 401 names the scheme to use")
  public void aRefusalNamesTheScheme() {
    doorstep.mustBeRefused();
    assertEach(stage.attempts(), HandshakeMatcher.namingASchemeIf401());
  }

  /**
   * Nothing of the token stands in the answer to the handshake, or in the page that was read,
   * neither plain nor encoded.
   */
  @Then("the refusal/page discloses nothing of the token")
  public void disclosesNothing() {
    doorstep.mustBeRefused();
    String answer = doorstep.answer();
    assertThat("the answer", answer, is(not(emptyString())));
    assertThat(
        "what it discloses", new Disclosure(doorstep.token().secret()).in(answer), is("nothing"));
  }
}
