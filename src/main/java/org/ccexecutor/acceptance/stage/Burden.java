package org.ccexecutor.acceptance.stage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.session.Request;
import org.ccexecutor.acceptance.session.Session;
import org.ccexecutor.acceptance.session.Unacceptable;

/** What is too large, too deep, too much, or not what a server expects. */
public final class Burden {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final int BESIDE = 10;

  /** So long that heartbeats that are answered meanwhile do not fill the other half. */
  private static final int UNFINISHED = 40_000;

  private static final byte[] PING = "between".getBytes(StandardCharsets.US_ASCII);

  private final Stage stage;
  private final Talk talk;
  private final Watch watch;
  private final Work work;
  private final Greetings greetings;

  public Burden(Stage stage, Talk talk, Watch watch, Work work, Greetings greetings) {
    this.stage = stage;
    this.talk = talk;
    this.watch = watch;
    this.work = work;
    this.greetings = greetings;
  }

  /** Sends a ping frame and waits for its pong frame. */
  public void ping(Client client, byte[] payload) {
    greetings.ping(client, payload);
  }

  /**
   * Sends a request in three frames, the second of them empty, if wanted with a ping frame between
   * them.
   */
  public void sendInFrames(Client client, boolean pinging) {
    Session session = client.session();
    int id = session.nextId();
    String text = Request.call(id, "nope", Map.of());
    int middle = text.length() / 2;
    Asked asked = new Asked(session, session.mark(), Request.of(text));
    session.sendTextInFrames(
        List.of(text.substring(0, middle), "", text.substring(middle)),
        pinging ? () -> session.ping(PING) : () -> {});
    talk.judge(List.of(asked));
    if (pinging) {
      greetings.awaitPong(client, PING);
    }
  }

  /** Sends a request, and makes sure that it has arrived, with half of a frame right behind it. */
  public void sendHalf(Client client) {
    Session session = client.session();
    String text = Request.call(session.nextId(), "barrier", Map.of());
    Asked asked = new Asked(session, session.mark(), Request.of(text));
    session.sendTextAndHalf(text, "x".repeat(UNFINISHED));
    client.mustAnswer(asked);
  }

  /** Sends what no server may accept, and waits for what comes of it. */
  public void sendUnacceptable(Client client, Unacceptable kind) {
    Session session = client.session();
    Asked asked = new Asked(session, session.mark(), Request.UNREADABLE);
    session.sendUnacceptable(kind);
    talk.judge(List.of(asked));
    asked.response(stage.deadlines().response());
  }

  /** Connects and sends a command that leaves a trace, before the server has said anything. */
  public void sendTraceUngreeted(Client client) {
    Map<String, ?> params = Map.of("command", watch.traceLeaving(), "timeout", 30);
    stage.judge(List.of(client.connect(client.usual())));
    talk.judge(List.of(client.send("execute", params)));
  }

