package org.ccexecutor.acceptance.engine;

import static org.ccexecutor.acceptance.engine.Tree.under;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** What runs alone in between keeps everything waiting, before it and behind it. */
class AloneLastTest {
  private final TestDescriptor root = new EngineDescriptor(UniqueId.forEngine("e"), "e");
  private final TestDescriptor first = under(root, "First", false);
  private final TestDescriptor second = under(root, "Second", false);

  @Test
  void whatRunsAloneComesBehindAllFeatures() {
    under(first, "alone", true, "alone");
    under(first, "usual", true);
    under(second, "other", true);
    under(second, "also alone", true, "must", "alone");
    AloneLast.applyTo(root);
    List<? extends TestDescriptor> parts = List.copyOf(root.getChildren());
    assertThat(parts.subList(0, 2), is(List.of(first, second)));
    assertThat(namesIn(first), contains("usual"));
    assertThat(namesIn(second), contains("other"));
    assertThat(namesIn(parts.get(2)), contains("alone", "also alone"));
  }

  @Test
  void aRuleOfWhichNothingIsLeftGoes() {
    TestDescriptor rule = under(first, "rule", false);
    under(under(rule, "outline", false), "alone", true, "alone");
    under(first, "usual", true);
    under(second, "other", true);
    AloneLast.applyTo(root);
    assertThat(namesIn(first), contains("usual"));
    assertThat(rule.getChildren(), empty());
  }

  @Test
  void aFeatureThatHoldsNothingElseKeepsIt() {
    under(first, "alone", true, "alone");
    under(second, "usual", true);
    AloneLast.applyTo(root);
    assertThat(root.getChildren(), is(Set.of(first, second)));
    assertThat(namesIn(first), contains("alone"));
  }

  private static List<String> namesIn(TestDescriptor container) {
    return container.getChildren().stream().map(TestDescriptor::getDisplayName).toList();
  }
}
