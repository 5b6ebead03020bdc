package org.ccexecutor.acceptance.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.session.Message;

/** The commands that clients run, and what comes of them. */
public final class Work {
  /** How often a name is said on each channel. */
  private static final int TIMES = 5;

  private static final java.time.Duration BETWEEN_TRIES = java.time.Duration.ofMillis(20);

  private final Stage stage;
  private final Map<Client, Command> commands = new LinkedHashMap<>();
  private final List<Command> series = new ArrayList<>();
  private String echoed = "";

  public Work(Stage stage) {
    this.stage = stage;
  }

  // ---- one command

  /** Sends a command; it may still be refused, hang or fail. */
  public Command send(Client client, Task task, int timeout) {
    Command command = Command.send(client, task, timeout);
    commands.put(client, command);
    return command;
  }

  /** Sends a command and waits for its end, for a time; whether it came is judged later. */
  public Command run(Client client, String text, int timeout) {
    Command command = send(client, new Task(text, text, 0), timeout);
    command.awaitCompletion(stage.deadlines().command().plus(stage.deadlines().seconds(timeout < Command.USUAL_TIMEOUT ? timeout : 0)));
    return command;
  }

  /** Echoes a text: what comes back has to be that, and a newline. */
  public void echo(Client client, String text) {
    echoed = text + "\n";
    run(client, "echo '" + text.replace("'", "'\\''") + "'", Command.USUAL_TIMEOUT);
  }

  /** What was echoed, and a newline. */
  public String echoed() {
    return echoed;
  }

  /** Something is to be printed that is known before. */
  public void print(Client client, String script, String expected) {
    echoed = expected;
    run(client, script, Command.USUAL_TIMEOUT);
  }

  /** Remembers the command in a message that a client has written itself. */
  public void sent(Client client, Asked asked) {
    if (asked.request().isExecute()) {
      commands.put(client, Command.sent(client, asked));
    }
  }

  /** The command that this client has sent last. */
  public Command of(Client client) {
    return Optional.ofNullable(commands.get(client))
        .orElseThrow(() -> new CouldNotTell("The scenario speaks of a command, but " + client.name() + " has sent none."));
  }

  /** The command of the client that the scenario is about: of the one that was spoken of last, if it has one. */
  public Command command() {
    return commands.containsKey(stage.last()) ? commands.get(stage.last()) : of(stage.the(Role.THE_CLIENT));
  }

  // ---- many commands

  /** Runs commands one after another in one session, each printing its number. */
  public void runSeries(Client client, int count) {
    series.clear();
    for (int i = 1; i <= count; i++) {
      series.add(run(client, "echo " + i, Command.USUAL_TIMEOUT));
    }
  }

  /** Each client of the crowd prints its own name, again and again, all at the same time. */
  public void sayNames(List<Client> clients) {
    series.clear();
    for (Client client : clients) {
      String script = "for i in $(seq " + TIMES + "); do echo '" + client.name() + "'; echo '" + client.name() + "' >&2; sleep 0.02; done";
      series.add(send(client, new Task(script, script, 0), Command.USUAL_TIMEOUT));
    }
    series.forEach(command -> command.awaitCompletion(stage.deadlines().command().multipliedBy(2)));
  }

  /** What clients have seen of the names of others. */
  public List<String> foreignNames() {
    series.forEach(command -> command.client().barrier());
    return series.stream()
        .filter(command -> !output(command).replace(nameLine(command), "").isEmpty())
        .map(command -> command.client().name() + " has seen " + Command.quoted(output(command)))
        .toList();
  }

  /** For each client what is missing of its own name; empty if nothing is. */
  public List<String> missingNames() {
    return series.stream()
        .map(command -> output(command).equals(nameLine(command).repeat(2 * TIMES)) ? "" : command.client().name() + ": " + command.describe())
        .toList();
  }

  private static String nameLine(Command command) {
    return command.client().name() + "\n";
  }

  private static String output(Command command) {
    return command.execution().output(Channel.STDOUT) + command.execution().output(Channel.STDERR);
  }

  /** The commands of a series. */
  public List<Command> series() {
    return List.copyOf(series);
  }

  /** What a client has seen that came from any command at all. */
  public List<String> outputSeenBy(Client client) {
    client.barrier();
    return client.session().messages(0).stream()
        .filter(message -> message instanceof Message.Notification word && word.method().equals("process.output"))
        .map(message -> message.json().toString())
        .toList();
  }

  /** Sends a command until it is accepted, for as long as that is allowed to take; it lasts a while; gives what it printed. */
  public String nextWithin(Client client, java.time.Duration limit, java.time.Duration duration) {
    String script = (duration.isZero() ? "" : "sleep " + duration.toSeconds() + "; ") + "echo next";
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Command command = Command.send(client, new Task("", script, 0), Command.USUAL_TIMEOUT);
      boolean refused = command.asked().response(stage.deadlines().response()).map(Message.Response::isError).orElse(true);
      boolean over = System.nanoTime() > end || client.session().closure().isPresent();
      if (!refused || over) {
        command.awaitCompletion(stage.deadlines().command().plus(duration));
        return refused ? command.describe() : command.execution().output(Channel.STDOUT);
      }
      // Until the cancelled process is gone the server may refuse: it can only be asked again.
      java.util.concurrent.locks.LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
    }
  }

  /** Sees to it that a client still gets its answers: it runs a command, and gives what that printed. */
  public String stillAnswers(Client client) {
    Command command = Command.send(client, new Task("", "echo still here", 0), Command.USUAL_TIMEOUT);
    command.awaitCompletion(stage.deadlines().command());
    return command.execution().output(Channel.STDOUT);
  }
}
