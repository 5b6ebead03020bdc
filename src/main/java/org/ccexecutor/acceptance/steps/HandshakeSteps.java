package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.describedAs;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.ccexecutor.acceptance.stage.Disclosure;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Greetings;
import org.ccexecutor.acceptance.stage.Stage;

/**
 * The opening handshake, authentication above all: who is let in, with what, and what the server
 * says to the others.
 */
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

  /** Tries to connect in the usual way; with the secured server, with the token in both headers. */
  @When("{clients} connect(s)")
  public void connect(Who who) {
    doorstep.connect(who.in(stage, gathering));
  }

  /** Tries to connect with other credentials, at another path, or from a web page. */
  @When("{clients} connect(s) with {handshake}")
  public void connectWith(Who who, Presented presented) {
    doorstep.connect(who.in(stage, gathering), presented.by(doorstep), presented.refusal());
    presented.wrong().ifPresent(word -> doorstep.mustNotSuffice(word.by(doorstep)));
  }

  /** So many try to connect in the usual way at the same time, whether there is room or not. */
  @When("{int} more clients connect at once")
  public void connectAtOnce(int count) {
    doorstep.connectAtOnce(count);
  }

  /** Not more of those that tried to connect were greeted. */
  @Then("{int} of them at most is/are let in")
  public void atMostAreLetIn(int most) {
    assertThat(
        "clients that were let in",
        doorstep.greeted(),
        describedAs("%0 at most", lessThanOrEqualTo(most), most));
  }

  /** A WebSocket opened in each of the attempts, and its first message was the greeting. */
  @Then("it/each is let in and greeted first")
  public void isLetInAndGreetedFirst() {
    stage.attempts().forEach(stage.last()::mustKnowTheToken);
    assertEach(stage.attempts(), HandshakeMatcher.letIn());
    greetings.all();
  }

  /**
   * No WebSocket opened in any of the attempts, and the answer had one of these statuses; or the
   * last client was told this error in the place of the greeting, and the server closed.
   */
  @Then("it/each is refused with {refusal}")
  public void isRefusedWith(Refusal refusal) {
    refusal.check(stage, greetings, gathering);
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
