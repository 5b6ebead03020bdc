package org.ccexecutor.acceptance.steps;

import java.util.List;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Gathering;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Stage;

/**
 * The clients that a step speaks of.
 *
 * @param role one client; null for several
 * @param kind which of several
 * @param count how many of them
 */
public record Who(Role role, Kind kind, int count) {

  /** Which of several clients. */
  public enum Kind {
    /** The one of that role. */
    ONE,
    /** New ones, at most so many. */
    UP_TO,
    /** New ones, as many as the server allows, or so many if it allows more. */
    ALL_THERE_IS_ROOM_FOR,
    /** All that came before. */
    EACH_OF_THEM,
    /** Some of those that came before. */
    SOME_OF_THEM
  }

  static Who one(Role role) {
    return new Who(role, Kind.ONE, 1);
  }

  /**
   * The clients themselves. New ones are added to the crowd; those that are some of them leave it.
   */
  List<Client> in(Stage stage, Gathering gathering) {
    return switch (kind) {
      case ONE -> List.of(stage.the(role));
      case UP_TO -> gathering.gather(count, false);
      case ALL_THERE_IS_ROOM_FOR -> gathering.gather(count, true);
      case EACH_OF_THEM -> stage.crowd();
      case SOME_OF_THEM -> stage.dismiss(count);
    };
  }

  /** The only client. */
  Client one(Stage stage) {
    return kind == Kind.ONE ? stage.the(role) : stage.last();
  }
}
