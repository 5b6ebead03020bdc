package org.ccexecutor.acceptance.steps;

import io.cucumber.java.en.When;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Stage;

/** What clients do to a server by mistake or on purpose. */
public final class LoadSteps {
  private final Stage stage;
  private final Burden burden;

  public LoadSteps(Stage stage, Burden burden) {
    this.stage = stage;
    this.burden = burden;
  }

  /**
   * Sends what no well-behaved client sends: binary frames, and what is too large, too deep or too
   * much.
   */
  @When("{clients} send(s) {burden}")
  public void sendsABurden(Who who, Load load) {
    load.on(burden, who.one(stage));
  }

  /** So many clients connect one after another; each starts a command that waits and is cut off. */
  @When("{int} clients connect in turn, start a command that waits, and are cut off")
  public void connectInTurnAndAreCutOff(int count) {
    burden.comeStartAndVanish(count);
  }
}
