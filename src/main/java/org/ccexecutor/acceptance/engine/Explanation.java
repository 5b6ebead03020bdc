package org.ccexecutor.acceptance.engine;

import java.util.Optional;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.contract.Requirement;
import org.ccexecutor.acceptance.steps.Scene;
import org.ccexecutor.acceptance.verdict.Judgement;

/** A failure in words: expected, actual, on which server, under which requirement, and the wire. */
final class Explanation {
  private Explanation() {}

  static String of(
      Judgement judgement,
      Register register,
      Optional<Requirement> own,
      Scene scene,
      String frames) {
    StringBuilder text = new StringBuilder();
    register.find(judgement.requirement()).ifPresent(broken -> headline(text, broken));
    line(text, "expected", judgement.expected());
    line(text, "actual", judgement.actual());
    scene.stage().serverSpokenTo().ifPresent(server -> line(text, "server", server.toString()));
    own.filter(requirement -> !requirement.id().equals(judgement.requirement()))
        .ifPresent(
            requirement ->
                line(
                    text,
                    "note",
                    "nothing could be told about "
                        + requirement.id()
                        + ", which this scenario is about"));
    if (!frames.isEmpty()) {
      text.append("  the wire:\n").append(frames.indent(4));
    }
    return text.toString().stripTrailing();
  }

  private static void headline(StringBuilder text, Requirement broken) {
    text.append(broken.id())
        .append(" (")
        .append(broken.level().word())
        .append(") is broken: ")
        .append(broken.sentence())
        .append(".\n");
  }

  private static void line(StringBuilder text, String label, String value) {
    if (!value.isEmpty()) {
      text.append(String.format("  %-9s %s%n", label + ":", value));
    }
  }
}
