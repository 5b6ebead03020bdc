package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.health;
import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.letting;
import static org.ccexecutor.acceptance.proof.Meddling.origins;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.delivering;
import static org.ccexecutor.acceptance.proof.Tampering.errors;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.WebRequest;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.Responses;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Heartbeat;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Incoming;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Correct servers, one for each freedom that the contract gives, and some that take several at
 * once.
 */
final class Freedoms {
  private Freedoms() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(whole());
    all.addAll(looks());
    all.addAll(outputs());
    all.addAll(doors());
    all.addAll(requests());
    all.addAll(processes());
    all.addAll(burdens());
    return all;
  }

  private static List<Variant> whole() {
    return List.of(
        freedom("REFERENCE_WITH_TOKEN", "The reference server with a token.")
            .docker()
            .beside("availability", "sessions", "authentication"),
        freedom(
                "REFERENCE_IN_HALF_THE_TIME",
                "The reference server, held to the deadlines that every fault is held to: none is"
                    + " caught by haste alone.")
            .patience(Variant.HALF)
            .withFixedPatience(),
        plain(
            "PLAIN",
            "A second implementation, on plain sockets, that takes many freedoms at once."),
        plain("PLAIN_WITH_TOKEN", "The same with a token.")
            .docker()
            .beside("availability", "sessions", "authentication"),
        freedom(
                "ODD_IN_WORDS",
                "Reversed members, white space, escapes, fragments, unknown notifications, further"
                    + " members and nulls, many heartbeats.")
            .changed(frequent())
            .changed(odd()),
        freedom(
                "ODD_IN_DEEDS",
                "Output cut anywhere, no completion after a cancel, refusals in other ways, nulls,"
                    + " room for 10.")
            .docker()
            .room(10)
            .changed(pumping(() -> pieces(5)))
            .changed(running(Quiet::new))
            .with(Part.RESPONSES, options -> new NullIds())
            .changed(
                refusing(
                    token -> (handshake, right) -> right.map(page -> Page.text(403, "No\n")))));
  }

  private static List<Variant> looks() {
    return List.of(
        look("MEMBERS_IN_REVERSE", "Other order of members.", reversed()),
        look("WHITE_SPACE", "White space between members.", texts(text -> spaced(text))),
        look(
            "ESCAPES",
            "Every letter of a message that can be is an escape.",
            texts(Freedoms::escaped)),
        look(
                "FRAGMENTS",
                "A text message in several WebSocket fragments, cut anywhere, also within a character.",
                delivering((channel, text) -> channel.fragments(cut(text, 9))))
            .beside("echo", "OUT-6"),
        look(
                "COMPRESSES",
                "Messages compressed for who offers that, in several fragments.",
                delivering((channel, text) -> channel.fragments(cut(text, 9))))
            .beside("AVL-2")
            .with(
                Part.ADMISSION,
                (options, credentials, foreign) ->
                    new Admission(credentials, foreign) {
                      @Override
                      public boolean compresses() {
                        return true;
                      }
                    }),
        look(
                "FRAGMENTS_AND_PINGS",
                "Ping frames at any time, empty fragments.",
                delivering(
                    (channel, text) -> {
                      channel.ping(new byte[] {1});
                      channel.fragments(
                          new byte[0], text.getBytes(StandardCharsets.UTF_8), new byte[0]);
                      channel.pong(new byte[] {2});
                    }))
            .beside("AVL-2", "AVL-6", "RPC-2", "RPC-3", "RPC-9", "ECHO-1", "OUT-2", "CTL-1"),
        look(
                "FURTHER_MEMBERS",
                "Further members in params, result, error and on the health page.",
                further())
            .changed(healthBody(body -> body.put("status_text", "fine").putNull("load"))),
        look("NULL_MEMBERS", "null for absent members, pgid too.", nulls()),
        look("NO_PGID", "pgid absent.", without("pgid")),
        look(
                "UNKNOWN_NOTIFICATIONS",
                "Notifications that the client does not know, also between a request and its"
                    + " response.",
                noisy())
            .beside("RPC-1", "RPC-3", "RPC-9", "ECHO-3", "ROB-4", "CTL-1"),
        look("MANY_HEARTBEATS", "A heartbeat every 50 ms.", frequent())
            .beside("SES-8", "RPC-8", "CTL-1", "OUT-9", "AVL-2"),
        look(
                "ANY_SESSION_ID",
                "Session ids of any form.",
                parts ->
                    parts.with(
                        Part.SESSIONS,
                        options ->
                            new Sessions(options.maxSessions()) {
                              @Override
                              public String newId() {
                                return "№ \"" + super.newId() + "\" \u2028 日本";
                              }
                            }))
            .beside("SES-1", "SES-2"),
        look("NUMBERS_FOR_SESSION_IDS", "Session ids of any form.", numberedSessions())
            .beside("SES-1", "SES-2", "CTL-8"));
  }

  private static List<Variant> outputs() {
    return List.of(
        output(
                "ONE_CHARACTER_A_MESSAGE",
                "The output cut into one message per character.",
                pumping(() -> Freedoms::characters))
            .beside("ECHO-1", "ECHO-2", "ECHO-3", "OUT-1", "OUT-3", "OUT-4", "OUT-8", "CTL-1"),
        output("PIECES_OF_7", "The output cut at any place.", pumping(() -> pieces(7)))
            .beside("ECHO-1", "ECHO-2", "ECHO-3", "OUT-1", "OUT-3", "CTL-1", "CTL-5"),
        output("PIECES_OF_4095", "The output cut at any place.", pumping(() -> pieces(4_095))),
        output(
            "NUMBERED_PIECES", "Messages that carry chunk_index and total_chunks.", numbered(true)),
        output(
            "NUMBERED_PIECES_OF_UNKNOWN_TOTAL",
            "Messages that carry a chunk_index without a total.",
            numbered(false)),
        output(
            "LATE_STDOUT",
            "stdout and stderr interleaved differently than the command wrote them.",
            saying(
                session ->
                    (message, next) -> {
                      lag(Tampering.output("stdout").test(message) ? 5 : 0);
                      next.accept(message);
                    })));
  }

  private static List<Variant> doors() {
    return List.of(
        door(
            "REFUSED_WITH_403",
            "A refused handshake answered by 403.",
            refusing(token -> (handshake, right) -> right.map(page -> Page.text(403, "No\n")))),
        door(
            "CREDENTIALS_BEFORE_THE_PATH",
            "Which refusal comes first where several reasons apply.",
            refusing(
                token ->
                    (handshake, right) ->
                        right
                            .filter(page -> said(handshake).contains(token) || page.status() == 401)
                            .or(
                                () ->
                                    right.map(
                                        page ->
                                            Page.text(401, "No\n")
                                                .with("WWW-Authenticate", "Bearer"))))),
        door(
            "BOTH_HEADERS_HAVE_TO_BE_RIGHT",
            "One credential header right and the other wrong.",
            letting(
                (handshake, token, right) ->
                    right && said(handshake).stream().allMatch(token::equals))),
        door(
            "SLASH_AT_THE_END",
            "A path with a slash at its end.",
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.path().equals("/ws/mcp/")
                                && said(handshake).contains(token)
                                && handshake.first("Origin").isEmpty()
                            ? Optional.empty()
                            : right)),
        door(
            "SLASH_AT_THE_END_IS_MOVED",
            "A path with a slash at its end.",
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.path().equals("/ws/mcp/")
                            ? Optional.of(Page.text(307, "").with("Location", "/ws/mcp"))
                            : right)),
        door(
            "QUERY_IS_PART_OF_THE_PATH",
            "A path with a query is a wrong path.",
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.query().isEmpty()
                            ? right
                            : Optional.of(Page.text(404, "Not found\n")))),
        door(
            "OTHER_LOOPBACK_ORIGINS_ARE_REFUSED",
            "A loopback origin on another port.",
            origins(
                (handshake, token, right) ->
                    right
                        && handshake
                            .first("Origin")
                            .map(
                                origin ->
                                    origin.equals("http://" + handshake.first("Host").orElse("")))
                            .orElse(true))),
        door(
            "FURTHER_HEADERS",
            "Further headers.",
            parts ->
                parts
                    .with(
                        Part.ADMISSION,
                        (options, credentials, foreign) ->
                            new Admission(credentials, foreign) {
                              @Override
                              public Map<String, String> welcome(WebRequest handshake) {
                                return Map.of("X-Server", "odd", "Set-Cookie", "a=b");
                              }
                            })
                    .change(Part.PAGES, before -> before)),
        door(
                "ODD_TOKEN",
                "A token with characters that mean something in an address.",
                UnaryOperator.identity())
            .token("Tk+a/7Zq==Yw+9/bLx3="),
        freedom("WRONG_PATH_IS_403", "A wrong path refused with 403.")
            .beside("AVL-4")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page -> page.status() == 404 ? Page.text(403, "No\n") : page))),
        freedom("HEALTH_TAKES_A_SECOND", "Slow, but within the limits.")
            .beside("AVL-1", "AVL-3", "AVL-7")
            .changed(
                health(
                    page -> {
                      lag(700);
                      return page;
                    })),
        freedom("GREETING_TAKES_A_SECOND", "Slow, but within the limits.")
            .beside("AVL-2", "SES-1", "SES-4", "AVL-7")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          lag(Notification.is(message, "connected") ? 1_000 : 0);
                          next.accept(message);
                        })),
        freedom("GREETING_TAKES_FOUR_SECONDS", "Slow, but within the limits.")
            .beside("RPC-13")
            .longLasting()
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          lag(Notification.is(message, "connected") ? 3_800 : 0);
                          next.accept(message);
                        })),
        freedom("ROOM_FOR_10", "max_sessions 10.")
            .beside("SES-3", "SES-4", "AVL-5", "AVL-7", "ROB-5", "ROB-6")
            .room(10));
  }

  private static List<Variant> requests() {
    return List.of(
        freedom("NULL_IDS_OF_INVALID_REQUESTS", "The id of an invalid request null.")
            .beside("RPC-6", "RPC-9", "RPC-10")
            .with(Part.RESPONSES, options -> new NullIds()),
        freedom("NO_IDS_OF_INVALID_REQUESTS", "The id of an invalid request absent.")
            .beside("RPC-5", "RPC-6", "RPC-9", "RPC-10", "RPC-13")
            .changed(
                altering(
                    errors()
                        .and(
                            message ->
                                message.at("/id").isNull()
                                    || Tampering.error(-32600).test(message)),
                    message -> message.remove("id"))),
        freedom("TIMEOUT_IS_NEEDED", "timeout null, 30.0 or absent: not accepted.")
            .beside("RPC-2", "RPC-3", "RPC-7", "RPC-9", "RPC-12", "CTL-5")
            .with(
                Part.PARAMETERS,
                options ->
                    new Parameters() {
                      @Override
                      protected OptionalLong timeout(JsonNode timeout) {
                        if (!timeout.isIntegralNumber()) {
                          throw misfit("\"timeout\" has to be a whole number");
                        }
                        return super.timeout(timeout);
                      }
                    }),
        freedom("UNKNOWN_CONTROL_OF_NOTHING", "An unknown control type while nothing runs: −32002.")
            .beside("RPC-7", "RPC-8", "CTL-4")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          if (request.method().equals("control")
                              && request.params().filter(JsonNode::isObject).isPresent()
                              && session.workplace().current().isEmpty()) {
                            throw CommandRun.noProcess();
                          }
                          return next.call(request);
                        })),
        freedom("COMMANDS_WITHOUT_ID_ARE_NOT_RUN", "Whether an execute without an id runs.")
            .beside("RPC-8", "RPC-9")
            .changed(
                calling(
                    session ->
                        (request, next) ->
                            request.isNotification() && request.method().equals("execute")
                                ? Outcome.of(Notification.object())
                                : next.call(request))),
        freedom("ERRORS_WITH_DATA", "Further members in error.")
            .beside("RPC-4", "RPC-5", "RPC-6", "RPC-7", "RPC-11", "CTL-4")
            .changed(
                altering(
                    errors(), message -> ((ObjectNode) message.get("error")).putNull("data"))));
  }

  private static List<Variant> processes() {
    return List.of(
        process(
            "OUTPUT_EVERY_100_MS",
            "Output cut anywhere: what was on its way may arrive after a pause.",
            Gathering::new),
        process("NO_COMPLETION_AFTER_A_CANCEL", "No process.completed after a cancel.", Quiet::new),
        process(
            "ANY_EXIT_CODE_AFTER_A_CANCEL",
            "process.completed after a cancel with any exit code but 0.",
            job ->
                new Running(job) {
                  @Override
                  protected int exitCode(Ending how, int ofShell) {
                    return how == Ending.CANCELED ? -15 : super.exitCode(how, ofShell);
                  }
                }),
        process(
                "SIGNALS_ARE_NEGATIVE",
                "The exit code of a process that died by a signal.",
                job ->
                    new Running(job) {
                      @Override
                      protected int exitCode(Ending how, int ofShell) {
                        boolean signal = job.execution().command().contains("kill");
                        return how == Ending.BY_ITSELF && signal && ofShell > 128
                            ? 128 - ofShell
                            : super.exitCode(how, ofShell);
                      }
                    })
            .beside("OUT-2", "CTL-6"),
        process(
            "SECOND_PAUSE_IS_AN_ERROR",
            "A second pause, or a resume of what runs: an error.",
            job ->
                new Running(job) {
                  private boolean paused;

                  @Override
                  public synchronized Outcome pause() {
                    check(!paused);
                    paused = true;
                    return super.pause();
                  }

                  @Override
                  public synchronized Outcome resume() {
                    check(paused);
                    paused = false;
                    return super.resume();
                  }

                  private void check(boolean fits) {
                    if (!fits) {
                      throw new RpcException(-32602, "Not now");
                    }
                  }
                }),
        freedom(
                "NO_DIRECTORY_FOR_TEMPORARY_FILES",
                "Commands that run with a TMPDIR that names nothing.")
            .beside("SES-3", "SES-5", "SES-6", "RPC-13", "ECHO-1", "ECHO-5", "OUT-4", "ROB-1")
            .changed(commands(command -> "export TMPDIR=/nowhere/at/all\n" + command)),
        freedom(
                "CANCEL_TAKES_THREE_SECONDS",
                "Until the process is gone, at most 5 s, the next command may be refused.")
            .beside("CTL-2", "CTL-3", "CTL-7", "SES-5", "SES-6")
            .with(
                Part.CONTROL,
                options ->
                    new ProcessControl() {
                      @Override
                      public Duration grace() {
                        return Duration.ofSeconds(3);
                      }
                    }),
        freedom("TIMEOUT_ENDS_AFTER_FIVE_SECONDS", "A timed-out command ended within 7 s more.")
            .beside("CTL-6")
            .longLasting()
            .changed(running(Lingering::new)),
        freedom("CANCEL_KILLS_AT_ONCE", "A cancelled process is not asked.")
            .beside("CTL-2", "CTL-3", "CTL-6", "CTL-7", "SES-5")
            .with(
                Part.CONTROL,
                options ->
                    new ProcessControl() {
                      @Override
                      public Duration grace() {
                        return Duration.ZERO;
                      }
                    }));
  }

  private static List<Variant> burdens() {
    return List.of(
        freedom("BINARY_IS_AN_ERROR", "A binary frame answered with an error.")
            .beside("ROB-1")
            .with(Part.INCOMING, heard((session, error) -> session.outgoing().send(error), false)),
        freedom("BINARY_IS_CLOSED_WITH_1008", "A binary frame answered by a close with 1008.")
            .beside("ROB-1")
            .with(
                Part.INCOMING,
                heard((session, error) -> session.channel().close(1008, "No"), false)),
        freedom("LARGE_IS_AN_ERROR", "A message that is too large answered with an error.")
            .beside("ROB-2")
            .with(Part.INCOMING, heard((session, error) -> session.outgoing().send(error), true)),
        freedom("LARGE_IS_RESET", "A connection reset because the client was still sending.")
            .beside("ROB-2")
            .with(Part.INCOMING, heard((session, error) -> session.channel().cut(), true)),
        freedom("DEEP_IS_CLOSED", "The connection closed for JSON that is too deep.")
            .beside("ROB-3")
            .changed(
                Meddling.hearing(
                    session ->
                        (text, next) -> {
                          if (text.contains("[".repeat(2_000))
                              || text.contains("{\"a\":".repeat(2_000))) {
                            session.channel().close(1011, "Too deep");
                          } else {
                            next.accept(text);
                          }
                        })),
        freedom("SLOW_IN_EVERYTHING", "Slow, but within the limits.")
            .beside("availability", "echo", "RPC-3", "RPC-10", "CTL-1", "CTL-4")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          lag(30);
                          next.accept(message);
                        })));
  }

  private static UnaryOperator<Parts> numberedSessions() {
    AtomicLong count = new AtomicLong(1L << 53);
    return alteringParams("connected", params -> params.put("session_id", count.incrementAndGet()));
  }

  // ---- kinds of freedoms

  /** What messages look like; most looks are also held against everything, all in one. */
  private static Variant look(String name, String sentence, UnaryOperator<Parts> change) {
    return freedom(name, sentence)
        .beside(
            "AVL-1", "AVL-2", "SES-1", "RPC-1", "RPC-3", "RPC-9", "RPC-11", "ECHO-1", "ECHO-3",
            "ECHO-4", "OUT-1", "CTL-2")
        .changed(change);
  }

  private static Variant output(String name, String sentence, UnaryOperator<Parts> change) {
    return freedom(name, sentence)
        .beside(
            "ECHO-1", "ECHO-3", "ECHO-5", "OUT-1", "OUT-3", "OUT-4", "OUT-5", "OUT-6", "OUT-8",
            "CTL-1")
        .changed(change);
  }

  private static Variant door(String name, String sentence, UnaryOperator<Parts> change) {
    return freedom(name, sentence)
        .docker()
        .beside("authentication", "AVL-2", "AVL-4")
        .changed(change);
  }

  private static Variant process(String name, String sentence, Function<Job, CommandRun> run) {
    return freedom(name, sentence)
        .beside("CTL-1", "CTL-2", "CTL-3", "CTL-5", "CTL-7", "CTL-8", "RPC-3", "RPC-12")
        .changed(running(run));
  }

  private static Variant plain(String name, String sentence) {
    return freedom(name, sentence)
        .startedBy(
            (options, parts) -> {
              Options standard =
                  Options.standard()
                      .withConnection("keep-alive, Upgrade")
                      .withHeartbeat(options.heartbeat())
                      .withMaxSessions(options.maxSessions());
              PlainServer server =
                  PlainServer.start(options.token().map(standard::withToken).orElse(standard));
              return new Variant.Server() {
                @Override
                public int port() {
                  return server.port();
                }

                @Override
                public void close() {
                  server.close();
                }
              };
            });
  }

  // ---- looks

  private static UnaryOperator<Parts> texts(UnaryOperator<String> change) {
    return delivering((channel, text) -> channel.text(change.apply(text)));
  }

  private static UnaryOperator<Parts> reversed() {
    return Tampering.replacing(message -> true, Freedoms::reversed);
  }

  private static JsonNode reversed(JsonNode node) {
    if (node.isArray()) {
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(node.valueStream().map(Freedoms::reversed).toList());
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode other = Notification.object();
    List<String> names = new ArrayList<>(node.propertyNames());
    for (int i = names.size() - 1; i >= 0; i--) {
      other.set(names.get(i), reversed(node.get(names.get(i))));
    }
    return other;
  }

  private static String spaced(String text) {
    StringBuilder spaced = new StringBuilder("\n ");
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"' && !isEscaped(text, i);
      spaced.append(c).append(!quoted && "{}[]:,".indexOf(c) >= 0 ? " \t\r\n" : "");
    }
    return spaced.toString();
  }

  private static boolean isEscaped(String text, int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"' && !isEscaped(text, i);
      boolean plain =
          !quoted
              || c == '"'
              || c == '\\'
              || isEscaped(text, i)
              || c < 128 && !Character.isLetter(c)
              || text.substring(Math.max(0, i - 5), i).matches(".*\\\\u[0-9a-fA-F]{0,3}");
      escaped.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return escaped.toString();
  }

  private static UnaryOperator<Parts> further() {
    return altering(message -> message.isObject(), Freedoms::addMembers);
  }

  private static void addMembers(ObjectNode message) {
    for (String member : List.of("params", "result", "error")) {
      if (message.path(member).isObject()) {
        ObjectNode object = (ObjectNode) message.get(member);
        object.put("further", true).putNull("data_");
        object.putObject("meta").put("id", 1).put("method", "nope");
      }
    }
  }

  private static UnaryOperator<Parts> nulls() {
    return altering(message -> message.isObject(), Freedoms::addNulls);
  }

  private static void addNulls(ObjectNode message) {
    if (message.has("method")) {
      message.putNull("id").putNull("result").putNull("error");
    }
    for (String member : List.of("params", "result")) {
      if (message.path(member).has("pgid")) {
        ((ObjectNode) message.get(member)).putNull("pgid");
      }
    }
  }

  private static UnaryOperator<Parts> without(String name) {
    return altering(
        message -> message.isObject(),
        message -> {
          for (String member : List.of("params", "result")) {
            if (message.path(member).isObject()) {
              ((ObjectNode) message.get(member)).remove(name);
            }
          }
        });
  }

  private static UnaryOperator<Parts> noisy() {
    return saying(
        session ->
            (message, next) -> {
              noise(message, next);
              next.accept(message);
              next.accept(
                  Notification.of("hook.warning", Notification.object().put("message", "fine")));
            });
  }

  private static void noise(JsonNode message, Consumer<JsonNode> next) {
    if (!Notification.is(message, "connected") && !Tampering.error(-32003).test(message)) {
      next.accept(Notification.of("task.early_completion", Notification.object().put("pid", 1)));
      next.accept(Notification.of("error.none", Notification.object()));
    }
  }

  private static UnaryOperator<Parts> frequent() {
    return parts -> parts.with(Part.HEARTBEAT, options -> new Heartbeat(Duration.ofMillis(50)));
  }

  /** Several of these in one, since a session has one way to speak. */
  private static UnaryOperator<Parts> odd() {
    return parts ->
        parts.with(
            Part.OUTGOING,
            session ->
                new Outgoing(session.channel()) {
                  @Override
                  protected void emit(JsonNode message) {
                    noise(message, super::emit);
                    super.emit(reversed(message.isObject() ? fuller(message) : message));
                  }

                  @Override
                  protected void deliver(String text) {
                    String odd = text.length() > 2_000 ? text : spaced(escaped(text));
                    channel().fragments(cut(odd, 1 + odd.length() / 2));
                  }
                });
  }

  private static JsonNode fuller(JsonNode message) {
    ObjectNode fuller = (ObjectNode) message.deepCopy();
    addMembers(fuller);
    addNulls(fuller);
    return fuller;
  }

  /** The bytes of a text in pieces of this size, at least one. */
  private static byte[][] cut(String text, int size) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    do {
      int to = (int) Math.min(bytes.length, (long) from + size);
      parts.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    } while (from < bytes.length);
    return parts.toArray(byte[][]::new);
  }

  // ---- deeds

  /** One by one, but for what is behind many. */
  private static void characters(String text, Consumer<String> sink) {
    int many = (int) Math.min(3_000, text.codePoints().count());
    text.codePoints().limit(many).mapToObj(Character::toString).forEach(sink);
    String rest = text.substring(text.offsetByCodePoints(0, many));
    if (!rest.isEmpty()) {
      sink.accept(rest);
    }
  }

  private static BiConsumer<String, Consumer<String>> pieces(int size) {
    return (text, sink) -> {
      int step = Math.max(size, text.length() / 400);
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + step);
        end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        sink.accept(text.substring(at, end));
        at = end;
      }
    };
  }

  private static UnaryOperator<Parts> numbered(boolean total) {
    return saying(
        session ->
            (message, next) -> {
              String data = message.at("/params/data").asString("");
              if (!Notification.is(message, "process.output")) {
                next.accept(message);
                return;
              }
              List<String> pieces = new ArrayList<>();
              pieces(Math.max(1, data.length() / 3)).accept(data, pieces::add);
              for (int i = 0; i < pieces.size(); i++) {
                ObjectNode piece = (ObjectNode) message.deepCopy();
                ObjectNode params = (ObjectNode) piece.get("params");
                params.put("data", pieces.get(i)).put("chunk_index", i);
                if (total) {
                  params.put("total_chunks", pieces.size());
                }
                next.accept(piece);
              }
            });
  }

  private static List<String> said(WebRequest handshake) {
    List<String> words = new ArrayList<>();
    handshake
        .all("Authorization")
        .forEach(value -> words.add(value.replaceFirst("(?i)^Bearer ", "")));
    words.addAll(handshake.all("X-API-Key"));
    return words;
  }

  /** Answers what is no request with null for its id. */
  private static final class NullIds extends Responses {
    @Override
    public ObjectNode error(Optional<JsonNode> id, RpcException error) {
      return super.error(
          error.code() == RpcException.INVALID_REQUEST ? Optional.empty() : id, error);
    }
  }

  /** Takes five of the seven seconds that the contract gives for ending what has timed out. */
  private static final class Lingering extends Running {
    Lingering(Job job) {
      super(job);
    }

    @Override
    protected void timedOut() {
      lag(5_000);
      super.timedOut();
    }
  }

  /** Says nothing more after a cancel. */
  private static final class Quiet extends Running {
    Quiet(Job job) {
      super(job);
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      if (how == Ending.CANCELED) {
        free();
      } else {
        super.complete(how, ofShell);
      }
    }
  }

  /** Another answer to binary frames, or to what is too large. */
  private static java.util.function.BiFunction<
          Session, org.ccexecutor.reference.rpc.Dispatcher, Incoming>
      heard(BiConsumer<Session, JsonNode> answer, boolean large) {
    return (session, dispatcher) ->
        new Incoming(session.channel(), dispatcher::receive) {
          @Override
          public void binary(byte[] message) {
            if (large) {
              super.binary(message);
            } else {
              answer.accept(session, unwelcome());
            }
          }

          @Override
          public void tooLarge(long limit) {
            if (large) {
              answer.accept(session, unwelcome());
            } else {
              super.tooLarge(limit);
            }
          }
        };
  }

  private static JsonNode unwelcome() {
    return new Responses().error(Optional.empty(), new RpcException(-32600, "Not that"));
  }

  /** Gathers output for a while, and sends it then. */
  private static final class Gathering extends Running {
    private final List<String[]> kept = new ArrayList<>();

    Gathering(Job job) {
      super(job);
    }

    @Override
    protected synchronized void output(String type, String data) {
      if (kept.isEmpty()) {
        Tampering.later(100, this::flush);
      }
      kept.add(new String[] {type, data});
    }

    private synchronized void flush() {
      kept.forEach(piece -> super.output(piece[0], piece[1]));
      kept.clear();
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      flush();
      super.complete(how, ofShell);
    }
  }
}
