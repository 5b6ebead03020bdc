package org.ccexecutor.acceptance.engine;

import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;

/** A failing test in the place of a scenario, for what concerns the run and not one scenario. */
final class Complaint extends AbstractTestDescriptor {
  private static final String REFUSED = "The run was refused";
  private static final String WHOLE = "The run as a whole";

  private final String sentence;

  private Complaint(TestDescriptor root, String name, String sentence) {
    super(root.getUniqueId().append("complaint", Integer.toHexString(sentence.hashCode())), name);
    this.sentence = sentence;
  }

  /** About a run that has ended. */
  static Complaint about(TestDescriptor root, String sentence) {
    return new Complaint(root, WHOLE, sentence);
  }

  /** About a run that does not begin. */
  static Complaint refusing(TestDescriptor root, String sentence) {
    return new Complaint(root, REFUSED, sentence);
  }

  /** Leaves nothing but this complaint. */
  static void replaceAll(TestDescriptor root, String sentence) {
    Set.copyOf(root.getChildren()).forEach(root::removeChild);
    root.addChild(refusing(root, sentence));
  }

  /** The complaint that stands in the place of all scenarios, if one does. */
  static Optional<String> in(TestDescriptor root) {
    return root.getChildren().stream()
        .filter(Complaint.class::isInstance)
        .map(complaint -> ((Complaint) complaint).sentence)
        .findFirst();
  }

  /** What is wrong. */
  String sentence() {
    return sentence;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }
}
