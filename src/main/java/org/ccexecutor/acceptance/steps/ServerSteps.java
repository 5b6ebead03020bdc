package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.stage.Disclosure;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Health;
import org.ccexecutor.acceptance.stage.Stage;

/** The server as a whole: which one it is, its pages, and how many it counts. */
public final class ServerSteps {
  private final Stage stage;
  private final Health health;
  private final Doorstep doorstep;

  public ServerSteps(Stage stage, Health health, Doorstep doorstep) {
    this.stage = stage;
    this.health = health;
    this.doorstep = doorstep;
  }

  /** Says which server the scenario is about. Without this step it is the one that the setting cc.server names. */
  @Given("{server} is under test")
  public void isUnderTest(ServerName name) {
    stage.playsOn(name);
  }

  /** Makes sure that no sessions of others are counted; the scenario needs the tag @alone. */
  @Given("nobody else uses the server")
  public void nobodyElseUsesTheServer() {
    health.mustBeQuiet();
  }

  /** Reads a page by HTTP, without credentials. */
  @When("{page} is read")
  public void isRead(String path) {
    health.read(path);
  }

  /** Reads a page again and again. */
  @When("{page} is read {int} times")
  public void isReadTimes(String path, int times) {
    for (int i = 0; i < times; i++) {
      health.read(path);
    }
  }

  /** Every page that was read answered 200 with JSON and this status, in time. */
  @Then("it says {text} within {seconds}")
  public void itSays(String status, Duration limit) {
    assertThat(health.read(), everyItem(PageMatcher.saying(status, stage.deadlines().patience().of(limit))));
  }

  /** The health page says "healthy" within 2 seconds, now. */
  @Then("the server is healthy")
  public void theServerIsHealthy() {
    assertThat(health.now(), is(PageMatcher.saying("healthy", stage.deadlines().page())));
  }

  /** The number of active sessions on the health page is, or becomes in time, that of the scenario's own. */
  @Then("within {seconds} the health page counts exactly the sessions that are open")
  public void countsExactlyTheSessionsThatAreOpen(Duration limit) {
    int open = (int) stage.openSessions();
    assertThat("active sessions beside those of others", health.countOnce(open, stage.deadlines().patience().of(limit)), is(equalTo(open)));
  }

  /** Nothing of the token stands in the page that was read, neither plain nor encoded. */
  @Then("the page discloses nothing of the token")
  public void thePageDisclosesNothing() {
    health.read().forEach(page -> assertThat("what the page discloses", new Disclosure(doorstep.token().secret()).in(page.head() + page.body()), is("nothing")));
  }
}
