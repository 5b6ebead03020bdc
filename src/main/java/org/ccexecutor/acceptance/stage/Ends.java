package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.session.Execution;
import org.ccexecutor.acceptance.session.Message;
import tools.jackson.databind.JsonNode;

/** How commands go on and end, and what their messages say of it. */
public final class Ends {
  /** In how many seconds after its timeout a command has to have ended (contract CTL-6). */
  private static final int GRACE = 7;

  private final Stage stage;

  public Ends(Stage stage) {
    this.stage = stage;
  }

  /** The command, once it has ended or has been waited for in vain. */
  public Command awaited(Command command) {
    command.awaitEndOfOutput(stage.deadlines().command());
    return command;
  }

  /** The command, once it has ended or the limit is over. */
  public Command awaited(Command command, Duration limit) {
    command.awaitCompletion(stage.deadlines().patience().of(limit));
    return command;
  }

  /**
   * The command, which its timeout has ended.
   *
   * @throws Violation of CTL-6 if it has not
   * @throws CouldNotTell if it has none of its own: then it was sent when the one that had was over
   */
  public Command timedOut(Command command) {
    if (!command.isTimed()) {
      throw new CouldNotTell(
          "The command with the timeout had ended before the next one was sent: server or machine"
              + " are too slow for this scenario.");
    }
    command.awaitCompletion(
        Duration.ofSeconds(command.task().timeout()).plus(stage.deadlines().seconds(GRACE)));
    Execution execution = command.execution();
    if (!execution.failed()) {
      throw new Violation(
          "CTL-6", "a command that outlives its timeout to fail in time", command.describe());
    }
    return command;
  }

  /** The command, when all has arrived that the server had to say of it so far. */
  public Command settled(Command command) {
    command.client().barrier();
    return command;
  }

  /** Whether this is printed while the command runs. */
  public boolean seen(Command command, Channel channel, String text) {
    return command.awaitOutput(channel, text, stage.deadlines().command()).isPresent()
        && command.execution().completion().isEmpty();
  }

  /** What the messages of a command were about, in order. */
  public List<String> messages(Command command) {
    command.client().barrier();
    return command.execution().events().stream()
        .map(event -> event.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** The process ids that the messages of a command name, as JSON. */
  public List<String> processIds(Command command) {
    Execution execution = awaited(command).execution();
    return Stream.of(
            execution
                .response()
                .map(Message.Response::json)
                .map(json -> json.path("result").path("pid")),
            execution.start().map(params -> params.path("pid")),
            execution.completion().map(params -> params.path("pid")))
        .map(pid -> pid.map(JsonNode::toString).orElse("none"))
        .toList();
  }

  /** The process ids that more than one of these commands had. */
  public List<String> repeatedProcessIds(List<Command> commands) {
    return repeated(
        Referent.needed(commands, 2, "a client has to run several commands one after another")
            .stream()
            .map(command -> processIds(command).get(0))
            .toList());
  }

  /** What stands more than once in a list, each with how often. */
  static List<String> repeated(List<String> ids) {
    return new LinkedHashSet<>(ids)
        .stream()
            .filter(id -> Collections.frequency(ids, id) > 1)
            .map(id -> id + " to " + Collections.frequency(ids, id) + " of " + ids.size())
            .toList();
  }
}
