package org.ccexecutor.acceptance.engine;

import io.cucumber.junit.platform.engine.CucumberEngineExecutionContext;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * Scenarios of any feature that run side by side, begun in their order: JUnit keeps an order only
 * among the children of one parent.
 */
final class Batch extends AbstractTestDescriptor implements Node<CucumberEngineExecutionContext> {
  private final List<? extends TestDescriptor> features;

  /**
   * @param name that nobody sees
   * @param features whose scenarios begin with this batch
   * @param scenarios to be taken out of the features
   */
  Batch(
      TestDescriptor root,
      String name,
      List<? extends TestDescriptor> features,
      List<? extends TestDescriptor> scenarios) {
    super(root.getUniqueId().append("batch", name), name);
    this.features = features;
    scenarios.forEach(this::take);
    root.addChild(this);
  }

  private void take(TestDescriptor scenario) {
    scenario.getParent().orElseThrow().removeChild(scenario);
    addChild(scenario);
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }

  /** Lets Cucumber report the features, which it does before their first scenario. */
  @Override
  public CucumberEngineExecutionContext prepare(CucumberEngineExecutionContext context)
      throws Exception {
    for (TestDescriptor feature : features) {
      if (feature instanceof Node<?> node) {
        prepare(node, context);
      }
    }
    return context;
  }

  @SuppressWarnings("unchecked")
  private static void prepare(Node<?> feature, CucumberEngineExecutionContext context)
      throws Exception {
    ((Node<CucumberEngineExecutionContext>) feature).prepare(context);
  }
}
