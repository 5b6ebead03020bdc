package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.session.Execution;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Request;
import tools.jackson.databind.JsonNode;

/** A command that a client has sent, and what becomes of it. */
public final class Command {
  private final Client client;
  private final Asked asked;
  private final Execution execution;
  private final Task task;
  private final boolean first;

  /** How many times as long as usual a command is waited for that goes on printing. */
  private static final int MOST_DEADLINES = 6;

  /** In how many messages, at most, the output comes of a command that is waited for longer. */
  private static final int MOST_OUTPUTS = 50_000;

  /** Nobody waits twice for what did not come the first time. */
  private Duration waitedInVain = Duration.ZERO;

  private Command(Client client, Asked asked, Task task, boolean first) {
    this(client, asked, asked.session().last().orElseThrow(), task, first);
  }

  private Command(Client client, Asked asked, Execution execution, Task task, boolean first) {
    this.client = client;
    this.asked = asked;
    this.execution = execution;
    this.task = task;
    this.first = first;
  }

  /** Sends a command. What becomes of it is not judged here. */
  static Command send(Client client, Task task) {
    boolean first = client.session().last().isEmpty();
    Asked asked =
        client.send("execute", Map.of("command", task.script(), "timeout", task.timeout()));
    return new Command(client, asked, task, first);
  }

  /**
   * Sends a command without an id, of which no more can be told than whether its process is there.
   *
   * @param task notes the id of its process
   */
  static Command sendWithoutId(Client client, Task task) {
    Asked asked =
        client.send(
            Request.notification(
                "execute", Map.of("command", task.script(), "timeout", task.timeout())));
    return new Command(client, asked, new Execution(), task, false);
  }

  /** The command that a client has sent in a message of its own. */
  static Command sent(Client client, Asked asked) {
    return new Command(client, asked, Task.command(""), false);
  }

  public Client client() {
    return client;
  }

  public Task task() {
    return task;
  }

  public Execution execution() {
    return execution;
  }

  /** The response to its request. */
  public Asked asked() {
    return asked;
  }

  // ---- what has to happen before a scenario can begin

  /**
   * Waits until it is accepted.
   *
   * @throws Violation of ECHO-1 or, if it is not the first command of its session, SES-7
   */
  Command mustBeAccepted() {
    Message.Response response = client.mustAnswer(asked);
    if (response.isError()) {
      throw new Violation(
          first ? "ECHO-1" : "SES-7",
          "the command to be carried out",
          "it was answered with " + response.json());
    }
    return this;
  }

  /**
   * Waits until it runs and has said so.
   *
   * @throws Violation of OUT-4 if nothing of it is heard while it runs
   */
  Command mustRun() {
    mustBeAccepted();
    if (awaitOutput(Channel.STDOUT, "\n", client.deadlines().command()).isEmpty()) {
      boolean timedOut = isTimed() && execution.completion().isPresent();
      throw new Violation(
          timedOut ? "CTL-6" : "OUT-4",
          "what the command of " + client.name() + " prints to arrive while it runs",
          describe());
    }
    return this;
  }

  /**
   * Makes sure that it has ended.
   *
   * @throws Violation of RPC-3 if its request has no response, of CTL-6 if it had a timeout of its
   *     own, else of ECHO-1 or, if it is not the first command of its session, SES-7
   */
  void mustBeOver() {
    if (asked.session().closure().isEmpty()) {
      client.mustAnswer(asked);
    }
    if (!isOver()) {
      String requirement = first ? "ECHO-1" : "SES-7";
      throw new Violation(
          isTimed() ? "CTL-6" : requirement, "the completion of its command", describe());
    }
  }

  /** Whether it has a timeout of its own. */
  boolean isTimed() {
    return task.timeout() < Task.USUAL_TIMEOUT;
  }

  // ---- what can be waited for

  /** Whether its request is answered with an error. */
  boolean isRefused(Duration deadline) {
    return asked.response(deadline).map(Message.Response::isError).orElse(false);
  }

  /** Whether its request is answered with a result. */
  boolean isAccepted(Duration deadline) {
    return asked.response(deadline).filter(response -> !response.isError()).isPresent();
  }

  /** Whether it was refused, or has completed. */
  boolean isOver() {
    return asked.session().atOneMoment(() -> over() || execution.isCanceled());
  }

  /** What is refused has nothing to complete. */
  private boolean over() {
    return execution.completion().isPresent()
        || execution.response().filter(Message.Response::isError).isPresent();
  }

