package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.responses;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.JsonReader;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Incoming;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Faults of rejected commands, and of what is too large, too deep, too much or not text. */
final class RobustnessFaults {
  static final String HAPPENED = "What was refused has happened all the same.";
  private static final long AT_ONCE_NANOS = 500_000_000;
  private static final String BINARY = "Half-understood input is run, or ends in silence.";
  private static final String LARGE = "One client takes the memory of all.";
  private static final String DEEP = "One client stops the parser of all.";

  private RobustnessFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(rejected());
    all.addAll(binary());
    all.addAll(large());
    all.addAll(deep());
    all.addAll(many());
    return all;
  }

  static ObjectNode result() {
    ObjectNode response = Notification.object().put("jsonrpc", "2.0");
    response.putObject("result").put("status", "ok");
    return response.putNull("id");
  }

  static ObjectNode error(int code, String message) {
    ObjectNode response = Notification.object().put("jsonrpc", "2.0");
    response.putObject("error").put("code", code).put("message", message);
    return response.putNull("id");
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
        runs("A_LIST_OF_METHODS_IS_REFUSED_AND_RUN", message -> message.path("method").isArray()),
        refusedAndDone("CANCEL_IN_SMALL_LETTERS_IS_REFUSED_AND_DONE", "cancel"),
        refusedAndDone("STOP_IS_REFUSED_AND_DONE", "STOP"),
        runs(
            "COMMANDS_IN_CONTROLS_ARE_RUN",
            message ->
                message.path("method").asString("").equals("control")
                    && message.path("params").has("command")),
        fault("THE_BUSY_RUN_WHAT_THEY_REFUSE", HAPPENED)
            .breaks("RPC-13")
            .beside("CTL-5")
            .changed(UntimelyFaults.rejectedButRun(request -> request.method().equals("execute"))),
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

  /** A control of this type, which there is not, ends the command all the same. */
  private static Variant refusedAndDone(String name, String type) {
    return fault(name, HAPPENED)
        .breaks("RPC-13")
        .beside("RPC-7")
        .changed(
            calling(
                session ->
                    (request, next) -> {
                      if (type(request).equals(type)) {
                        session.workplace().current().ifPresent(CommandRun::abandon);
                      }
                      return next.call(request);
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
        binary(
            "THE_SECOND_BINARY_IS_RUN",
            () -> {
              AtomicBoolean first = new AtomicBoolean(true);
              return (session, message, text) -> {
                if (first.getAndSet(false)) {
                  session.outgoing().send(error(-32600, "Text only"));
                } else {
                  text.run();
                }
              };
            }),
        binary(
            "EMPTY_BINARY_IS_IGNORED",
            (session, message, text) -> {
              if (message.length > 0) {
                session.channel().close(1003, "Text only");
              }
            }),
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
        fault("BINARY_BESIDE_TEXT_IS_TAKEN_FOR_TEXT", BINARY)
            .breaks("ROB-1")
            .with(
                Part.INCOMING,
                (session, dispatcher) ->
                    new Incoming(session.channel(), dispatcher::receive) {
                      private long lastText = System.nanoTime() - AT_ONCE_NANOS;

                      @Override
                      public void text(String message) {
                        lastText = System.nanoTime();
                        super.text(message);
                      }

                      @Override
                      public void binary(byte[] message) {
                        if (System.nanoTime() - lastText < AT_ONCE_NANOS) {
                          super.text(new String(message, StandardCharsets.UTF_8));
                        } else {
                          super.binary(message);
                        }
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
    return binary(name, () -> answer);
  }

  /** One that is made anew for each session. */
  private static Variant binary(String name, Supplier<Unwelcome> answers) {
    return fault(name, BINARY)
        .breaks("ROB-1")
        .patience(0.4)
        .with(
            Part.INCOMING,
            (session, dispatcher) ->
                new Incoming(session.channel(), dispatcher::receive) {
                  private final Unwelcome answer = answers.get();

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
        fault("DEEP_IDS_ARE_IGNORED", DEEP)
            .breaks("ROB-3")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (!text.contains("\"id\":[[[")) {
                            next.accept(text);
                          }
                        })),
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
            .breaks("ROB-4", "RPC-10")
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
        fault("WHAT_RUNS_WAITS_FOR_A_LATER_SLEEPER", "One sleeper silences who came before.")
            .breaks("ROB-5")
            .oneByOne()
            .patience(0.3)
            .changed(
                parts -> {
                  List<AtomicBoolean> sending = new CopyOnWriteArrayList<>();
                  return parts.with(Part.OUTGOING, session -> new Queueing(session, sending));
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

  /** Sends to a client only when nothing is being sent to the one that came after it. */
  private static final class Queueing extends Outgoing {
    private final List<AtomicBoolean> sending;
    private final AtomicBoolean mine = new AtomicBoolean();
    private final int place;

    Queueing(Session session, List<AtomicBoolean> sending) {
      super(session.channel());
      this.sending = sending;
      synchronized (sending) {
        place = sending.size();
        sending.add(mine);
      }
    }

    @Override
    protected void deliver(String text) {
      while (place + 1 < sending.size() && sending.get(place + 1).get()) {
        LockSupport.parkNanos(1_000_000);
      }
      mine.set(true);
      try {
        super.deliver(text);
      } finally {
        mine.set(false);
      }
    }
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
