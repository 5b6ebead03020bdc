package org.ccexecutor.acceptance.engine;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** Builds features, rules and scenarios as an engine finds them. */
final class Tree {
  private Tree() {}

  /** Adds a scenario, or what holds some. */
  static TestDescriptor under(
      TestDescriptor parent, String name, boolean scenario, String... tags) {
    TestDescriptor child =
        new AbstractTestDescriptor(parent.getUniqueId().append("node", name), name) {
          @Override
          public Type getType() {
            return scenario ? Type.TEST : Type.CONTAINER;
          }

          @Override
          public Set<TestTag> getTags() {
            return Set.copyOf(Stream.of(tags).map(TestTag::create).toList());
          }
        };
    parent.addChild(child);
    return child;
  }
}