  /** Waits until its completion arrives. */
  public Optional<Execution> awaitCompletion(Duration deadline) {
    return completionWithin(deadline, 1);
  }

  /**
   * Waits until its completion arrives, and goes on waiting while its output does: the contract
   * sets no limit to how long that takes.
   *
   * @param deadline for the completion, or for the next output
   */
  Optional<Execution> awaitEndOfOutput(Duration deadline) {
    return completionWithin(deadline, MOST_DEADLINES);
  }

  private Optional<Execution> completionWithin(Duration deadline, int times) {
    if (waitedInVain.compareTo(deadline) >= 0) {
      return execution.completion().map(params -> execution);
    }
    Optional<Execution> completed;
    int before;
    int waited = 0;
    do {
      before = execution.outputs();
      completed = completionWithin(deadline);
    } while (!isOver() && ++waited < times && goesOnPrinting(before));
    waitedInVain = completed.isEmpty() ? deadline : Duration.ZERO;
    return completed;
  }

  private Optional<Execution> completionWithin(Duration deadline) {
    return asked
        .session()
        .await(deadline, () -> over() ? Optional.of(execution) : Optional.empty())
        .or(() -> Optional.of(execution))
        .filter(ended -> ended.completion().isPresent());
  }

  /** Who prints more than any scenario asks for comes to no end. */
  private boolean goesOnPrinting(int before) {
    int outputs = execution.outputs();
    return before < outputs && outputs < MOST_OUTPUTS;
  }

  /** Waits until this text is part of what it has printed. */
  public Optional<Execution> awaitOutput(Channel channel, String text, Duration deadline) {
    return asked
        .session()
        .await(
            deadline,
            () ->
                execution.output(channel).contains(text)
                    ? Optional.of(execution)
                    : Optional.empty());
  }

  /** Its process id, as the response names it. */
  JsonNode pid() {
    return mustBeAccepted().execution.response().orElseThrow().json().path("result").path("pid");
  }

  /**
   * The ids of its processes, its own first, as it printed them; where it noted its own instead,
   * what the shell on the server's machine expands to it, or to nothing if it has not started.
   */
  List<String> pids() {
    if (!task.note().isEmpty()) {
      return List.of("$(cat " + task.note() + " 2>/dev/null)");
    }
    client.mustAnswer(asked);
    String line = lines().findFirst().orElse("");
    if (line.isEmpty() && execution.completion().isPresent()) {
      throw new CouldNotTell(
          "The command ended before it could say which processes it has: " + describe() + ".");
    }
    if (!line.startsWith(Task.PIDS)) {
      throw new Violation("OUT-4", "the first line that the command printed", "this came: " + line);
    }
    // A command that starts children later says it again.
    String last = lines().reduce(line, (before, now) -> now.startsWith(Task.PIDS) ? now : before);
    return Arrays.asList(last.substring(Task.PIDS.length()).split(" "));
  }

  private Stream<String> lines() {
    return execution.output(Channel.STDOUT).lines();
  }

  /** What is known of it, in words. */
  public String describe() {
    return asked.session().atOneMoment(this::description);
  }

  private String description() {
    String end = execution.completion().map(this::completion).orElse("not completed");
    String answer =
        execution
            .response()
            .filter(Message.Response::isError)
            .map(r -> ", and was answered with " + r.json())
            .orElse("");
    String connection = asked.session().closure().map(closure -> "; " + closure).orElse("");
    return "it has printed " + printed() + ", has " + end + answer + connection;
  }

  private String printed() {
    return execution.output(Channel.STDOUT).isEmpty() && execution.output(Channel.STDERR).isEmpty()
        ? "nothing"
        : printedOn(Channel.STDOUT) + " and " + printedOn(Channel.STDERR);
  }

  private String printedOn(Channel channel) {
    String text = execution.output(channel);
    return (text.isEmpty() ? "nothing" : Quoted.text(text)) + " on " + channel.word();
  }

  private String completion(JsonNode params) {
    String seen =
        Stream.concat(
                Stream.of(execution.status())
                    .filter(status -> !status.isEmpty())
                    .map(status -> "status " + Quoted.text(status)),
                execution.exitCode().stream().map(code -> "exit code " + code))
            .collect(Collectors.joining(" and "));
    return "ended " + (seen.isEmpty() ? "" : "with " + seen + " ") + "(params: " + params + ")";
  }
}
