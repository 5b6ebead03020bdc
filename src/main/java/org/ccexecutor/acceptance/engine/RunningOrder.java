package org.ccexecutor.acceptance.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;

/**
 * Puts scenarios into the order in which they run, whichever features they stand in. What has to
 * run alone comes when everything else has ended: in between, each such scenario would wait for all
 * that run, and keep all others from beginning meanwhile. JUnit sees to that, since the tag locks
 * its global resource by setting.
 */
final class RunningOrder {
  private static final TestTag ALONE = TestTag.create("alone");

  private RunningOrder() {}

  /**
   * Takes the features' place: beneath the root are batches from now on.
   *
   * @param order of those that run side by side
   */
  static void arrange(TestDescriptor root, UnaryOperator<List<TestDescriptor>> order) {
    List<TestDescriptor> features = List.copyOf(root.getChildren());
    List<TestDescriptor> together = new ArrayList<>();
    List<TestDescriptor> alone = new ArrayList<>();
    root.accept(
        node -> {
          if (node.isTest()) {
            (isAlone(node) ? alone : together).add(node);
          }
        });
    boolean onlyAlone = together.isEmpty();
    if (!onlyAlone) {
      new Batch(root, "together", features, order.apply(together));
    }
    if (!alone.isEmpty()) {
      new Batch(root, "alone", onlyAlone ? features : List.of(), alone);
    }
    features.forEach(root::removeChild);
  }

  private static boolean isAlone(TestDescriptor scenario) {
    return scenario.getTags().contains(ALONE);
  }
}
