package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.session.Message;

/** The commands that clients run, and what they have to print. */
public final class Work {

  /** For the command of one of many clients when others have used up the time that all have. */
  private static final Duration LEAST_WAIT = Duration.ofMillis(500);

  private final Stage stage;
  private final Talk talk;
  private final Map<Client, Command> commands = new LinkedHashMap<>();
  private final Map<Client, Command> firsts = new HashMap<>();
  private final List<Command> series = new ArrayList<>();
  private final List<Printed> printed = new ArrayList<>();
  private int signals;

  public Work(Stage stage, Talk talk) {
    this.stage = stage;
    this.talk = talk;
  }

  // ---- running

  /**
   * Sends a command and waits for its end, for a time; whether it came is judged later.
   *
   * @throws Violation if the command before has not ended, although it had nothing to wait for
   */
  public Command run(Client client, Task task) {
    Optional<Command> before =
        Optional.ofNullable(commands.get(client)).filter(command -> !command.task().says());
    before.ifPresent(Command::mustBeOver);
    Command command = send(client, task);
    if (command.isAccepted(stage.deadlines().response())) {
      command.awaitEndOfOutput(stage.deadlines().command().plus(waitingTime(task)));
    }
    return command;
  }

  private Duration waitingTime(Task task) {
    return stage.deadlines().seconds(task.timeout() < Task.USUAL_TIMEOUT ? task.timeout() : 0);
  }

  /** Starts a command in each of these sessions, and waits until they run. */
  public void start(List<Client> clients, Task task) {
    series.clear();
    printed.clear();
    if (task.saysItsName()) {
      startToSpeakTogether(clients, task);
    } else {
      startAll(clients, client -> filled(task))
          .forEach(task.says() ? Command::mustRun : Command::mustBeAccepted);
    }
  }

  /**
   * Nobody goes on before all run: only then may the output of each get to each other. The last
   * command tells the others to go on, since there may be no room for another session.
   */
  private void startToSpeakTogether(List<Client> clients, Task task) {
    clients.forEach(client -> client.session().mustNotHear(namesBeside(client, clients)));
    ServerDirectory directory = stage.own(ServerDirectory.make(new Observer(clients.get(0))));
    String gate = directory.createPipe("gate");
    int others = clients.size() - 1;
    startAll(clients.subList(0, others), client -> task.listening(client.name(), gate))
        .forEach(Command::mustRun);
    startAll(
            clients.subList(others, clients.size()),
            client -> task.calling(client.name(), gate, others))
        .forEach(Command::mustRun);
    series.forEach(this::expectItsName);
  }

  private List<Command> startAll(List<Client> clients, Function<Client, Task> task) {
    List<Command> started =
        clients.stream().map(client -> send(client, task.apply(client))).toList();
    series.addAll(started);
    return started;
  }

  private static Set<String> namesBeside(Client client, List<Client> clients) {
    return clients.stream()
        .map(Client::name)
        .filter(name -> !name.equals(client.name()))
        .collect(Collectors.toSet());
  }

  private Task filled(Task task) {
    return task.script().contains(Task.DIRECTORY) ? task.in(stage.directory().path()) : task;
  }

  private void expectItsName(Command command) {
    String names = (command.client().name() + "\n").repeat(Task.NAMES);
    String first = command.client().name() + "\n";
    printed.add(new Printed(command, Channel.STDOUT, first + names));
    printed.add(new Printed(command, Channel.STDERR, names));
  }

  private Command send(Client client, Task task) {
    Command command = Command.send(client, task);
    talk.judge(List.of(command.asked()));
    firsts.putIfAbsent(client, command);
    Command running = commands.get(client);
    // A command that is refused because another runs takes nothing from that one.
    if (running == null || running.isOver() || !command.isRefused(stage.deadlines().response())) {
      commands.put(client, command);
    }
    return command;
  }

