package org.ccexecutor.acceptance.steps;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.stage.Command;
import org.ccexecutor.acceptance.stage.Watch;

/**
 * What processes are to do.
 *
 * @param words as the step says it
 * @param kind what
 * @param limit within which time, where that matters
 */
public record State(String words, Kind kind, Duration limit) {

  /** What processes can do. */
  public enum Kind {
    STAND_STILL,
    MOVE,
    BE_GONE,
    FINISH,
    BE_SILENT
  }

  String wrongWith(List<Command> commands, boolean children, Watch watch, Patience patience) {
    return switch (kind) {
      case STAND_STILL -> watch.moving(commands, children);
      case MOVE -> watch.standing(commands, children);
      case BE_GONE -> watch.left(commands, children, patience.of(limit));
      case FINISH -> commands.stream().map(watch::lost).collect(Collectors.joining());
      case BE_SILENT ->
          commands.stream().map(watch::printedAfterPause).collect(Collectors.joining());
    };
  }
}
