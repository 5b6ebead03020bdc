package org.ccexecutor.acceptance.engine;

import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/**
 * A failing test in the place of a scenario, for what concerns the run and not one scenario. Its
 * name is what is wrong.
 */
final class Complaint extends AbstractTestDescriptor {

  Complaint(TestDescriptor root, String sentence) {
    super(
        root.getUniqueId().append("complaint", Integer.toHexString(sentence.hashCode())), sentence);
  }

  /** Leaves nothing but this complaint. */
  static void replaceAll(TestDescriptor root, String sentence) {
    Set.copyOf(root.getChildren()).forEach(root::removeChild);
    root.addChild(new Complaint(root, sentence));
  }

  /** The complaint that stands in the place of all scenarios, if one does. */
  static Optional<String> in(TestDescriptor root) {
    return root.getChildren().stream()
        .filter(Complaint.class::isInstance)
        .map(TestDescriptor::getDisplayName)
        .findFirst();
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