  /**
   * Remembers the command in a message that a client has written itself, unless another one of its
   * session runs: the scenario is about that one.
   */
  public void sent(Client client, Asked asked) {
    Command running = commands.get(client);
    if (asked.request().isExecute()
        && (running == null || running.isOver())
        && asked.response(Duration.ZERO).filter(Message.Response::isError).isEmpty()) {
      Command command = Command.sent(client, asked);
      firsts.putIfAbsent(client, command);
      commands.put(client, command);
    }
  }

  /** Runs commands one after another in one session, each printing its number. */
  public void runSeries(Client client, int count) {
    series.clear();
    printed.clear();
    for (int i = 1; i <= count; i++) {
      Command command = run(client, Task.command("echo " + i));
      series.add(command);
      printed.add(new Printed(command, Channel.STDOUT, i + "\n"));
    }
  }

  /** Remembers commands that were started one after another. */
  void remember(List<Command> commandsInTurn) {
    series.clear();
    series.addAll(commandsInTurn);
  }

  /** Echoes a text: what comes back has to be that, and a newline. */
  public void echo(Client client, String text) {
    print(client, "echo '" + text.replace("'", "'\\''") + "'", text + "\n", Channel.STDOUT);
  }

  /** Something is to be printed that is known before. */
  public void print(Client client, String script, String expected, Channel channel) {
    Command command = run(client, Task.command(script));
    printed.clear();
    printed.add(new Printed(command, channel, expected));
  }

  /** Tells a command that waits for a signal to go on. */
  public void goOn() {
    stage.directory().create(Task.SIGNAL + ++signals);
  }

  // ---- what came of it

  /** The command that this client has sent last. */
  public Command of(Client client) {
    return Optional.ofNullable(commands.get(client))
        .orElseThrow(
            () ->
                CouldNotTell.forScenario(
                    "The scenario speaks of a command, but " + client.name() + " has sent none."));
  }

  /**
   * The command that the scenario is about: that of the client spoken of last or, if it has none,
   * of the client.
   */
  public Command command() {
    return commands.containsKey(stage.last())
        ? commands.get(stage.last())
        : of(stage.the(Role.THE_CLIENT));
  }

  /** The first command that the client whose command the scenario is about has sent. */
  public Command first() {
    return firsts.getOrDefault(command().client(), command());
  }

  /** The commands that were started together, or one after another. */
  public List<Command> series() {
    return List.copyOf(series);
  }

  /** What has to have been printed; all that could still come has come. */
  public List<Printed> printed() {
    Referent.needed(printed, 1, "a client has to run a command whose output is known");
    long end = System.nanoTime() + stage.deadlines().command().toNanos();
    for (Printed one : printed) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      one.command().awaitEndOfOutput(left.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : left);
    }
    printed.stream().map(one -> one.command().client()).distinct().forEach(Client::barrierIfOpen);
    return List.copyOf(printed);
  }

  /** What a client has seen that came from any command at all. */
  public List<String> outputSeenBy(Client client) {
    client.barrier();
    return client.session().messages(0).stream()
        .filter(
            message ->
                message instanceof Message.Notification word
                    && word.method().equals("process.output"))
        .map(message -> message.json().toString())
        .toList();
  }

  /**
   * Sends a command until it is accepted, for as long as that may take; gives what it printed.
   *
   * @throws Violation of CTL-7 if it is not accepted in time
   */
  public String nextWithin(Client client, Duration limit) {
    Duration patience = stage.deadlines().response();
    Command command =
        Repeated.until(
            sent -> sent.isAccepted(patience) || client.session().closure().isPresent(),
            limit,
            () -> Command.send(client, Task.command("echo next")));
    if (!command.isAccepted(patience)) {
      throw new Violation(
          "CTL-7",
          "the next command to be accepted within " + limit.toSeconds() + " s",
          command.describe());
    }
    command.awaitCompletion(stage.deadlines().command());
    return command.execution().output(Channel.STDOUT);
  }

  /** Lets a client run a command; gives what that printed. */
  public String stillAnswers(Client client) {
    Command command = Command.send(client, Task.command("echo still here"));
    command.awaitCompletion(stage.deadlines().command());
    return command.execution().output(Channel.STDOUT);
  }
}
