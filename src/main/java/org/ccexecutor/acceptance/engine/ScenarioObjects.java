package org.ccexecutor.acceptance.engine;

import io.cucumber.core.backend.ObjectFactory;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;

/** Makes the objects of each scenario anew, injected by their constructors, around what the run shares. */
public final class ScenarioObjects implements ObjectFactory {
  private final Supplier<Run> run;
  private final Set<Class<?>> stepClasses = new LinkedHashSet<>();
  private MutablePicoContainer container;

  /** For Cucumber, which finds it as a service: scenarios of the current run. */
  public ScenarioObjects() {
    this(CurrentRun::get);
  }

  /** Scenarios of this run. */
  public ScenarioObjects(Supplier<Run> run) {
    this.run = run;
  }

  @Override
  public void start() {
    container = new PicoBuilder().withCaching().withAutomatic().build();
    container.addComponent(run.get());
    container.addComponent(run.get().context());
    stepClasses.forEach(container::addComponent);
  }

  @Override
  public void stop() {
    container = null;
  }

  @Override
  public boolean addClass(Class<?> type) {
    stepClasses.add(type);
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    return container.getComponent(type);
  }
}
