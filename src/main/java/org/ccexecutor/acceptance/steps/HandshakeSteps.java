package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.emptyString;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.acceptance.stage.Disclosure;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;

/** The opening handshake: who is let in, with what, and what the server says to the others. */
public final class HandshakeSteps {
  private final Stage stage;
  private final Doorstep doorstep;

  public HandshakeSteps(Stage stage, Doorstep doorstep) {
    this.stage = stage;
    this.doorstep = doorstep;
  }

  /** Tries to connect; with the secured server, with the token in both headers. */
  @When("{client} connects")
  public void connects(Role role) {
    doorstep.connect(role);
  }

  /** Tries to connect with these credentials and no others. */
  @When("{client} connects with {credentials}")
  public void connectsWith(Role role, Presented credentials) {
    doorstep.connect(role, 1, filled(credentials));
  }

  /** Tries to connect with these credentials, so many times. */
  @When("{client} connects {int} times with {credentials}")
  public void connectsTimesWith(Role role, int times, Presented credentials) {
    doorstep.connect(role, times, filled(credentials));
  }

  private UnaryOperator<Handshake> filled(Presented credentials) {
    return credentials.with(credentials.needsToken() ? doorstep.token() : new Token(""));
  }

  /** Tries to connect at another path than /ws/mcp. */
  @When("{client} connects at the path {text}")
  public void connectsAt(Role role, String path) {
    doorstep.connectAt(role, path);
  }

  /** Tries to connect as a web page of this origin does; {@code <host>} and {@code <port>} stand for the server's own. */
  @When("{client} connects from the origin {text}")
  public void connectsFrom(Role role, String origin) {
    doorstep.connectFrom(role, origin);
  }

  /** Connects, is greeted and closes again, so many times. */
  @When("{client} connects and leaves {int} times")
  public void connectsAndLeaves(Role role, int times) {
    doorstep.comeAndGo(role, times);
  }

  /** So many strangers connect, and get no further with their handshake. */
  @Given("{int} strangers who {stop}")
  public void strangersWho(int count, Doorstep.Stop stop) {
    doorstep.stopAt(stop, count);
  }

  /** A WebSocket opened in each attempt, and its first message was the greeting. */
  @Then("it/each is let in and greeted first")
  public void isLetInAndGreetedFirst() {
    stage.attempts().forEach(stage.last()::mustKnowTheToken);
    assertThat(stage.attempts(), everyItem(HandshakeMatcher.letIn()));
    stage.attempts().forEach(attempt -> stage.last().greeted(attempt));
  }

  /** No WebSocket opened in any attempt; the answer had one of these statuses. */
  @Then("it/each is refused with {statuses}")
  public void isRefusedWith(Set<Integer> statuses) {
    assertThat(stage.attempts(), everyItem(HandshakeMatcher.refusedWith(statuses)));
  }

  /** A refusal with 401 has a WWW-Authenticate header; another refusal need not. */
  @Then("a refusal with 401 names the scheme to use")
  public void aRefusalNamesTheScheme() {
    assertThat(stage.attempts(), everyItem(HandshakeMatcher.namingASchemeIf401()));
  }

  /** Nothing of the token stands in the headers or the body of the refusal, neither plain nor encoded. */
  @Then("the refusal discloses nothing of the token")
  public void theRefusalDisclosesNothing() {
    String refusal = doorstep.refusal();
    assertThat("the answer to the handshake", refusal, is(not(emptyString())));
    assertThat("what the refusal discloses", new Disclosure(doorstep.token().secret()).in(refusal), is("nothing"));
  }
}
