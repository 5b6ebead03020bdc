package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Health;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;

/** The server as a whole: which one it is, its pages, and how many sessions it counts. */
public final class ServerSteps {
  private final Stage stage;
  private final Health health;
  private final Doorstep doorstep;
  private final Scene scene;

  public ServerSteps(Stage stage, Health health, Doorstep doorstep, Scene scene) {
    this.stage = stage;
    this.health = health;
    this.doorstep = doorstep;
    this.scene = scene;
  }

  /**
   * Says which server the scenario is about. Without this step it is the one that the setting
   * cc.server names.
   */
  @Given("{server} is under test")
  public void isUnderTest(ServerName name) {
    stage.playsOn(name);
  }

  /** Makes sure that no sessions of others are counted; the scenario needs the tag @alone. */
  @Given("nobody else uses the server")
  public void nobodyElseUsesTheServer() {
    if (!scene.tags().contains("@alone")) {
      throw CouldNotTell.forScenario(
          "Other scenarios use the server meanwhile: give this one the tag @alone.");
    }
    health.mustBeQuiet();
  }

  /** Reads a page by HTTP, without credentials. */
  @When("{page} is read")
  public void isRead(String path) {
    health.read(path);
  }

  /** Reads a page by HTTP, with the headers that the client would present to be let in. */
  @When("{page} is read with {handshake}")
  public void isReadWith(String path, Presented presented) {
    health.read(path, presented.by(doorstep).of(stage.the(Role.THE_CLIENT)).headers());
  }

  /** Every page that was read answered 200 with JSON and this status, in time. */
  @Then("it says {text} within {seconds}")
  public void itSaysInTime(String status, Duration limit) {
    Duration deadline = stage.deadlines().patience().of(limit);
    assertEach(health.read(), PageMatcher.saying(status, deadline));
  }

  /** Every page that was read answered 200 with JSON and this status. */
  @Then("it says {text}")
  public void itSays(String status) {
    assertEach(health.read(), PageMatcher.saying(status));
  }

  /** The health page says "healthy" now, after whatever strain the server was under. */
  @Then("the server is healthy")
  public void theServerIsHealthy() {
    assertThat(
        health.now(), is(PageMatcher.saying("healthy", stage.deadlines().pageUnderStrain())));
  }

  /**
   * The number of active sessions on the health page is, or becomes in time, that of the scenario's
   * own.
   */
  @Then("within {seconds} the health page counts exactly the sessions that are open")
  public void countsExactlyTheOpenSessions(Duration limit) {
    int counted = health.countOnceDue(stage.deadlines().patience().of(limit));
    String others =
        health.before() == 0 ? "" : ", with the " + health.before() + " before this scenario";
    assertThat("active sessions" + others, counted, is(equalTo(health.due())));
  }
}
