package org.ccexecutor.acceptance.engine;

import static org.ccexecutor.acceptance.engine.Tree.under;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** What waits longest has to begin first, or the run ends by waiting for it alone. */
class LongestFirstTest {
  private final TestDescriptor root = new EngineDescriptor(UniqueId.forEngine("e"), "e");
  private final TestDescriptor feature = under(root, "Feature", false);

  @Test
  void whatTookLongestTheLastTimeBeginsFirst() {
    TestDescriptor rule = under(feature, "Feature - Rule", false);
    under(rule, "Feature - Rule - short", true);
    under(rule, "Feature - Rule - long", true);
    TestDescriptor other = under(feature, "Feature - Other rule", false);
    TestDescriptor outline = under(other, "Feature - Other rule - Outline", false);
    under(outline, "Feature - Other rule - Outline - Example #1.1: longest", true);
    under(other, "Feature - Other rule - new", true);
    new LongestFirst(Map.of("short", 0.1, "long", 1.0, "longest", 2.0)).applyTo(root);
    assertThat(namesIn(feature), contains("longest", "long", "short", "new"));
  }

  @Test
  void whatIsTaggedAsSlowBeginsFirstWhereNothingIsKnown() {
    TestDescriptor rule = under(feature, "Feature - Rule", false);
    under(rule, "Feature - Rule - usual", true);
    under(rule, "Feature - Rule - slow", true, "slow");
    new LongestFirst(Map.of()).applyTo(root);
    assertThat(namesIn(feature), contains("slow", "usual"));
  }

  @Test
  void featuresKeepTheirScenarios() {
    under(feature, "Feature - one", true);
    TestDescriptor second = under(root, "Second", false);
    under(second, "Second - two", true);
    new LongestFirst(Map.of("two", 9.0)).applyTo(root);
    assertThat(root.getChildren(), is(Set.of(feature, second)));
    assertThat(namesIn(feature), contains("one"));
    assertThat(namesIn(second), contains("two"));
  }

  private static List<String> namesIn(TestDescriptor feature) {
    return feature.getChildren().stream()
        .map(child -> child.getDisplayName().replaceFirst(".*(?: - |: )", ""))
        .toList();
  }
}
