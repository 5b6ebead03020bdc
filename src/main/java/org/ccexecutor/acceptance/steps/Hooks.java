package org.ccexecutor.acceptance.steps;

import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;

/** What happens around every scenario. Nothing is judged here. */
public final class Hooks {
  private final Scene scene;

  public Hooks(Scene scene) {
    this.scene = scene;
  }

  @Before
  public void open(Scenario scenario) {
    scene.opens(scenario);
  }

  @After
  public void close() {
    scene.stage().close();
  }
}
