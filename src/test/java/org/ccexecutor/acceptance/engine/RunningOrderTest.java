package org.ccexecutor.acceptance.engine;

import static org.ccexecutor.acceptance.engine.Tree.under;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** A long scenario has to begin first, and one that runs alone last, wherever they stand. */
class RunningOrderTest {
  private final TestDescriptor root = new EngineDescriptor(UniqueId.forEngine("e"), "e");
  private TestDescriptor first;
  private TestDescriptor second;

  @BeforeEach
  void featuresOfTwo() {
    first = under(root, "First", false);
    second = under(root, "Second", false);
  }

  @Test
  void theOrderHoldsAcrossFeatures() {
    under(under(first, "rule", false), "one", true);
    under(first, "two", true);
    under(second, "three", true);
    RunningOrder.arrange(root, RunningOrderTest::reversed);
    assertThat(batches(), contains(List.of("three", "two", "one")));
  }

  @Test
  void whatRunsAloneComesBehindAllOthers() {
    under(first, "alone", true, "alone");
    under(first, "one", true);
    under(second, "also alone", true, "must", "alone");
    under(second, "two", true);
    RunningOrder.arrange(root, UnaryOperator.identity());
    assertThat(batches(), contains(List.of("one", "two"), List.of("alone", "also alone")));
  }

  @Test
  void whereEverythingRunsAloneThereIsNothingBefore() {
    under(first, "alone", true, "alone");
    RunningOrder.arrange(root, UnaryOperator.identity());
    assertThat(batches(), contains(List.of("alone")));
  }

  private List<List<String>> batches() {
    return root.getChildren().stream()
        .map(batch -> batch.getChildren().stream().map(TestDescriptor::getDisplayName).toList())
        .toList();
  }

  private static List<TestDescriptor> reversed(List<TestDescriptor> scenarios) {
    List<TestDescriptor> other = new ArrayList<>(scenarios);
    Collections.reverse(other);
    return other;
  }
}
