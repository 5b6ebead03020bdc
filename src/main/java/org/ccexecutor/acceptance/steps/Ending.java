package org.ccexecutor.acceptance.steps;

import java.time.Duration;
import java.util.Optional;
import org.ccexecutor.acceptance.session.Execution;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Ends;

/**
 * How a command is to end.
 *
 * @param status the {@code status} of its completion; empty if it must not succeed, whether it
 *     completes or not
 * @param code its exit code; empty for any but 0
 * @param limit within which time, if that matters
 * @param byTimeout whether its timeout has to have ended it before the scenario can go on
 */
public record Ending(
    String status, Optional<Integer> code, Optional<Duration> limit, boolean byTimeout) {

  /** What has to have happened before the scenario can go on. */
  static Ending ofTheTimedOut() {
    return new Ending("failed", Optional.empty(), Optional.empty(), true);
  }

  Command await(Ends ends, Command command) {
    if (byTimeout) {
      return ends.timedOut(command);
    }
    if (status.isEmpty()) {
      return ends.settled(command);
    }
    return limit.map(time -> ends.awaited(command, time)).orElseGet(() -> ends.awaited(command));
  }

  boolean isThatOf(Execution execution) {
    if (status.isEmpty()) {
      return !execution.succeeded();
    }
    boolean rightCode =
        code.isPresent()
            ? execution.exitCode().equals(code)
            : execution.exitCode().filter(number -> number != 0).isPresent();
    return execution.status().equals(status) && rightCode;
  }

  @Override
  public String toString() {
    if (status.isEmpty()) {
      return "no success";
    }
    String exit = code.map(number -> "exit code " + number).orElse("an exit code other than 0");
    return "a completion with status \""
        + status
        + "\" and "
        + exit
        + limit.map(time -> " within " + time.toSeconds() + " s").orElse("");
  }
}