  /** Sends a command in a binary frame. */
  public void sendBinaryCommand(Client client, String command) {
    String request =
        Request.call(
            client.session().nextId(), "execute", Map.of("command", command, "timeout", 30));
    sendBinary(client, request.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a command that leaves a trace in a binary frame. */
  public void sendBinaryTrace(Client client) {
    sendBinaryCommand(client, watch.traceLeaving());
  }

  /** Sends a command that leaves a trace in a binary message of two frames. */
  public void sendBinaryTraceInTwo(Client client) {
    Session session = client.session();
    String request =
        Request.call(
            session.nextId(), "execute", Map.of("command", watch.traceLeaving(), "timeout", 30));
    byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
    Asked asked = new Asked(session, session.mark(), Request.UNREADABLE);
    session.sendBinaryInFramesOf(bytes.length / 2 + 1, bytes);
    talk.judge(List.of(asked));
  }

  /** Sends a binary frame. */
  public void sendBinary(Client client, byte[] bytes) {
    Asked asked = new Asked(client.session(), client.session().mark(), Request.UNREADABLE);
    client.session().sendBinary(bytes);
    talk.judge(List.of(asked));
  }

  /** Sends something, which is what is judged, with requests right before and behind it. */
  public void amongRequests(Client client, Runnable sending) {
    sendRequestsThatDoNothing(client);
    sending.run();
    List<Asked> judged = List.copyOf(talk.all());
    sendRequestsThatDoNothing(client);
    talk.judge(judged);
  }

  private void sendRequestsThatDoNothing(Client client) {
    talk.sayAtOnce(
        client,
        Stream.generate(() -> Request.call(client.session().nextId(), "nope", Map.of()))
            .limit(BESIDE)
            .toList());
  }

  /** Sends a command in a message that is blown up to so many MiB. */
  public void sendLarge(Client client, int mebibytes) {
    sendUnwelcome(client, large(mebibytes));
  }

  /** The same in frames of at most so many MiB. */
  public void sendLargeInFrames(Client client, int mebibytes, int frame) {
    Session session = client.session();
    Asked asked = new Asked(session, session.mark(), Request.UNREADABLE);
    session.sendTextInFramesOf(frame * MEBIBYTE, large(mebibytes), Request.UNREADABLE);
    talk.judge(List.of(asked));
  }

  private static String large(int mebibytes) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"true\",\"timeout\":30,\"padding\":\""
        + "x".repeat(mebibytes * MEBIBYTE)
        + "\"}}";
  }

  /** Sends JSON that is nested so deep. */
  public void sendNested(Client client, String what, int depth) {
    String lists = "[".repeat(depth) + "]".repeat(depth);
    sendUnwelcome(
        client,
        switch (what) {
          case "lists" -> lists;
          case "objects" -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
          case "ids" ->
              "{\"jsonrpc\":\"2.0\",\"id\":"
                  + lists
                  + ",\"method\":\"execute\",\"params\":{\"command\":\"true\",\"timeout\":30}}";
          default ->
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"true\",\"timeout\":30,\"more\":"
                  + lists
                  + "}}";
        });
  }

  private void sendUnwelcome(Client client, String text) {
    Request request = text.startsWith("[") ? Request.UNREADABLE_BATCH : Request.UNREADABLE;
    Asked asked = new Asked(client.session(), client.session().mark(), request);
    client.session().sendText(text, request);
    talk.judge(List.of(asked));
  }

  /** Sends many requests without waiting: unknown methods, and controls of what does not run. */
  public void sendManyRequests(Client client, int count) {
    List<String> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = client.session().nextId();
      requests.add(
          i % 2 == 0
              ? Request.call(id, "nope", Map.of())
              : Request.call(id, "control", Map.of("type", "PAUSE")));
    }
    talk.sayAtOnce(client, requests);
  }

  /** Sends many commands without waiting, the first of which runs until all are answered. */
  public void sendManyCommands(Client client, int count) {
    talk.sayAtOnce(
        client,
        Stream.generate(
                () ->
                    Request.call(
                        client.session().nextId(),
                        "execute",
                        Map.of("command", "sleep 100", "timeout", Task.USUAL_TIMEOUT)))
            .limit(count)
            .toList());
  }

  /** Clients connect one after another, start a command, and are cut off. */
  public void comeStartAndVanish(int count) {
    List<Command> commands = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Client client = stage.passing();
      commands.add(Command.send(client, Task.doing("waits", Task.USUAL_TIMEOUT)).mustRun());
      client.session().abort();
    }
    stage.noteDeed();
    work.remember(commands);
  }

  /**
   * Clients connect one after another, send a command, and leave before they have heard anything of
   * it.
   */
  public void comeSendAndLeave(int count, Gathering.Leaving leaving) {
    List<Command> commands = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Client client = stage.passing();
      String note = stage.directory().file("pid" + i);
      commands.add(Command.send(client, Task.waitingAndNoting(note)));
      Gathering.leave(client, leaving);
      client.awaitEnd(stage.deadlines().response());
    }
    awaitWhatIsStillStarted(commands);
  }

  /**
   * Clients connect one after another, send a command without an id, which a server may run or not,
   * and close their sessions when it has been read.
   */
  public void comeSendWithoutAnIdAndLeave(int count) {
    List<Command> commands = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Client client = stage.passing();
      commands.add(
          Command.sendWithoutId(client, Task.waitingAndNoting(stage.directory().file("pid" + i))));
      client.barrier();
      Gathering.leave(client, Gathering.Leaving.CLOSE);
      client.awaitEnd(stage.deadlines().response());
    }
    awaitWhatIsStillStarted(commands);
  }

  private void awaitWhatIsStillStarted(List<Command> commands) {
    stage.noteDeed();
    // A command that is still started is so before this one, and has noted its process by then.
    stage.observer().look("true", Duration.ZERO);
    work.remember(commands);
  }
}
