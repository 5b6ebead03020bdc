package org.ccexecutor.acceptance.engine;

import io.cucumber.core.backend.ObjectFactory;
import java.lang.reflect.Constructor;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.stage.Context;
import org.picocontainer.MutablePicoContainer;
import org.picocontainer.PicoBuilder;

/**
 * Makes the objects of each scenario anew, injected by their constructors, around what the run
 * shares.
 */
public final class ScenarioObjects implements ObjectFactory {
  private static final Set<Class<?>> SHARED = Set.of(Run.class, Context.class);

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
    container = new PicoBuilder().withCaching().build();
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
    if (!SHARED.contains(type) && stepClasses.add(type)) {
      for (Constructor<?> constructor : type.getConstructors()) {
        List.of(constructor.getParameterTypes()).forEach(this::addClass);
      }
    }
    return true;
  }

  @Override
  public <T> T getInstance(Class<T> type) {
    return container.getComponent(type);
  }
}
