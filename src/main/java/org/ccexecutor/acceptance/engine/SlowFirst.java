package org.ccexecutor.acceptance.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;

/**
 * Lets the scenarios that wait for seconds begin first, so that the others run beside them and the
 * run does not end by waiting for the last of them.
 */
final class SlowFirst {
  private static final TestTag SLOW = TestTag.create("slow");

  private SlowFirst() {}

  /** Brings the children of this node, and theirs, into that order; else it stays as it is. */
  static void applyTo(TestDescriptor node) {
    node.orderChildren(SlowFirst::sorted);
    node.getChildren().forEach(SlowFirst::applyTo);
  }

  /** What is forked last is begun first (a stack of work for each thread). */
  private static List<TestDescriptor> sorted(List<TestDescriptor> children) {
    List<TestDescriptor> sorted = new ArrayList<>(children);
    sorted.sort(Comparator.comparing(SlowFirst::isSlow));
    return sorted;
  }

  private static boolean isSlow(TestDescriptor node) {
    return node.getTags().contains(SLOW)
        || node.getDescendants().stream().anyMatch(child -> child.getTags().contains(SLOW));
  }
}
