package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Connections;
import org.ccexecutor.reference.http.Credentials;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.WebRequest;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Endpoint;
import org.ccexecutor.reference.wire.Incoming;
import org.ccexecutor.reference.wire.Outgoing;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each part can be replaced by a few lines: examples of broken promises and of freedoms. */
class PartsTest {

  private static final ReferenceOptions OPTIONS = ReferenceOptions.standard();

  private interface Check {
    void run(ReferenceServer server) throws Exception;
  }

  private static void with(Parts parts, Check check) throws Exception {
    with(OPTIONS, parts, check);
  }

  private static void with(ReferenceOptions options, Parts parts, Check check) throws Exception {
    try (ReferenceServer server = ReferenceServer.start(options, parts)) {
      check.run(server);
    }
  }

  @Test
  void aPrefixOfTheTokenIsEnough() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.CREDENTIALS,
                options ->
                    new Credentials(options.token()) {
                      @Override
                      protected boolean matches(String word, String expected) {
                        return expected.startsWith(word);
                      }
                    });
    with(
        OPTIONS.withToken("abc"),
        parts,
        server -> assertThat(Http.status(server, "/ws/mcp", "X-API-Key: ab"), is(101)));
  }

  @Test
  void anotherRefusal() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.ADMISSION,
                (options, credentials, origins) ->
                    new Admission(credentials, origins) {
                      @Override
                      protected Page wrongCredentials(WebRequest handshake) {
                        return Page.text(403, "It is " + options.token().orElseThrow());
                      }

                      @Override
                      public Map<String, String> welcome(WebRequest handshake) {
                        return Map.of("X-Further", "header");
                      }
                    });
    with(
        OPTIONS.withToken("abc"),
        parts,
        server -> {
          assertThat(Http.handshake(server, "/ws/mcp"), containsString("It is abc"));
          assertThat(
              Http.handshake(server, "/ws/mcp", "X-API-Key: abc"),
              containsString("X-Further: header"));
        });
  }

  @Test
  void fewConnections() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.CONNECTIONS,
                options ->
                    new Connections() {
                      @Override
                      public int most() {
                        return 1;
                      }
                    });
    with(
        parts,
        server -> {
          Client first = Client.greeted(server);
          try (Socket second = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            second.setSoTimeout(200);
            second.getOutputStream().write("GET /healthz HTTP/1.0\r\n\r\n".getBytes());
            assertThrows(SocketTimeoutException.class, () -> second.getInputStream().read());
          }
          first.close();
        });
  }

  @Test
  void oneSeatTooMany() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      @Override
                      protected boolean hasRoom(int taken) {
                        return taken <= max();
                      }
                    });
    with(
        OPTIONS.withMaxSessions(1),
        parts,
        server -> {
          Client first = Client.greeted(server);
          assertThat(Client.connect(server).next().path("method").asString(), is("connected"));
          first.close();
        });
  }

  @Test
  void outputThatReachesOthers() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.OUTGOING,
                session ->
                    new Outgoing(session.channel()) {
                      @Override
                      protected void emit(JsonNode message) {
                        super.emit(message);
                        List<Session> all = session.sessions().open();
                        if (Notification.is(message, "process.output")
                            && all.size() > 1
                            && session == all.get(1)) {
                          all.get(0).outgoing().send(message);
                        }
                      }
                    });
    with(
        parts,
        server -> {
          Client first = Client.greeted(server);
          Client second = Client.greeted(server);
          second.run("echo secret");
          assertThat(first.next().at("/params/data").asString(), is("secret\n"));
        });
  }

  @Test
  void fragmentsAndUnknownNotifications() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.OUTGOING,
                session ->
                    new Outgoing(session.channel()) {
                      @Override
                      protected void emit(JsonNode message) {
                        super.emit(message);
                        super.emit(Notification.of("hook.warning", Notification.object()));
                      }

                      @Override
                      protected void deliver(String text) {
                        channel()
                            .fragments(
                                text.codePoints()
                                    .mapToObj(Character::toString)
                                    .map(letter -> letter.getBytes(StandardCharsets.UTF_8))
                                    .toArray(byte[][]::new));
                      }
                    });
    with(
        parts,
        server ->
            assertThat(
                Client.printed(Client.greeted(server).run("echo 日本"), "stdout"), is("日本\n")));
  }

  @Test
  void oneMessagePerCharacter() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.PUMP,
                () ->
                    new OutputPump() {
                      @Override
                      protected void pass(String text, Consumer<String> sink) {
                        text.codePoints().mapToObj(Character::toString).forEach(sink);
                      }
                    });
    with(parts, server -> assertThat(Client.greeted(server).run("printf abc"), hasSize(6)));
  }

  @Test
  void everySecondResponseIsLost() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.DISPATCHER,
                (session, tools, methods) -> {
                  AtomicInteger count = new AtomicInteger();
                  return new Dispatcher(
                      tools,
                      methods,
                      message -> {
                        if (count.incrementAndGet() % 2 == 1) {
                          session.outgoing().send(message);
                        }
                      });
                });
    with(
        parts,
        server -> {
          Client client = Client.greeted(server).send("1").send("2").send("nope");
          assertThat(client.next().at("/error/code").asInt(), is(-32600));
          assertThat(client.next().at("/error/code").asInt(), is(-32700));
        });
  }

  @Test
  void invalidRequestsThatAreRun() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.DISPATCHER,
                (session, tools, methods) ->
                    new Dispatcher(tools, methods, session.outgoing()::send) {
                      @Override
                      protected Reply invalid(JsonNode message, RpcException error) {
                        call(
                            new Request(
                                Optional.empty(), "execute", Optional.of(message.path("params"))));
                        return super.invalid(message, error);
                      }
                    });
    with(
        parts,
        server -> {
          Client client = Client.greeted(server);
          client.send("{\"method\":\"execute\",\"params\":{\"command\":\"sleep 1000\"}}").next();
          assertThat(client.control("CANCEL").next().has("result"), is(true));
        });
  }

  @Test
  void aPauseThatOnlyTheShellFeels() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.CONTROL,
                options ->
                    new ProcessControl() {
                      @Override
                      protected long target(CommandProcess process) {
                        return process.pid();
                      }
                    });
    with(
        parts,
        server -> {
          Client client = Client.greeted(server);
          client.execute("sleep 1000 & echo; sleep 1001; :").until("process.output");
          long pid =
              client.control("PAUSE").until("process.paused").get(1).at("/params/pid").asLong();
          assertThat(Groups.states(pid), both(hasItem("T")).and(hasItem(not("T"))));
        });
  }

  @Test
  void aCancelThatIsOnlySaid() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.RUN,
                (session, process, execution, tools) ->
                    new CommandRun(
                        process,
                        execution.timeout(),
                        session.outgoing(),
                        tools,
                        session.workplace()) {
                      @Override
                      protected void end(Ending how) {
                        // Leaves it running.
                      }
                    });
    with(
        parts,
        server -> {
          Client client = Client.greeted(server);
          client.execute("sleep 0.5; echo alive").until("process.started");
          assertThat(
              Client.printed(client.control("CANCEL").until("process.completed"), "stdout"),
              is("alive\n"));
        });
  }

  @Test
  void aCutThatLeavesTheProcess() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.RUN,
                (session, process, execution, tools) ->
                    new CommandRun(
                        process,
                        execution.timeout(),
                        session.outgoing(),
                        tools,
                        session.workplace()) {
                      @Override
                      public void abandon() {
                        if (session.end().equals(Optional.of(Endpoint.End.CLOSED))) {
                          super.abandon();
                        }
                      }
                    });
    with(
        parts,
        server -> {
          Client closed = Client.greeted(server);
          Client cut = Client.greeted(server);
          long one = closed.execute("sleep 1000").next().at("/result/pid").asLong();
          long other = cut.execute("sleep 1000").next().at("/result/pid").asLong();
          cut.cut();
          closed.close();
          assertThat(Groups.soon(() -> Groups.isGone(one)), is(true));
          assertThat(Groups.isGone(other), is(false));
        });
  }

  @Test
  void controlOfOthers() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.METHODS,
                (session, tools) ->
                    new SessionMethods(session, tools) {
                      @Override
                      protected Optional<CommandRun> current() {
                        return session().sessions().open().stream()
                            .flatMap(s -> s.workplace().current().stream())
                            .findFirst();
                      }

                      @Override
                      protected Outcome pong(Request request) {
                        return new Outcome(Notification.object(), () -> session().channel().cut());
                      }
                    });
    with(
        parts,
        server -> {
          Client first = Client.greeted(server);
          first.execute("sleep 1000").until("process.started");
          assertThat(Client.greeted(server).control("CANCEL").next().has("result"), is(true));
        });
  }

  @Test
  void binaryThatIsRun() throws Exception {
    Parts parts =
        Parts.standard()
            .with(
                Part.INCOMING,
                (session, dispatcher) ->
                    new Incoming(session.channel(), dispatcher::receive) {
                      @Override
                      public void binary(byte[] message) {
                        text(new String(message));
                      }

                      @Override
                      public void ping(byte[] payload) {
                        channel().pong(new byte[] {'!'});
                      }
                    });
    with(
        parts,
        server -> {
          Client client = Client.greeted(server).sendBinary("5".getBytes()).ping("a");
          assertThat(client.next().at("/error/code").asInt(), is(-32600));
          assertThat(client.pong(), is("!"));
        });
  }

  @Test
  void partsAreKeptApart() {
    Parts changed = Parts.standard().with(Part.PUMP, OutputPump::new);
    assertThat(changed.get(Part.PUMP), not(Parts.standard().get(Part.PUMP)));
    assertThat(changed.get(Part.RULES), is(Parts.standard().get(Part.RULES)));
    AtomicInteger made = new AtomicInteger();
    Parts counted =
        Parts.standard()
            .change(
                Part.RULES,
                before ->
                    options -> {
                      made.incrementAndGet();
                      return before.apply(options);
                    });
    ReferenceServer.start(OPTIONS, counted).close();
    assertThat(List.of(made.get()), contains(1));
  }
}
