package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.commanding;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Tampering.Speaking;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Heartbeat;
import org.ccexecutor.reference.session.Reception;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Endpoint.End;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of sessions beside each other, at their limit, at length, and when idle. */
final class WorkFaults {
  private static final String SEEN = "People read what others have printed.";

  private WorkFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(leaks());
    all.addAll(limits());
    all.addAll(series());
    all.addAll(heartbeats());
    return all;
  }

  private static List<Variant> leaks() {
    return List.of(
        leak(
            "OUTPUT_FOR_ALL",
            (session, tell) ->
                session.sessions().open().stream().filter(other -> other != session).forEach(tell)),
        leak(
            "OUTPUT_FOR_THE_FIRST",
            (session, tell) ->
                session.sessions().open().stream()
                    .limit(1)
                    .filter(other -> other != session)
                    .forEach(tell)),
        leak("OUTPUT_FOR_THE_NEWEST", (session, tell) -> newest(session, tell)),
        leak(
            "STDERR_FOR_ALL",
            (session, tell) ->
                session.sessions().open().stream().filter(other -> other != session).forEach(tell),
            "stderr"),
        leak(
                "LEAKS_OUTPUT_ABOVE_20_SESSIONS",
                (session, tell) -> {
                  if (session.sessions().open().size() > 20) {
                    newest(session, tell);
                  }
                })
            .room(30),
        leak(
                "LEAKS_OUTPUT_ABOVE_50_SESSIONS",
                (session, tell) -> {
                  if (session.sessions().open().size() > 50) {
                    newest(session, tell);
                  }
                })
            .room(60),
        leak(
                "LEAKS_OUTPUT_ABOVE_20_COMMANDS",
                (session, tell) -> {
                  if (busyBeside(session).size() > 20) {
                    busyBeside(session).stream().limit(1).forEach(tell);
                  }
                })
            .room(30),
        leak(
            "LEAKS_OUTPUT_WHEN_FULL",
            (session, tell) -> {
              if (session.sessions().open().size() == session.sessions().max()) {
                newest(session, tell);
              }
            }),
        leak(
            "LEAKS_TO_WHO_RUNS_SOMETHING",
            (session, tell) -> busyBeside(session).stream().limit(1).forEach(tell)),
        fault("OUTPUT_FOR_WHO_COMES_NEXT", SEEN)
            .breaks("SES-3")
            .oneByOne()
            .changed(
                parts -> {
                  JsonNode[] last = new JsonNode[1];
                  return saying(
                          session ->
                              (message, next) -> {
                                if (Notification.is(message, "process.output")
                                    && message.at("/params/data").asString().contains("my eyes")) {
                                  last[0] = message;
                                }
                                next.accept(message);
                                if (Notification.is(message, "process.started")
                                    && last[0] != null) {
                                  next.accept(last[0]);
                                  last[0] = null;
                                }
                              })
                      .apply(parts);
                }),
        fault("OUTPUT_GOES_ASTRAY", SEEN)
            .breaks("SES-3")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          List<Session> busy =
                              session.sessions().open().stream()
                                  .filter(other -> other.workplace().current().isPresent())
                                  .toList();
                          if (Notification.is(message, "process.output")
                              && message.at("/params/data").asString().startsWith("client ")
                              && busy.size() > 1
                              && busy.get(0) == session) {
                            later(0, () -> busy.get(1).outgoing().send(message));
                          } else {
                            next.accept(message);
                          }
                        })));
  }

  private static List<Session> busyBeside(Session session) {
    return session.sessions().open().stream()
        .filter(other -> other != session && other.workplace().current().isPresent())
        .toList();
  }

  private static void newest(Session session, Consumer<Session> tell) {
    List<Session> all = session.sessions().open();
    Session last = all.isEmpty() ? session : all.get(all.size() - 1);
    if (last != session) {
      tell.accept(last);
    }
  }

  private static Variant leak(String name, BiConsumer<Session, Consumer<Session>> others) {
    return leak(name, others, "std");
  }

  private static Variant leak(
      String name, BiConsumer<Session, Consumer<Session>> others, String type) {
    return fault(name, SEEN)
        .breaks("SES-3")
        .oneByOne()
        .changed(
            parts -> {
              // What has leaked once leaks no further: else two sessions would flood each other.
              Set<JsonNode> leaked = Collections.newSetFromMap(new IdentityHashMap<>());
              Set<Session> deaf = ConcurrentHashMap.newKeySet();
              return both(
                      noting(deaf, (session, request) -> request.method().equals("execute")),
                      saying(session -> leaking(session, others, type, leaked, deaf)))
                  .apply(parts);
            });
  }

  private static Speaking leaking(
      Session session,
      BiConsumer<Session, Consumer<Session>> others,
      String type,
      Set<JsonNode> leaked,
      Set<Session> deaf) {
    return (message, next) -> {
      // Before the start of a command, or behind its end, it would break ECHO-3 too.
      if (Notification.is(message, "process.completed")) {
        deaf.add(session);
      }
      next.accept(message);
      if (Notification.is(message, "process.started")) {
        deaf.remove(session);
      }
      synchronized (leaked) {
        if (leaked.contains(message)
            || !Notification.is(message, "process.output")
            || !message.at("/params/type").asString().startsWith(type)) {
          return;
        }
        leaked.add(message);
      }
      others.accept(
          session,
          other ->
              later(
                  0,
                  () -> {
                    if (!deaf.contains(other)) {
                      other.outgoing().send(message);
                    }
                  }));
    };
  }

  private static List<Variant> limits() {
    return List.of(
        seats("ONE_SEAT_TOO_MANY", (taken, max) -> taken <= max),
        seats("ONE_SEAT_TOO_FEW", (taken, max) -> taken < max - 1),
        seats("NO_LIMIT", (taken, max) -> true),
        seats("TWICE_THE_LIMIT", (taken, max) -> taken < 2 * max),
        losing("SEATS_ARE_LOST", "After a day nobody gets in.", session -> true),
        losing(
            "A_CUT_AT_THE_LIMIT_COSTS_A_SEAT",
            "After a bad day on the network nobody gets in.",
            session -> session.end().filter(End.CUT::equals).isPresent()),
        fault("THE_REFUSED_TAKE_SEATS_WITH_THEM", "After a day the limit is none.")
            .breaks("SES-4")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      private int gained;

                      @Override
                      public synchronized boolean enter(Session session) {
                        boolean entered = super.enter(session);
                        gained += entered ? 0 : 1;
                        return entered;
                      }

                      @Override
                      protected boolean hasRoom(int taken) {
                        return taken < max() + Math.min(1, gained);
                      }
                    })
            .breaks("SES-4")
            .beside(),
        refused(
            "FULL_IS_32000", message -> ((ObjectNode) message.get("error")).put("code", -32000)),
        refused(
            "FULL_IS_32603", message -> ((ObjectNode) message.get("error")).put("code", -32603)),
        refused("FULL_HAS_AN_ID", message -> message.put("id", 1)),
        refused("FULL_HAS_AN_EMPTY_ID", message -> message.put("id", "")),
        turning("FULL_IS_CLOSED_WITH_1013", 1013, true),
        turning("FULL_IS_CLOSED_WITH_1000", 1000, true),
        turning("FULL_IS_CLOSED_WITH_1001", 1001, true),
        turning("FULL_IS_CLOSED_WITHOUT_A_WORD", 1008, false),
        reception("FULL_IS_NOT_CLOSED", session -> session.outgoing().send(new Words().full())),
        reception(
            "FULL_IS_GREETED_FIRST",
            session -> {
              session.outgoing().send(new Words().hello(session));
              session.outgoing().send(new Words().full());
              session.channel().close(1008, "Full");
            }),
        reception(
            "FULL_CUTS_THE_LINE",
            session -> {
              session.outgoing().send(new Words().full());
              session.channel().cut();
            }),
        reception(
                "FULL_TURNS_OUT_THE_OLDEST",
                session -> {
                  session.outgoing().send(new Words().full());
                  session.channel().close(1008, "Full");
                  session.sessions().open().stream()
                      .findFirst()
                      .ifPresent(oldest -> oldest.channel().close(1001, "Make room"));
                })
            .breaks("SES-4", "RPC-3"),
        fault("FULL_MAKES_DEAF", "One client too many silences all others.")
            .breaks("SES-4", "ECHO-1")
            .beside("CTL-4")
            .patience(0.3)
            .changed(
                parts ->
                    parts.change(
                        Part.METHODS,
                        before ->
                            (session, tools) ->
                                request -> {
                                  if (request.method().equals("execute")
                                      && session.sessions().open().size()
                                          >= session.sessions().max()) {
                                    throw new RpcException(-32603, "Too busy");
                                  }
                                  return before.apply(session, tools).call(request);
                                })),
        fault("SEATS_COME_BACK_LATE", "A client that comes when another has left stays outside.")
            .breaks("SES-4")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      private final AtomicInteger lingering = new AtomicInteger();

                      @Override
                      public synchronized void leave(Session session) {
                        if (open().size() == max() && open().contains(session)) {
                          lingering.incrementAndGet();
                          later(7_000, lingering::decrementAndGet);
                        }
                        super.leave(session);
                      }

                      @Override
                      protected boolean hasRoom(int taken) {
                        return taken + lingering.get() < max();
                      }
                    }));
  }

  /** Who leaves a full server takes its seat along, if it leaves so. */
  private static Variant losing(String name, String harm, Predicate<Session> which) {
    return fault(name, harm)
        .breaks("SES-4")
        .beside("AVL-2")
        .room(40)
        .with(
            Part.SESSIONS,
            options ->
                new Sessions(options.maxSessions()) {
                  private int lost;

                  @Override
                  public synchronized void leave(Session session) {
                    lost += open().size() == max() && which.test(session) ? 1 : 0;
                    super.leave(session);
                  }

                  @Override
                  protected boolean hasRoom(int taken) {
                    return taken + lost < max();
                  }
                });
  }

  private static List<Variant> series() {
    return List.of(
        executing("ONE_COMMAND_A_SESSION", 1).breaks("SES-7", "ECHO-3"),
        executing("NINETEEN_COMMANDS_A_SESSION", 19),
        executing("TEN_COMMANDS_A_SESSION", 10),
        series(
            "SAME_PID_FOR_ALL",
            saying(session -> (message, next) -> next.accept(withPid(message, 4_711)))),
        series(
            "OUTPUT_OF_ALL_COMMANDS_SO_FAR",
            saying(
                session -> {
                  StringBuilder all = new StringBuilder();
                  boolean[] started = new boolean[1];
                  return (message, next) -> {
                    started[0] |= Notification.is(message, "process.started");
                    if (Notification.is(message, "process.output")) {
                      String data = message.at("/params/data").asString();
                      ObjectNode copy = (ObjectNode) message.deepCopy();
                      ((ObjectNode) copy.get("params")).put("data", started[0] ? all + data : data);
                      next.accept(copy);
                      all.append(data);
                      started[0] = false;
                    } else {
                      next.accept(message);
                    }
                  };
                })),
        series(
            "OUTPUT_OF_THE_COMMAND_BEFORE",
            saying(
                session -> {
                  JsonNode[] before = new JsonNode[1];
                  return (message, next) -> {
                    if (Notification.is(message, "process.output")
                        && message.at("/params/data").asString().matches("\\d+\n")) {
                      next.accept(before[0] == null ? message : before[0]);
                      before[0] = message;
                    } else {
                      next.accept(message);
                    }
                  };
                })),
        series(
            "THE_SESSION_ENDS_AFTER_15_COMMANDS",
            saying(
                session -> {
                  int[] count = new int[1];
                  return (message, next) -> {
                    next.accept(message);
                    if (Notification.is(message, "process.completed") && ++count[0] == 15) {
                      session.channel().close(1000, "Enough");
                    }
                  };
                })),
        series(
            "A_KNOWN_ID_IS_NOT_RUN_AGAIN",
            calling(
                session -> {
                  Set<Object> ids = new HashSet<>();
                  return (request, next) ->
                      next.call(
                          request.method().equals("execute") && !ids.add(request.id())
                              ? commanding(request, command -> ":")
                              : request);
                })),
        series(
            "EVERY_EIGHTH_OUTPUT_IS_LOST",
            saying(
                session -> {
                  int[] count = new int[1];
                  return (message, next) -> {
                    if (!Notification.is(message, "process.output") || ++count[0] % 8 != 0) {
                      next.accept(message);
                    }
                  };
                })));
  }

  private static List<Variant> heartbeats() {
    return List.of(
        beating("NO_HEARTBEAT", Heart.Kind.NEVER),
        beating("ONE_HEARTBEAT_ONLY", Heart.Kind.ONCE),
        beating("HEARTBEAT_OF_TWO_INTERVALS", Heart.Kind.SLOW),
        beating("HEARTBEAT_IS_A_PING_FRAME", Heart.Kind.FRAME),
        beating("HEARTBEAT_FOR_THE_BUSY_ONLY", Heart.Kind.BUSY),
        beatingUntil(
            "HEARTBEAT_BEFORE_THE_FIRST_COMMAND_ONLY",
            "Proxies on the way close a session that has worked.",
            Tampering.notification("process.completed")),
        beatingUntil(
            "HEARTBEAT_BEFORE_THE_FIRST_ERROR_ONLY",
            "Proxies on the way close a session that was told of a mistake.",
            Tampering.errors()),
        beating("HEARTBEAT_WITH_ANOTHER_NAME", Heart.Kind.NAMED),
        beating("ANSWERS_TO_HEARTBEATS_ARE_MISSED", Heart.Kind.DEAF),
        fault("ANSWERED_HEARTBEATS_END_THE_SESSION", "An idle client loses its session.")
            .breaks("SES-8")
            .changed(
                calling(
                    session -> {
                      int[] pongs = new int[1];
                      return (request, next) -> {
                        if (request.method().equals("pong")
                            && request.isNotification()
                            && request.params().isEmpty()
                            && ++pongs[0] == 2) {
                          session.channel().close(1001, "Idle");
                        }
                        return next.call(request);
                      };
                    })),
        fault("HEARTBEAT_WITHOUT_JSONRPC", "A library drops the heartbeat.")
            .breaks("RPC-1")
            .beside("SES-8")
            .changed(
                Tampering.altering(
                    Tampering.notification("ping"), message -> message.remove("jsonrpc"))));
  }

  private static Variant seats(String name, java.util.function.BiPredicate<Integer, Integer> room) {
    return fault(
            name, "More clients get in than the machine can bear, or fewer than were promised.")
        .breaks("SES-4")
        .with(
            Part.SESSIONS,
            options ->
                new Sessions(options.maxSessions()) {
                  @Override
                  protected boolean hasRoom(int taken) {
                    return room.test(taken, max());
                  }
                });
  }

  private static Variant refused(String name, Consumer<ObjectNode> change) {
    return fault(name, "A client that is turned away does not know why.")
        .breaks("SES-4")
        .changed(Tampering.altering(Tampering.error(-32003), change));
  }

  private static Variant turning(String name, int code, boolean words) {
    return reception(
        name,
        session -> {
          if (words) {
            session.outgoing().send(new Words().full());
          }
          session.channel().close(code, "Full");
        });
  }

  private static Variant reception(String name, Consumer<Session> full) {
    return fault(name, "A client that is turned away does not know why, or that it is.")
        .breaks("SES-4")
        .with(
            Part.RECEPTION,
            options ->
                new Reception("1.0.0") {
                  @Override
                  public void turnAway(Session session) {
                    full.accept(session);
                  }
                });
  }

  /** The usual words of a reception. */
  private static final class Words extends Reception {
    Words() {
      super("1.0.0");
    }

    ObjectNode full() {
      return noRoom();
    }

    ObjectNode hello(Session session) {
      return connected(session);
    }
  }

  private static Variant executing(String name, int most) {
    return series(
        name,
        calling(
            session -> {
              int[] count = new int[1];
              return (request, next) -> {
                if (request.method().equals("execute") && count[0]++ >= most) {
                  throw new RpcException(-32602, "A process is already running");
                }
                return next.call(request);
              };
            }));
  }

  private static Variant series(String name, UnaryOperator<Parts> change) {
    return fault(name, "A client cannot work in one session for a day.")
        .breaks("SES-7")
        .changed(change);
  }

  private static JsonNode withPid(JsonNode message, long pid) {
    JsonNode copy = message.deepCopy();
    for (String member : List.of("result", "params")) {
      if (copy.path(member).has("pid")) {
        ((ObjectNode) copy.get(member)).put("pid", pid);
      }
    }
    return copy;
  }

  private static Variant beating(String name, Heart.Kind kind) {
    return fault(name, "Proxies on the way close a session that seems dead.")
        .breaks("SES-8")
        .with(Part.HEARTBEAT, options -> new Heart(options.heartbeat(), kind));
  }

  static Variant beatingUntil(String name, String harm, Predicate<JsonNode> end) {
    return fault(name, harm)
        .breaks("SES-8")
        .changed(
            saying(
                session -> {
                  boolean[] ended = new boolean[1];
                  return (message, next) -> {
                    ended[0] |= end.test(message);
                    if (!Notification.is(message, "ping") || !ended[0]) {
                      next.accept(message);
                    }
                  };
                }));
  }

  /** A heartbeat that is not what it should be. */
  private static final class Heart extends Heartbeat {
    private final java.util.Map<Session, AtomicInteger> beats =
        java.util.Collections.synchronizedMap(new java.util.WeakHashMap<>());
    private final Kind kind;

    enum Kind {
      NEVER,
      ONCE,
      SLOW,
      FRAME,
      BUSY,
      NAMED,
      DEAF
    }

    Heart(Duration interval, Kind kind) {
      super(interval);
      this.kind = kind;
    }

    @Override
    protected void beat(Session session) {
      int beat = beats.computeIfAbsent(session, key -> new AtomicInteger()).incrementAndGet();
      switch (kind) {
        case ONCE -> beatIf(session, beat == 1);
        case SLOW -> beatIf(session, beat % 2 == 0);
        case BUSY -> beatIf(session, session.workplace().current().isPresent());
        case FRAME ->
            session.channel().ping("ping".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        case DEAF -> {
          beatIf(session, beat <= 3);
          if (beat > 3) {
            session.channel().close(1001, "No pong");
          }
        }
        case NAMED -> session.outgoing().send(Notification.of("heartbeat", Notification.object()));
        default -> {
          // No heartbeat.
        }
      }
    }

    private void beatIf(Session session, boolean now) {
      if (now) {
        super.beat(session);
      }
    }
  }
}
