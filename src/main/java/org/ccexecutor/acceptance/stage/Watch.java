package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.session.Message;

/** Looks at the processes of commands, from another session, and at what controls have done to them. */
public final class Watch {
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
    Asked asked = client.control(control);
    asked.response(stage.deadlines().response());
    return asked;
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
      throw new Violation(control == Control.CANCEL ? "CTL-2" : "CTL-1", "\"" + control.status() + "\" as result and as notification", missing);
    }
    return asked;
  }

  /** What is missing of the acknowledgement and the announcement of a control; empty if nothing is. */
  public String missing(Asked asked, Control control) {
    Message.Response response = asked.response(stage.deadlines().response()).orElse(null);
    if (response == null) {
      return "there was no response";
    }
    if (!response.status().equals(control.status())) {
      return "the response was " + response.json();
    }
    return asked
            .session()
            .awaitMessage(
                asked.mark(),
                message -> message instanceof Message.Notification word && word.method().equals(control.announcement()),
                stage.deadlines().response())
            .isPresent()
        ? ""
        : "there was no " + control.announcement();
  }

  // ---- processes

  /** What of these processes is not gone; empty if all are. */
  public String left(Command command, boolean children, Duration deadline) {
    return stage.observer().awaitState(processes(command, children), "gone", deadline);
  }

  /**
   * Makes sure that a cancelled command is gone.
   *
   * @throws Violation of CTL-2 if it is not
   */
  public void mustBeGone(Command command) {
    String left = left(command, false, stage.deadlines().seconds(5));
    if (!left.isEmpty()) {
      throw new Violation("CTL-2", "the process of a cancelled command to be gone within 5 seconds", left);
    }
  }

  /** What of these processes does not stand still; empty if all do. */
  public String moving(Command command, boolean children) {
    return stage.observer().awaitState(processes(command, children), "T|t", stage.deadlines().state());
  }

  /** What of these processes does not run; empty if all do. */
  public String still(Command command, boolean children) {
    return stage.observer().awaitState(processes(command, children), "[!Ttg]*", stage.deadlines().state());
  }

  private static List<String> processes(Command command, boolean children) {
    List<String> pids = command.pids();
    return children ? pids : pids.subList(0, 1);
  }

  /** Lets so much time pass on the server that a command that ran would have printed several times. */
  public void letTimePass() {
    stage.observer().look("sleep 0.3", Duration.ofSeconds(1));
  }

  /** How many messages of output this command has sent. */
  public int outputs(Command command) {
    synchronized (command.asked().session()) {
      return command.execution().outputs();
    }
  }

  // ---- signals and traces

  /** Gives a waiting command its signal. */
  public void signal(String name) {
    stage.directory().create(name);
  }

  /** The task that prints a text on a channel at once, and then waits for a signal. */
  public Task printing(String text, Channel channel) {
    String redirection = channel == Channel.STDERR ? " >&2" : "";
    return new Task("", "echo '" + text + "'" + redirection + "; " + waitFor("go") + "; echo released", 0);
  }

  /** The task that prints a line at each of so many signals. */
  public Task printingAtSignals(int count) {
    StringBuilder script = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      script.append("echo line").append(i).append("; ").append(waitFor("go" + i)).append("; ");
    }
    return new Task("", script + "echo released", 0);
  }

  private String waitFor(String signal) {
    return "while [ ! -e " + stage.directory().file(signal) + " ]; do sleep 0.02; done";
  }

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
