package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.session.Execution;
import org.ccexecutor.acceptance.session.Message;

/**
 * Looks at the processes of commands, from another session, and at what controls have done to them.
 */
public final class Watch {
  private static final int NOTHING_RUNS = -32002;

  /**
   * What a command that prints a line every 50 ms can have printed before a pause at most, where a
   * server holds output back for a while.
   */
  private static final int LINES_ON_THEIR_WAY = 30;

  private final Stage stage;

  public Watch(Stage stage) {
    this.stage = stage;
  }

  // ---- controls

  /**
   * Asks to pause, resume or cancel, and waits for the response.
   *
   * @return what was asked, to be judged
   */
  public Asked control(Client client, Control control) {
    stage.noteDeed();
    Asked asked = client.control(control);
    boolean acknowledged =
        asked
            .response(stage.deadlines().response())
            .filter(response -> response.status().equals(control.status()))
            .isPresent();
    if (acknowledged) {
      awaitAnnouncement(asked, control);
    }
    return asked;
  }

  /**
   * The same, naming the process and the session of somebody else's command in members that no
   * server knows.
   */
  public Asked controlOther(Client client, Control control, Command command) {
    stage.noteDeed();
    Asked asked =
        client.send(
            "control",
            Map.of(
                "type", control.type(),
                "pid", command.pid(),
                "pgid", command.pid(),
                "session_id", command.client().sessionId()));
    asked.response(stage.deadlines().response());
    return asked;
  }

  /**
   * Asks to pause, resume or cancel, again and again, until there is nothing left to control.
   *
   * @return what the last answer was instead; empty if there is nothing left
   */
  public String stillControls(Client client, Control control, Duration limit) {
    Message.Response last =
        Repeated.until(Watch::nothingRuns, limit, () -> client.mustAnswer(client.control(control)));
    return nothingRuns(last)
        ? ""
        : "the " + control.name().toLowerCase(Locale.ROOT) + " was answered with " + last.json();
  }

  private static boolean nothingRuns(Message.Response response) {
    return response.code().equals(Optional.of(NOTHING_RUNS));
  }

  /**
   * Pauses, resumes or cancels, which has to succeed.
   *
   * @throws Violation of CTL-1 or CTL-2 if it does not
   */
  public Asked mustControl(Client client, Control control) {
    Asked asked = client.control(control);
    client.mustAnswer(asked);
    String missing = missing(asked, control);
    if (!missing.isEmpty()) {
      mustNotHaveEndedBefore(asked);
      throw new Violation(
          control == Control.CANCEL ? "CTL-2" : "CTL-1",
          "\"" + control.status() + "\" as result and as notification",
          missing);
    }
    return asked;
  }

  /** A command that runs for a time only may be over on a busy machine before it is controlled. */
  private void mustNotHaveEndedBefore(Asked asked) {
    boolean nothingRan =
        asked.response(Duration.ZERO).filter(Watch::nothingRuns).isPresent()
            && asked.session().last().filter(Execution::endedByItself).isPresent();
    if (nothingRan) {
      throw new CouldNotTell(
          "The command had ended before it could be controlled: server or machine are too slow for"
              + " this scenario.");
    }
  }

  /**
   * What is missing of the acknowledgement and the announcement of a control; empty if nothing is.
   */
  public String missing(Asked asked, Control control) {
    Message.Response response = asked.response(stage.deadlines().response()).orElse(null);
    if (response == null) {
      return asked.silence();
    }
    if (!response.status().equals(control.status())) {
      return "the response was " + response.json();
    }
    return awaitAnnouncement(asked, control)
        .map(word -> wrongStatus(word, control))
        .orElse("there was no " + control.announcement());
  }

  /** Of the announcements, the contract shows the status of a pause only. */
  private static String wrongStatus(Message.Notification word, Control control) {
    String status = word.params().path("status").asString(control.status());
    return control == Control.PAUSE && !status.equals(control.status())
        ? control.announcement() + " had the status \"" + status + "\""
        : "";
  }

  private Optional<Message.Notification> awaitAnnouncement(Asked asked, Control control) {
    return asked
        .session()
        .awaitMessage(
            asked.mark(),
            message ->
                message instanceof Message.Notification word
                    && word.method().equals(control.announcement()),
            stage.deadlines().response())
        .map(Message.Notification.class::cast);
  }

  // ---- processes

  /** What of these processes is not gone in time; empty if all are. */
  public String left(List<Command> commands, boolean children, Duration deadline) {
    return stage
        .observer()
        .awaitState(processes(commands, children), ProcessState.GONE, stage.leftOf(deadline));
  }

  /**
   * Makes sure that a cancelled command is gone.
   *
   * @throws Violation of CTL-2 if it is not
   */
  public void mustBeGone(Command command) {
    String left = left(List.of(command), false, stage.deadlines().seconds(5));
    if (!left.isEmpty()) {
      throw new Violation(
          "CTL-2", "the process of a cancelled command to be gone within 5 seconds", left);
    }
  }

  /** What of these processes does not stand still; empty if all do. */
  public String moving(List<Command> commands, boolean children) {
    return stage
        .observer()
        .awaitState(processes(commands, children), ProcessState.STOPPED, stage.deadlines().state());
  }

  /** What of these processes stands still or is gone; empty if all run. */
  public String standing(List<Command> commands, boolean children) {
    return stage
        .observer()
        .awaitState(processes(commands, children), ProcessState.MOVING, stage.deadlines().state());
  }

  private static List<String> processes(List<Command> commands, boolean children) {
    return commands.stream()
        .map(Command::pids)
        .flatMap(pids -> (children ? pids : pids.subList(0, 1)).stream())
        .toList();
  }

  /** What a command that counts has lost; empty if it has completed, and nothing is lost. */
  public String lost(Command command) {
    Duration counting = Duration.ofMillis(100L * command.task().last());
    command.awaitEndOfOutput(stage.deadlines().command().plus(counting));
    String printed = command.execution().output(Channel.STDOUT);
    String rest = printed.substring(printed.indexOf('\n') + 1);
    boolean whole = rest.equals(command.task().rest()) && command.execution().succeeded();
    return whole ? "" : command.describe();
  }

  /**
   * What a paused command goes on printing; empty if it falls silent: what it had printed before
   * the pause may still be on its way, and nothing else.
   */
  public String printedAfterPause(Command command) {
    long end = System.nanoTime() + stage.deadlines().response().toNanos();
    while (true) {
      int before = command.execution().outputs();
      // It would print several times meanwhile if it ran.
      stage.observer().look("sleep 0.3", Duration.ofSeconds(1));
      command.client().barrier();
      long lines = command.execution().outputSincePause().lines().count();
      boolean silent = command.execution().outputs() == before;
      if (silent && lines <= LINES_ON_THEIR_WAY) {
        return "";
      }
      if (lines > LINES_ON_THEIR_WAY || System.nanoTime() > end) {
        return lines + " lines since the pause was announced; " + command.describe();
      }
    }
  }

  // ---- traces

  /** The text of a command that leaves a trace. */
  public String traceLeaving() {
    return "touch " + stage.directory().file("trace");
  }

  /** Whether the command that leaves a trace has run. */
  public boolean leftTrace() {
    // It would have been started before this one, and takes no longer.
    stage.observer().look("true", Duration.ZERO);
    return stage.directory().has("trace");
  }
}
