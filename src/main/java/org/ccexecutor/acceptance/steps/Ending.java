package org.ccexecutor.acceptance.steps;

import java.util.Optional;
import org.ccexecutor.acceptance.session.Execution;

/**
 * How a command is to end.
 *
 * @param status the {@code status} of its completion
 * @param code its exit code; empty for any but 0
 */
public record Ending(String status, Optional<Integer> code) {

  boolean isThatOf(Execution execution) {
    boolean rightStatus =
        execution.completion().map(params -> params.path("status").asString("").equals(status)).orElse(false);
    boolean rightCode =
        code.isPresent() ? execution.exitCode().equals(code) : execution.exitCode().filter(number -> number != 0).isPresent();
    return rightStatus && rightCode;
  }

  @Override
  public String toString() {
    return "status \"" + status + "\" and " + code.map(number -> "exit code " + number).orElse("an exit code other than 0");
  }
}
