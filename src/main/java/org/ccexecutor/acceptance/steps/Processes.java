package org.ccexecutor.acceptance.steps;

import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Work;

/**
 * The processes that a step speaks of.
 *
 * @param words as the step says it
 * @param owner whose command they belong to; empty for the one that the scenario is about
 * @param first whether the first command of its client is meant, whatever was sent after it
 * @param children whether the children are meant too
 * @param several whether the commands are meant that were started one after another
 */
public record Processes(
    String words, Optional<Role> owner, boolean first, boolean children, boolean several) {

  List<Command> of(Stage stage, Work work) {
    if (several) {
      return work.series();
    }
    return List.of(one(stage, work));
  }

  Command one(Stage stage, Work work) {
    if (first) {
      return work.first();
    }
    return owner.map(stage::the).map(work::of).orElseGet(work::command);
  }
}
