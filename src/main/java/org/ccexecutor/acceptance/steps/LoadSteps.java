package org.ccexecutor.acceptance.steps;

import io.cucumber.java.en.When;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Stage;

/** What clients send beside ordinary messages, by mistake or on purpose, and what many do. */
public final class LoadSteps {
  private final Stage stage;
  private final Burden burden;
  private final Doorstep doorstep;

  public LoadSteps(Stage stage, Burden burden, Doorstep doorstep) {
    this.stage = stage;
    this.burden = burden;
    this.doorstep = doorstep;
  }

  /**
   * Sends something else than an ordinary message: ping frames, whose pong frames are waited for,
   * binary frames, and what is too large, too deep or too much.
   */
  @When("{clients} send(s) {burden}")
  public void sendsABurden(Who who, Load load) {
    load.on(burden, who.one(stage));
  }

  /** So many clients do this, one after another. */
  @When("{int} clients {passage}")
  public void manyClients(int count, Passage passage) {
    passage.doing().by(count, doorstep, burden);
  }
}
