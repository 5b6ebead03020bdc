package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.responses;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.JsonReader;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Incoming;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of notifications, batches and rejected commands, and of what is too large, too deep, too
 * much or not text.
 */
final class RobustnessFaults {
  private static final String STRAY =
      "A client takes the response for the answer to something else.";
  private static final String BATCH = "A client that waits for one message gets none, or several.";
  private static final String HAPPENED = "What was refused has happened all the same.";
  private static final String BINARY = "Half-understood input is run, or ends in silence.";
  private static final String LARGE = "One client takes the memory of all.";
  private static final String DEEP = "One client stops the parser of all.";

  private RobustnessFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(notifications());
    all.addAll(batches());
    all.addAll(rejected());
    all.addAll(binary());
    all.addAll(large());
    all.addAll(deep());
    all.addAll(many());
    return all;
  }

  // ---- notifications and batches

  private static List<Variant> notifications() {
    return List.of(
        answering("ANSWERS_NOTIFICATIONS", request -> true, 0),
        answering("ANSWERS_PONG", request -> request.method().equals("pong"), 0),
        answering(
            "ANSWERS_PONG_WITH_PARAMS",
            request -> request.method().equals("pong") && request.params().isPresent(),
            0),
        answering("ANSWERS_UNKNOWN_NOTIFICATIONS", request -> request.method().equals("nope"), 0),
        answering("ANSWERS_COMMANDS_WITHOUT_ID", request -> request.method().equals("execute"), 0),
        answering(
            "ANSWERS_UNFIT_COMMANDS_WITHOUT_ID",
            request ->
                request.method().equals("execute")
                    && !request.params().orElseThrow().has("command"),
            0),
        answering("ANSWERS_CONTROLS_WITHOUT_ID", request -> request.method().equals("control"), 0),
        answering(
            "ANSWERS_UNKNOWN_CONTROLS_WITHOUT_ID",
            request ->
                request.method().equals("control")
                    && request.params().orElseThrow().path("type").asString("").equals("STOP"),
            0),
        answering("ANSWERS_NOTIFICATIONS_LATE", request -> request.method().equals("nope"), 15),
        fault("ANSWERS_NOTIFICATIONS_WHILE_A_COMMAND_RUNS", STRAY)
            .breaks("RPC-8")
            .changed(
                notified(
                    (session, request) -> {
                      if (session.workplace().current().isPresent()
                          && !request.method().equals("execute")) {
                        session.outgoing().send(error(-32602, "Busy"));
                      }
                    })),
        fault("ANSWERS_NOTIFICATIONS_WITHOUT_ID", STRAY)
            .breaks("RPC-8")
            .changed(
                notified(
                    (session, request) -> {
                      ObjectNode answer = error(-32601, "Unknown");
                      answer.remove("id");
                      session.outgoing().send(answer);
                    })),
        fault("ANSWERS_NOTIFICATIONS_BY_A_RESULT_WITHOUT_ID", STRAY)
            .breaks("RPC-8")
            .changed(
                notified(
                    (session, request) -> {
                      ObjectNode answer = result();
                      answer.remove("id");
                      session.outgoing().send(answer);
                    })));
  }

  private static Variant answering(String name, Predicate<Request> which, int delay) {
    return fault(name, STRAY)
        .breaks("RPC-8")
        .beside("RPC-9")
        .changed(
            notified(
                (session, request) -> {
                  if (which.test(request)) {
                    Runnable answer =
                        () ->
                            session
                                .outgoing()
                                .send(
                                    request.method().equals("pong")
                                        ? result()
                                        : error(-32601, "Unknown"));
                    if (delay > 0) {
                      Tampering.later(delay, answer);
                    } else {
                      answer.run();
                    }
                  }
                }));
  }

  /** Something happens for every notification that came alone. */
  private static UnaryOperator<Parts> notified(BiConsumer<Session, Request> what) {
    return parts ->
        parts.with(
            Part.DISPATCHER,
            (session, tools, methods) ->
                new Dispatcher(tools, methods, session.outgoing()::send) {
                  @Override
                  protected void single(JsonNode message) {
                    super.single(message);
                    try {
                      Request request = tools.rules().read(message);
                      if (request.isNotification()) {
                        what.accept(session, request);
                      }
                    } catch (RpcException e) {
                      // It was no notification.
                    }
                  }
                });
  }

  private static ObjectNode result() {
    ObjectNode response = Notification.object().put("jsonrpc", "2.0");
    response.putObject("result").put("status", "ok");
    return response.putNull("id");
  }

  private static ObjectNode error(int code, String message) {
    ObjectNode response = Notification.object().put("jsonrpc", "2.0");
    response.putObject("error").put("code", code).put("message", message);
    return response.putNull("id");
  }

  private static List<Variant> batches() {
    return List.of(
        batching(
            "BATCHES_ARE_ANSWERED_SINGLY",
            (responses, session) -> responses.forEach(session.outgoing()::send)),
        batching(
            "ONLY_THE_FIRST_OF_A_BATCH_IS_ANSWERED",
            (responses, session) ->
                session
                    .outgoing()
                    .send(array(responses.subList(0, Math.min(1, responses.size()))))),
        batching(
            "ONLY_THE_LAST_OF_A_BATCH_IS_ANSWERED",
            (responses, session) ->
                session
                    .outgoing()
                    .send(
                        array(
                            responses.subList(
                                Math.max(0, responses.size() - 1), responses.size())))),
        batching(
            "A_BATCH_OF_ONE_IS_ANSWERED_SINGLY",
            (responses, session) ->
                session
                    .outgoing()
                    .send(responses.size() == 1 ? responses.get(0) : array(responses))),
        batching(
            "BATCHES_ARE_ANSWERED_TWICE",
            (responses, session) -> {
              session.outgoing().send(array(responses));
              session.outgoing().send(array(responses));
            }),
        batching(
            "BATCHES_ARE_ANSWERED_IN_HALVES",
            (responses, session) -> {
              int half = responses.size() / 2;
              if (half > 0) {
                session.outgoing().send(array(responses.subList(0, half)));
              }
              session.outgoing().send(array(responses.subList(half, responses.size())));
            }),
        batching(
                "NULL_FOR_NOTIFICATIONS_IN_A_BATCH",
                (responses, session) -> {
                  List<JsonNode> more = new ArrayList<>(responses);
                  more.add(JsonNodeFactory.instance.nullNode());
                  session.outgoing().send(array(responses.size() == 1 ? more : responses));
                })
            .breaks("RPC-1")
            .beside("RPC-9"),
        batching(
            "RESULTS_FOR_NOTIFICATIONS_IN_A_BATCH",
            (responses, session) -> {
              List<JsonNode> more = new ArrayList<>(responses);
              more.add(result());
              session.outgoing().send(array(responses.size() == 1 ? more : responses));
            }),
        batching(
            "INVALID_PARTS_OF_A_BATCH_ARE_SKIPPED",
            (responses, session) -> {
              List<JsonNode> valid =
                  responses.stream()
                      .filter(response -> !Tampering.error(-32600).test(response))
                      .toList();
              if (!valid.isEmpty()) {
                session.outgoing().send(array(valid));
              }
            }),
        batching(
            "ONE_ERROR_FOR_A_BATCH_OF_NUMBERS",
            (responses, session) ->
                session
                    .outgoing()
                    .send(
                        responses.stream().allMatch(Tampering.error(-32600))
                            ? responses.get(0)
                            : array(responses))),
        batching(
            "UNKNOWN_METHODS_IN_A_BATCH_ARE_INVALID",
            (responses, session) ->
                session
                    .outgoing()
                    .send(
                        array(
                            responses.stream()
                                .map(response -> recoded(response, -32601, -32600))
                                .toList()))),
        batching(
            "INVALID_PARTS_OF_A_BATCH_ARE_UNKNOWN",
            (responses, session) ->
                session
                    .outgoing()
                    .send(
                        array(
                            responses.stream()
                                .map(response -> recoded(response, -32600, -32601))
                                .toList()))),
        batching("BATCHES_ARE_IGNORED", (responses, session) -> {}),
        batching(
            "COMMANDS_IN_A_BATCH_GET_NO_RESPONSE",
            (responses, session) ->
                session
                    .outgoing()
                    .send(
                        array(
                            responses.stream()
                                .filter(response -> !response.has("result"))
                                .toList()))),
        fault("BATCHES_ARE_INVALID", BATCH)
            .breaks("RPC-9")
            .beside("RPC-10")
            .changed(
                unbatched((session, text) -> session.outgoing().send(error(-32600, "No batches")))),
        fault("BATCHES_ARE_UNREADABLE", BATCH)
            .breaks("RPC-9")
            .changed(
                unbatched((session, text) -> session.outgoing().send(error(-32700, "No batches")))),
        fault("BATCHES_END_THE_SESSION", BATCH)
            .breaks("RPC-9", "RPC-10", "RPC-3")
            .beside("RPC-8")
            .changed(unbatched((session, text) -> session.channel().close(1011, "Internal error"))),
        fault("AN_EMPTY_ARRAY_FOR_NOTIFICATIONS", BATCH)
            .breaks("RPC-9")
            .changed(
                parts ->
                    parts.with(
                        Part.DISPATCHER,
                        (session, tools, methods) ->
                            new Dispatcher(tools, methods, session.outgoing()::send) {
                              @Override
                              protected void batch(JsonNode messages) {
                                super.batch(messages);
                                if (messages
                                    .valueStream()
                                    .noneMatch(
                                        message -> message.has("id") || !message.isObject())) {
                                  send(JsonNodeFactory.instance.arrayNode());
                                }
                              }
                            })));
  }

  private static ArrayNode array(List<? extends JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  private static JsonNode recoded(JsonNode response, int right, int wrong) {
    if (!Tampering.error(right).test(response)) {
      return response;
    }
    ObjectNode copy = (ObjectNode) response.deepCopy();
    ((ObjectNode) copy.get("error")).put("code", wrong);
    return copy;
  }

  private static Variant batching(String name, BiConsumer<List<JsonNode>, Session> answer) {
    return fault(name, BATCH)
        .breaks("RPC-9")
        .changed(
            parts ->
                parts.with(
                    Part.OUTGOING,
                    session ->
                        new Outgoing(session.channel()) {
                          private boolean within;

                          @Override
                          protected void emit(JsonNode message) {
                            if (message.isArray() && !within) {
                              within = true;
                              answer.accept(message.valueStream().toList(), session);
                              within = false;
                            } else {
                              super.emit(message);
                            }
                          }
                        }));
  }

  private static UnaryOperator<Parts> unbatched(BiConsumer<Session, String> instead) {
    return hearing(
        session ->
            (text, next) -> {
              String stripped = text.strip();
              if (stripped.startsWith("[{") && stripped.endsWith("]")
                  || stripped.equals("[1,2,3]")) {
                instead.accept(session, text);
              } else {
                next.accept(text);
              }
            });
  }

  // ---- what was rejected

  private static List<Variant> rejected() {
    return List.of(
        runs(
            "INVALID_REQUESTS_ARE_RUN",
            message ->
                !message.has("jsonrpc") || !message.path("jsonrpc").asString("").equals("2.0")),
        runs(
            "VERSION_1_IS_REFUSED_AND_RUN",
            message -> message.path("jsonrpc").asString("").equals("1.0")),
        runs(
            "NO_METHOD_IS_REFUSED_AND_RUN",
            message -> message.isObject() && !message.has("method")),
        runs(
            "UNKNOWN_METHODS_ARE_REFUSED_AND_RUN",
            message ->
                message.path("method").asString("").startsWith("exec")
                    && !message.path("method").asString("").equals("execute")),
        runs("LISTS_ARE_REFUSED_AND_RUN", message -> message.path("params").isArray()),
        runs("TEXT_FOR_PARAMS_IS_REFUSED_AND_RUN", message -> message.path("params").isString()),
        runs(
            "A_TIMEOUT_OF_0_IS_REFUSED_AND_RUN",
            message ->
                message.at("/params/timeout").isNumber()
                    && message.at("/params/timeout").asDouble() == 0),
        runs(
            "A_NEGATIVE_TIMEOUT_IS_REFUSED_AND_RUN",
            message ->
                message.at("/params/timeout").isNumber()
                    && message.at("/params/timeout").asDouble() < 0),
        runs(
            "A_BROKEN_TIMEOUT_IS_REFUSED_AND_RUN",
            message ->
                message.at("/params/timeout").isNumber()
                    && message.at("/params/timeout").asDouble() == 1.5),
        runs(
            "A_WORD_FOR_A_TIMEOUT_IS_REFUSED_AND_RUN",
            message -> message.at("/params/timeout").isString()),
        runs(
            "NUL_IS_REFUSED_AND_RUN",
            message -> message.at("/params/command").asString("").indexOf('\0') >= 0),
        runs(
            "LISTS_OF_WORDS_ARE_REFUSED_AND_RUN",
            message -> message.at("/params/command").isArray()),
        runs(
            "COMMANDS_IN_CONTROLS_ARE_RUN",
            message ->
                message.path("method").asString("").equals("control")
                    && message.path("params").has("command")),
        fault("THE_BUSY_RUN_WHAT_THEY_REFUSE", HAPPENED)
            .breaks("RPC-13")
            .beside("CTL-5")
            .changed(ControlFaults.rejectedButRun(request -> request.method().equals("execute"))),
        fault("MESSAGES_CUT_SHORT_ARE_RUN", HAPPENED)
            .breaks("RPC-13")
            .beside("RPC-5")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          next.accept(text);
                          if (text.contains("\"execute\"") && !text.strip().endsWith("}}")) {
                            run(text.replaceAll(".*\"command\":\"([^\"]*)\".*", "$1"));
                          }
                        })));
  }

  private static Variant runs(String name, Predicate<JsonNode> which) {
    return fault(name, HAPPENED)
        .breaks("RPC-13")
        .beside("RPC-6", "RPC-7")
        .changed(
            hearing(
                session ->
                    (text, next) -> {
                      next.accept(text);
                      JsonNode message =
                          readable(text).orElse(JsonNodeFactory.instance.missingNode());
                      if (which.test(message)) {
                        run(command(message).replaceAll("\0.*", ""));
                      }
                    }));
  }

  private static String command(JsonNode message) {
    JsonNode params = message.path("params");
    JsonNode command = params.isObject() ? params.path("command") : params;
    return command.isArray() ? command.path(0).asString("") : command.asString("");
  }

  private static Optional<JsonNode> readable(String text) {
    try {
      return Optional.of(new JsonReader(1_000).read(text));
    } catch (RpcException e) {
      return Optional.empty();
    }
  }

  private static void run(String command) {
    try {
      if (command.startsWith("touch ")) {
        new ProcessBuilder("bash", "-c", command).start();
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  // ---- binary frames

  private static List<Variant> binary() {
    return List.of(
        binary("BINARY_IS_RUN", (session, message, text) -> text.run()),
        binary("BINARY_IS_IGNORED", (session, message, text) -> {}),
        binary(
            "BINARY_IS_CLOSED_WITH_1000",
            (session, message, text) -> session.channel().close(1000, "")),
        binary(
            "BINARY_IS_CLOSED_WITH_1011",
            (session, message, text) -> session.channel().close(1011, "Internal error")),
        binary(
            "BINARY_IS_CLOSED_WITH_1002",
            (session, message, text) -> session.channel().close(1002, "Protocol error")),
        binary("BINARY_CUTS_THE_LINE", (session, message, text) -> session.channel().cut()),
        binary(
            "BINARY_IS_ANSWERED_WITH_A_RESULT",
            (session, message, text) -> session.outgoing().send(result())),
        binary(
            "BINARY_IS_REFUSED_AND_RUN",
            (session, message, text) -> {
              readable(new String(message, StandardCharsets.UTF_8))
                  .ifPresent(json -> run(command(json)));
              session.channel().close(1003, "Text only");
            }),
        binary(
            "BYTES_THAT_ARE_NO_TEXT_ARE_IGNORED",
            (session, message, text) -> {
              if (new String(message, StandardCharsets.UTF_8).indexOf('\ufffd') < 0) {
                session.channel().close(1003, "Text only");
              }
            }),
        sick(
            "BINARY_MAKES_SICK",
            "ROB-1",
            (session, message, text) -> session.channel().close(1003, "Text only")));
  }

  /** What becomes of a message that is not welcome. */
  @FunctionalInterface
  private interface Unwelcome {
    void take(Session session, byte[] message, Runnable asText);
  }

  private static Variant binary(String name, Unwelcome answer) {
    return fault(name, BINARY)
        .breaks("ROB-1")
        .patience(0.4)
        .with(
            Part.INCOMING,
            (session, dispatcher) ->
                new Incoming(session.channel(), dispatcher::receive) {
                  @Override
                  public void binary(byte[] message) {
                    answer.take(
                        session, message, () -> text(new String(message, StandardCharsets.UTF_8)));
                  }
                });
  }

  private static Variant sick(String name, String requirement, Unwelcome answer) {
    return fault(name, "One client costs all others the server.")
        .breaks(requirement)
        .oneByOne()
        .changed(
            parts -> {
              AtomicBoolean sick = new AtomicBoolean();
              return Meddling.health(
                      page ->
                          sick.getAndSet(false) ? Page.json(503, "{\"status\":\"sick\"}") : page)
                  .andThen(
                      before ->
                          before.with(
                              Part.INCOMING,
                              (session, dispatcher) ->
                                  new Incoming(session.channel(), dispatcher::receive) {
                                    @Override
                                    public void binary(byte[] message) {
                                      sick.set(requirement.equals("ROB-1"));
                                      answer.take(session, message, () -> {});
                                    }

                                    @Override
                                    public void tooLarge(long limit) {
                                      sick.set(requirement.equals("ROB-2"));
                                      super.tooLarge(limit);
                                    }

                                    @Override
                                    public void text(String message) {
                                      sick.set(
                                          requirement.equals("ROB-3")
                                              && message.length() > 100_000);
                                      super.text(message);
                                    }
                                  }))
                  .apply(parts);
            });
  }

  // ---- large, deep and many

  private static List<Variant> large() {
    return List.of(
        fault("ANY_SIZE_IS_TAKEN", LARGE)
            .breaks("ROB-2")
            .set(options -> options.withMessageBytes(64L << 20)),
        fault("SIXTEEN_MIB_ARE_TAKEN", LARGE)
            .breaks("ROB-2")
            .set(options -> options.withMessageBytes(16L << 20)),
        large("LARGE_IS_IGNORED", session -> {}),
        large("LARGE_IS_CLOSED_WITH_1000", session -> session.channel().close(1000, "")),
        large(
            "LARGE_IS_CLOSED_WITH_1011",
            session -> session.channel().close(1011, "Internal error")),
        large("LARGE_IS_CLOSED_WITH_1008", session -> session.channel().close(1008, "Too much")),
        large("LARGE_IS_A_RESULT", session -> session.outgoing().send(result())),
        large(
            "LARGE_TAKES_12_SECONDS",
            session -> {
              lag(12_000);
              session.channel().close(1009, "Too large");
            }),
        fault("LARGE_HOLDS_UP_ALL", LARGE)
            .breaks("ROB-2")
            .oneByOne()
            .patience(0.4)
            .changed(
                parts -> {
                  long[] until = new long[1];
                  return hearing(
                          session ->
                              (text, next) -> {
                                lag((int) Math.max(0, (until[0] - System.nanoTime()) / 1_000_000));
                                next.accept(text);
                              })
                      .andThen(
                          before ->
                              before.change(
                                  Part.INCOMING,
                                  incoming ->
                                      (session, dispatcher) -> {
                                        Incoming right = incoming.apply(session, dispatcher);
                                        return new Incoming(session.channel(), right::text) {
                                          @Override
                                          public void tooLarge(long limit) {
                                            until[0] = System.nanoTime() + 12_000_000_000L;
                                            super.tooLarge(limit);
                                          }
                                        };
                                      }))
                      .apply(parts);
                }),
        sick("LARGE_MAKES_SICK", "ROB-2", (session, message, text) -> {}));
  }

  private static Variant large(String name, java.util.function.Consumer<Session> answer) {
    return fault(name, LARGE)
        .breaks("ROB-2")
        .patience(0.4)
        .with(
            Part.INCOMING,
            (session, dispatcher) ->
                new Incoming(session.channel(), dispatcher::receive) {
                  @Override
                  public void tooLarge(long limit) {
                    answer.accept(session);
                  }
                });
  }

  private static List<Variant> deep() {
    return List.of(
        fault("ANY_DEPTH_IS_TAKEN", DEEP)
            .breaks("ROB-3")
            .set(options -> options.withNestingDepth(1_000_000)),
        deep("DEEP_IS_IGNORED", (session, next) -> {}),
        deep("DEEP_IS_A_RESULT", (session, next) -> session.outgoing().send(result())),
        deep("DEEP_TAKES_FOR_EVER", (session, next) -> lag(15_000)),
        sick("DEEP_MAKES_SICK", "ROB-3", (session, message, text) -> {}));
  }

  private static Variant deep(String name, BiConsumer<Session, Runnable> answer) {
    return fault(name, DEEP)
        .breaks("ROB-3")
        .patience(0.4)
        .changed(
            hearing(
                session ->
                    (text, next) -> {
                      if (text.contains("[".repeat(2_000))
                          || text.contains("{\"a\":".repeat(2_000))) {
                        answer.accept(session, () -> next.accept(text));
                      } else {
                        next.accept(text);
                      }
                    }));
  }

  private static List<Variant> many() {
    return List.of(
        counted("ONE_ANSWER_IN_A_THOUSAND_IS_LOST", count -> count != 700),
        counted("ANSWERS_END_AT_500", count -> count <= 500),
        counted("ANSWERS_END_AT_999", count -> count <= 999),
        fault(
                "THE_THOUSANDTH_IS_ANSWERED_TWICE",
                "A client that works through a list counts wrongly.")
            .breaks("RPC-3")
            .beside("ROB-4")
            .changed(
                saying(
                    session -> {
                      int[] count = new int[1];
                      return (message, next) -> {
                        next.accept(message);
                        if (responses().test(message) && ++count[0] == 1_000) {
                          next.accept(message);
                        }
                      };
                    })),
        fault(
                "TOO_MANY_AT_ONCE_END_THE_SESSION",
                "A client that works through a list loses its session.")
            .breaks("ROB-4")
            .changed(
                hearing(
                    session -> {
                      long[] window = new long[2];
                      return (text, next) -> {
                        if (System.nanoTime() - window[0] > 2_000_000_000L) {
                          window[0] = System.nanoTime();
                          window[1] = 0;
                        }
                        if (++window[1] > 200) {
                          session.channel().close(1008, "Too fast");
                        } else {
                          next.accept(text);
                        }
                      };
                    })),
        fault(
                "ONE_SENDER_FOR_ALL",
                "A laptop that falls asleep in the middle of a long log silences everybody.")
            .breaks("ROB-5")
            .oneByOne()
            .patience(0.3)
            .changed(
                parts -> {
                  ReentrantLock one = new ReentrantLock();
                  return parts.with(
                      Part.OUTGOING,
                      session ->
                          new Outgoing(session.channel()) {
                            @Override
                            protected void deliver(String text) {
                              one.lock();
                              try {
                                super.deliver(text);
                              } finally {
                                one.unlock();
                              }
                            }
                          });
                }),
        fault("TWO_SLEEPERS_SILENCE_ALL", "A few laptops that fall asleep silence everybody.")
            .breaks("ROB-5")
            .oneByOne()
            .patience(0.3)
            .changed(
                parts -> {
                  java.util.concurrent.Semaphore senders = new java.util.concurrent.Semaphore(3);
                  return parts.with(
                      Part.OUTGOING,
                      session ->
                          new Outgoing(session.channel()) {
                            @Override
                            protected void deliver(String text) {
                              senders.acquireUninterruptibly();
                              try {
                                super.deliver(text);
                              } finally {
                                senders.release();
                              }
                            }
                          });
                }));
  }

  private static Variant counted(String name, java.util.function.IntPredicate answered) {
    return fault(name, "A client that works through a list waits for ever.")
        .breaks("ROB-4")
        .patience(0.4)
        .changed(
            saying(
                session -> {
                  int[] count = new int[1];
                  return (message, next) -> {
                    if (!responses().test(message) || answered.test(++count[0])) {
                      next.accept(message);
                    }
                  };
                }));
  }
}
