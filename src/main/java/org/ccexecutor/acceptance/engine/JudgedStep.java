package org.ccexecutor.acceptance.engine;

import io.cucumber.core.backend.CucumberInvocationTargetException;
import io.cucumber.core.backend.Lookup;
import io.cucumber.core.backend.ParameterInfo;
import io.cucumber.core.backend.SourceReference;
import io.cucumber.core.backend.StepDefinition;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.steps.Scene;

/**
 * A step whose failure is judged: which requirement does it break, or could nothing be told?
 *
 * @param step the step itself
 * @param lookup finds the objects of the scenario
 */
record JudgedStep(StepDefinition step, Lookup lookup) implements StepDefinition {

  @Override
  public void execute(Object[] arguments) {
    Scene scene = lookup.getInstance(Scene.class);
    Judge judge = new Judge(lookup.getInstance(Run.class), scene);
    try {
      step.execute(arguments);
      scene.stage().checkWhatWasSeen();
      judge.passed();
    } catch (CucumberInvocationTargetException e) {
      throw failure(judge.judge(e.getCause()));
    } catch (AssertionError | CouldNotTell e) {
      throw failure(judge.judge(e));
    }
  }

  private CucumberInvocationTargetException failure(Throwable judged) {
    return new CucumberInvocationTargetException(step, new InvocationTargetException(judged));
  }

  @Override
  public List<ParameterInfo> parameterInfos() {
    return step.parameterInfos();
  }

  @Override
  public String getPattern() {
    return step.getPattern();
  }

  @Override
  public boolean isDefinedAt(StackTraceElement element) {
    return step.isDefinedAt(element);
  }

  @Override
  public String getLocation() {
    return step.getLocation();
  }

  @Override
  public Optional<SourceReference> getSourceReference() {
    return step.getSourceReference();
  }
}
