package org.ccexecutor.acceptance.engine;

import static org.ccexecutor.acceptance.engine.Tree.under;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** What waits longest has to begin first, or the run ends by waiting for it alone. */
class LongestFirstTest {
  private final TestDescriptor feature =
      under(new EngineDescriptor(UniqueId.forEngine("e"), "e"), "Feature", false);

  @Test
  void whatTookLongestBeginsFirst() {
    TestDescriptor rule = under(feature, "Feature - Rule", false);
    TestDescriptor brief = under(rule, "Feature - Rule - short", true);
    TestDescriptor longer = under(rule, "Feature - Rule - long", true);
    TestDescriptor outline = under(rule, "Feature - Rule - Outline", false);
    TestDescriptor longest =
        under(outline, "Feature - Rule - Outline - Example #1.1: longest", true);
    TestDescriptor unknown = under(rule, "Feature - Rule - new", true);
    LongestFirst order = new LongestFirst(Map.of("short", 0.1, "long", 1.0, "longest", 2.0));
    assertThat(
        order.of(List.of(brief, longer, longest, unknown)),
        contains(longest, longer, brief, unknown));
  }

  @Test
  void whatIsTaggedAsSlowBeginsFirstWhereNothingIsKnown() {
    TestDescriptor usual = under(feature, "Feature - usual", true);
    TestDescriptor slow = under(feature, "Feature - slow", true, "slow");
    assertThat(new LongestFirst(Map.of()).of(List.of(usual, slow)), contains(slow, usual));
  }
}
