package org.ccexecutor.acceptance.engine;

import java.util.List;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/**
 * Gathers what has to run alone behind everything else: in between, each such scenario would wait
 * for all that run, and keep all others from beginning meanwhile. JUnit runs a container last, and
 * nothing beside it, if something in it locks the global resource, as the tag does by setting.
 */
final class AloneLast extends AbstractTestDescriptor {
  private static final TestTag ALONE = TestTag.create("alone");

  private AloneLast(TestDescriptor root) {
    super(root.getUniqueId().append("alone", "last"), "Alone");
  }

  /**
   * Moves what has to run alone. A feature that holds nothing else keeps it: Cucumber reports a
   * feature when its own first scenario begins.
   */
  static void applyTo(TestDescriptor root) {
    AloneLast last = new AloneLast(root);
    root.getChildren().stream()
        .flatMap(feature -> aloneAmongOthers(feature).stream())
        .forEach(last::take);
    if (!last.getChildren().isEmpty()) {
      root.addChild(last);
    }
  }

  private static List<? extends TestDescriptor> aloneAmongOthers(TestDescriptor feature) {
    List<? extends TestDescriptor> scenarios =
        feature.getDescendants().stream().filter(TestDescriptor::isTest).toList();
    List<? extends TestDescriptor> alone =
        scenarios.stream().filter(scenario -> scenario.getTags().contains(ALONE)).toList();
    return alone.size() < scenarios.size() ? alone : List.of();
  }

  private void take(TestDescriptor scenario) {
    TestDescriptor parent = scenario.getParent().orElseThrow();
    parent.removeChild(scenario);
    removeWhereEmpty(parent);
    addChild(scenario);
  }

  private static void removeWhereEmpty(TestDescriptor container) {
    if (container.getChildren().isEmpty()) {
      TestDescriptor parent = container.getParent().orElseThrow();
      parent.removeChild(container);
      removeWhereEmpty(parent);
    }
  }

  /** The scenarios in it have tags of their own. */
  @Override
  public Set<TestTag> getTags() {
    return Set.of();
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
