package org.ccexecutor.acceptance.steps;

import io.cucumber.java.Scenario;
import java.util.List;
import org.ccexecutor.acceptance.stage.Stage;

/** The scenario that runs, as Cucumber knows it, with the stage that it plays on. */
public final class Scene {
  private final Stage stage;
  private Scenario scenario;

  public Scene(Stage stage) {
    this.stage = stage;
  }

  void opens(Scenario begun) {
    scenario = begun;
  }

  public Stage stage() {
    return stage;
  }

  /** The id of the scenario in this run: that of its test case in Cucumber's messages. */
  public String execution() {
    return scenario.getId();
  }

  /** The name of the scenario. */
  public String name() {
    return scenario.getName();
  }

  /** The tags of the scenario, with their signs. */
  public List<String> tags() {
    return List.copyOf(scenario.getSourceTagNames());
  }

  /** Adds evidence to the step that runs. */
  public void attach(String text, String name) {
    scenario.attach(text, "text/plain", name);
  }
}
