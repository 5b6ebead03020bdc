package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.doubling;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.replacing;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Endpoint;
import org.ccexecutor.reference.wire.Incoming;
import tools.jackson.databind.node.ObjectNode;

/** Faults of greetings, of session ids, of the count of sessions, and of pings. */
final class SessionFaults {
  private static final int LATE = 6_000;

  private SessionFaults() {}

  static List<Variant> all() {
    return List.of(
        // greetings
        greeting(
            "NO_GREETING",
            "A client that waits for the greeting never begins.",
            dropping(notification("connected"))),
        greeting(
            "GREETING_TWICE",
            "A client that begins at the greeting begins twice.",
            doubling(notification("connected"))),
        greeting(
            "GREETING_WITH_ANOTHER_NAME",
            "A client that waits for the greeting never begins.",
            replacing(
                notification("connected"),
                message -> Notification.of("hello", (ObjectNode) message.get("params")))),
        greeting(
            "GREETING_IS_A_RESULT",
            "A client takes the greeting for the answer to its first request.",
            replacing(
                notification("connected"),
                message -> {
                  ObjectNode result = Notification.object().put("jsonrpc", "2.0");
                  result.set("result", message.get("params"));
                  return result.putNull("id");
                })),
        greeting(
            "GREETING_COMES_LATE",
            "A client gives up before the greeting comes.",
            saying(
                session ->
                    (message, next) -> {
                      lag(Notification.is(message, "connected") ? LATE : 0);
                      next.accept(message);
                    })),
        greeting(
            "GREETING_COMES_SECOND",
            "A client that reads the greeting first reads something else.",
            saying(
                session ->
                    (message, next) -> {
                      if (Notification.is(message, "connected")) {
                        next.accept(Notification.of("welcome", Notification.object()));
                      }
                      next.accept(message);
                    })),
        greeting(
            "GREETING_FOR_EVERY_SECOND",
            "Every second client never begins.",
            parts -> {
              AtomicInteger count = new AtomicInteger();
              return saying(
                      session ->
                          (message, next) -> {
                            if (!Notification.is(message, "connected")
                                || count.incrementAndGet() % 2 == 1) {
                              next.accept(message);
                            }
                          })
                  .apply(parts);
            }),
        greeted("NO_SESSION_ID", params -> params.remove("session_id")),
        greeted("EMPTY_SESSION_ID", params -> params.put("session_id", "")),
        greeted("BLANK_SESSION_ID", params -> params.put("session_id", "  ")),
        greeted("NULL_SESSION_ID", params -> params.putNull("session_id")),
        greeted(
            "SESSION_ID_IN_CAMELS",
            params -> params.put("sessionId", params.remove("session_id").asString())),
        greeted("NO_VERSION", params -> params.remove("version")),
        greeted("EMPTY_VERSION", params -> params.put("version", "")),
        greeted("NULL_VERSION", params -> params.putNull("version")),
        greeted("NO_CAPABILITIES", params -> params.remove("capabilities")),
        greeted("EMPTY_CAPABILITIES", params -> params.putArray("capabilities")),
        greeted(
            "NO_STREAM", params -> params.putArray("capabilities").add("execute").add("control")),
        greeted(
            "NO_CONTROL", params -> params.putArray("capabilities").add("execute").add("stream")),
        greeted(
            "CAPABILITIES_AS_TEXT", params -> params.put("capabilities", "execute,control,stream")),
        greeted(
            "CAPABILITIES_IN_CAPITALS",
            params -> params.putArray("capabilities").add("EXECUTE").add("CONTROL").add("STREAM")),
        // session ids
        ids("SAME_ID_FOR_ALL", "Two support cases are taken for one.", () -> () -> "the-session"),
        ids(
            "IDS_USED_AGAIN",
            "Two support cases are taken for one.",
            () -> {
              AtomicInteger count = new AtomicInteger();
              return () -> "session-" + count.incrementAndGet() % 3;
            }),
        ids(
            "IDS_BY_THE_CLOCK",
            "Clients that come at the same time share an id.",
            () -> () -> "s" + System.currentTimeMillis() / 10_000),
        ids(
            "IDS_OF_256_VALUES",
            "Two support cases of one day are taken for one.",
            () -> {
              AtomicInteger count = new AtomicInteger();
              return () -> "session-" + count.incrementAndGet() % 256;
            }),
        ids(
            "IDS_OF_THREE_DIGITS",
            "Two support cases of one day are taken for one.",
            () -> () -> "session-" + ThreadLocalRandom.current().nextInt(1_000)),
        fault("IDS_ARE_SHARED_ABOVE_12_SESSIONS", "Clients share an id when there are many.")
            .breaks("SES-2")
            .room(20)
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      @Override
                      public String newId() {
                        return open().size() < 12 ? super.newId() : "one-of-many";
                      }
                    }),
        fault("IDS_BY_SEAT", "A client that comes gets the id of one that has left.")
            .breaks("SES-2")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      @Override
                      public String newId() {
                        return "seat-" + open().size();
                      }
                    }),
        // the count of sessions
        count("COUNT_IS_ALWAYS_0", open -> 0),
        count("COUNT_IS_ONE_TOO_HIGH", open -> open + 1),
        count("COUNT_IS_ONE_TOO_LOW", open -> Math.max(0, open - 1)),
        count("COUNT_STOPS_AT_3", open -> Math.min(open, 3)),
        count("COUNT_STOPS_AT_10", open -> Math.min(open, 10)).room(30),
        count("COUNT_IS_DOUBLE", open -> 2 * open),
        counted("COUNT_IS_MISSING", body -> body.remove("active_sessions")),
        counted(
            "COUNT_IS_TEXT",
            body -> body.put("active_sessions", body.get("active_sessions").asString())),
        counted(
            "COUNT_HAS_ANOTHER_NAME",
            body -> body.put("activeSessions", body.remove("active_sessions").asInt())),
        fault("COUNT_NEVER_FALLS", "After a day the server seems full.")
            .breaks("AVL-5")
            .longLasting()
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      private final AtomicInteger opened = new AtomicInteger();

                      @Override
                      public synchronized boolean enter(Session session) {
                        return super.enter(session) && opened.incrementAndGet() > 0;
                      }

                      @Override
                      public int active() {
                        return opened.get();
                      }
                    }),
        fault("COUNT_KEEPS_THE_CUT", "Every laptop that is closed is counted for ever.")
            .breaks("AVL-5")
            .changed(
                keeping(session -> session.end().filter(Endpoint.End.CUT::equals).isPresent())),
        fault("COUNT_KEEPS_WHOSE_COMMAND_RUNS", "After a day the server seems full.")
            .breaks("AVL-5")
            .changed(keeping(session -> session.workplace().current().isPresent())),
        fault("COUNT_KEEPS_WHO_WAS_REFUSED", "After a day the server seems full.")
            .breaks("AVL-5")
            .changed(
                remembering(
                    refused ->
                        both(
                            keeping(refused::contains),
                            saying(
                                session ->
                                    (message, next) -> {
                                      if (message.has("error")) {
                                        refused.add(session);
                                      }
                                      next.accept(message);
                                    })))),
        fault("COUNT_KEEPS_WHO_NAMES_NO_CLOSE_CODE", "Every page that is left is counted for ever.")
            .breaks("AVL-5")
            .changed(
                remembering(
                    silent ->
                        both(
                            keeping(silent::contains),
                            LeftoverFaults.ending(silent, payload -> payload.length == 0)))),
        fault("COUNT_FALLS_LATE", "A client that looks for room finds none where there is some.")
            .breaks("AVL-5")
            .longLasting()
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      private final AtomicInteger lingering = new AtomicInteger();

                      @Override
                      public synchronized void leave(Session session) {
                        super.leave(session);
                        lingering.incrementAndGet();
                        later(LATE, lingering::decrementAndGet);
                      }

                      @Override
                      public int active() {
                        return super.active() + lingering.get();
                      }
                    }),
        fault("COUNT_OF_COMMANDS", "The number says nothing of clients that only wait.")
            .breaks("AVL-5")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      @Override
                      public int active() {
                        return (int)
                            open().stream()
                                .filter(session -> session.workplace().current().isPresent())
                                .count();
                      }
                    }),
        fault("COUNT_WITH_COMMANDS", "A client that works is counted twice.")
            .breaks("AVL-5")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      @Override
                      public int active() {
                        return super.active()
                            + (int)
                                open().stream()
                                    .filter(session -> session.workplace().current().isPresent())
                                    .count();
                      }
                    }),
        // pings
        pong("NO_PONG", (session, payload) -> {}),
        pong("EMPTY_PONG", (session, payload) -> session.channel().pong(new byte[0])),
        pong(
            "PONG_CUT_TO_64_BYTES",
            (session, payload) ->
                session
                    .channel()
                    .pong(java.util.Arrays.copyOf(payload, Math.min(64, payload.length)))),
        pong(
            "PONG_OF_TEXT_ONLY",
            (session, payload) ->
                session
                    .channel()
                    .pong(
                        new String(payload, java.nio.charset.StandardCharsets.US_ASCII)
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
        pong(
            "NO_PONG_WITHOUT_BYTES",
            (session, payload) -> {
              if (payload.length > 0) {
                session.channel().pong(payload);
              }
            }),
        pong(
            "NO_PONG_WHILE_A_COMMAND_RUNS",
            (session, payload) -> {
              if (session.workplace().current().isEmpty()) {
                session.channel().pong(payload);
              }
            }),
        pong("PING_FOR_PING", (session, payload) -> session.channel().ping(payload)),
        fault(
                "ONE_PONG_ONLY",
                "A library that pings every minute takes the connection for dead after two.")
            .breaks("AVL-6")
            .with(
                Part.INCOMING,
                (session, dispatcher) ->
                    new Incoming(session.channel(), dispatcher::receive) {
                      private final AtomicInteger count = new AtomicInteger();

                      @Override
                      public void ping(byte[] payload) {
                        if (count.incrementAndGet() == 1) {
                          channel().pong(payload);
                        }
                      }
                    }),
        fault(
                "NO_PONG_AFTER_A_PAUSE",
                "A library takes the connection of a paused command for dead.")
            .breaks("AVL-6")
            .with(
                Part.INCOMING,
                (session, dispatcher) ->
                    new Incoming(session.channel(), dispatcher::receive) {
                      private boolean paused;

                      @Override
                      public void text(String message) {
                        paused |= message.contains("\"PAUSE\"");
                        super.text(message);
                      }

                      @Override
                      public void ping(byte[] payload) {
                        if (!paused) {
                          super.ping(payload);
                        }
                      }
                    }),
        fault("FIRST_PONG_AGAIN", "A library that compares pongs takes the connection for dead.")
            .breaks("AVL-6")
            .with(
                Part.INCOMING,
                (session, dispatcher) ->
                    new Incoming(session.channel(), dispatcher::receive) {
                      private byte[] first;

                      @Override
                      public void ping(byte[] payload) {
                        first = first == null ? payload : first;
                        channel().pong(first);
                      }
                    }));
  }

  private static Variant greeting(String name, String harm, UnaryOperator<Parts> change) {
    return fault(name, harm).breaks("AVL-2").beside("SES-1").changed(change);
  }

  private static Variant greeted(String name, Consumer<ObjectNode> change) {
    return fault(name, "A client does not learn what it may ask, or by which name it goes.")
        .breaks("SES-1")
        .beside("AVL-2")
        .changed(alteringParams("connected", change));
  }

  private static Variant ids(String name, String harm, Supplier<Supplier<String>> ids) {
    return fault(name, harm)
        .breaks("SES-2")
        .with(
            Part.SESSIONS,
            options -> {
              Supplier<String> next = ids.get();
              return new Sessions(options.maxSessions()) {
                @Override
                public String newId() {
                  return next.get();
                }
              };
            });
  }

  private static Variant count(String name, java.util.function.IntUnaryOperator count) {
    return fault(name, "Capacity is planned with a wrong number.")
        .breaks("AVL-5")
        .with(
            Part.SESSIONS,
            options ->
                new Sessions(options.maxSessions()) {
                  @Override
                  public int active() {
                    return count.applyAsInt(super.active());
                  }
                });
  }

  /** Some of those that have left are counted for ever. */
  static UnaryOperator<Parts> keeping(Predicate<Session> kept) {
    return parts ->
        parts.with(
            Part.SESSIONS,
            options ->
                new Sessions(options.maxSessions()) {
                  private final AtomicInteger gone = new AtomicInteger();

                  @Override
                  public synchronized void leave(Session session) {
                    super.leave(session);
                    if (kept.test(session)) {
                      gone.incrementAndGet();
                    }
                  }

                  @Override
                  public int active() {
                    return super.active() + gone.get();
                  }
                });
  }

  private static Variant counted(String name, Consumer<ObjectNode> change) {
    return fault(name, "Capacity cannot be planned.").breaks("AVL-5").changed(healthBody(change));
  }

  private static Variant pong(String name, java.util.function.BiConsumer<Session, byte[]> answer) {
    return fault(name, "Proxies and libraries take the connection for dead.")
        .breaks("AVL-6")
        .with(
            Part.INCOMING,
            (session, dispatcher) ->
                new Incoming(session.channel(), dispatcher::receive) {
                  @Override
                  public void ping(byte[] payload) {
                    answer.accept(session, payload);
                  }
                });
  }
}
