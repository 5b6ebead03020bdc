package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.notingSaid;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.SessionFaults.keeping;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Variant.fault;
import static org.ccexecutor.acceptance.proof.WorkFaults.beatingUntil;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Incoming;
import tools.jackson.databind.JsonNode;

/**
 * Faults of the health page, of the count of sessions, of pings and of heartbeats that show only
 * after something else has happened.
 */
final class AftermathFaults {
  private static final String FULL = "After a day the server seems full.";
  static final int TIMED_OUT = 124;
  private static final String DEAD = "Proxies on the way close a session that has worked.";

  private AftermathFaults() {}

  static List<Variant> all() {
    return List.of(
        degraded(
            "HEALTH_IS_DEGRADED_AFTER_A_TIMEOUT",
            (job, sick) ->
                new Running(job) {
                  @Override
                  protected void timedOut() {
                    sick.add(job.session());
                    super.timedOut();
                  }
                }),
        degraded(
            "HEALTH_IS_DEGRADED_WHILE_A_COMMAND_IS_PAUSED",
            (job, sick) ->
                new Running(job) {
                  @Override
                  public Outcome pause() {
                    sick.add(job.session());
                    return super.pause();
                  }

                  @Override
                  public Outcome resume() {
                    sick.remove(job.session());
                    return super.resume();
                  }
                }),
        overcounting(
            "COUNT_KEEPS_WHOSE_COMMAND_HAS_COMPLETED",
            done -> notingSaid(done, ended(code -> code == 0))),
        overcounting(
            "COUNT_KEEPS_WHOSE_COMMAND_HAS_TIMED_OUT",
            late -> notingSaid(late, ended(code -> code == TIMED_OUT))),
        overcounting(
            "COUNT_KEEPS_WHOSE_COMMAND_WAS_CANCELLED",
            canceled -> noting(canceled, (session, request) -> type(request).equals("CANCEL"))),
        overcounting(
            "COUNT_KEEPS_WHOSE_COMMAND_WAS_RESUMED",
            resumed -> noting(resumed, (session, request) -> type(request).equals("RESUME"))),
        overcounting(
            "COUNT_KEEPS_WHO_SENT_TOO_MUCH",
            large ->
                parts ->
                    parts.with(
                        Part.INCOMING,
                        (session, dispatcher) ->
                            new Incoming(session.channel(), dispatcher::receive) {
                              @Override
                              public void tooLarge(long limit) {
                                large.add(session);
                                super.tooLarge(limit);
                              }
                            })),
        overcounting(
            "COUNT_KEEPS_WHO_HAS_A_CLOSE_CODE_OF_ITS_OWN",
            own -> LeftoverFaults.ending(own, LeftoverFaults::isOwnCode)),
        refusedCount("COUNT_WITH_FOREIGN_PAGES", 403),
        refusedCount("COUNT_WITH_WHO_HAS_NO_CREDENTIALS", 401).docker(),
        fault("COUNT_WITH_UNFINISHED_HANDSHAKES", "One port scanner makes the server seem full.")
            .breaks("AVL-5")
            .startedBy(AftermathFaults::countingTheSilent),
        fault("NO_PONG_AFTER_A_COMMAND", "A library takes the connection of who thinks for dead.")
            .breaks("AVL-6")
            .with(
                Part.INCOMING,
                (session, dispatcher) ->
                    new Incoming(session.channel(), dispatcher::receive) {
                      private boolean worked;

                      @Override
                      public void text(String message) {
                        worked |= message.contains("\"execute\"");
                        super.text(message);
                      }

                      @Override
                      public void ping(byte[] payload) {
                        if (!worked || session.workplace().current().isPresent()) {
                          super.ping(payload);
                        }
                      }
                    }),
        fault("A_FREE_PLACE_IS_GIVEN_TO_SEVERAL", "More clients get in than the machine can bear.")
            .breaks("SES-4")
            .with(
                Part.SESSIONS,
                options ->
                    new Sessions(options.maxSessions()) {
                      @Override
                      public boolean enter(Session session) {
                        boolean room = open().size() < max();
                        lag(300);
                        return room && super.enter(session);
                      }

                      @Override
                      protected boolean hasRoom(int taken) {
                        return true;
                      }
                    }),
        beatingUntil(
            "HEARTBEAT_BEFORE_THE_FIRST_FAILURE_ONLY", DEAD, ended(code -> code > 0 && code < 124)),
        beatingUntil("HEARTBEAT_BEFORE_THE_FIRST_PAUSE_ONLY", DEAD, notification("process.paused")),
        beatingUntil("HEARTBEAT_BEFORE_THE_FIRST_BATCH_ONLY", DEAD, JsonNode::isArray),
        beatingUntil(
            "HEARTBEAT_BEFORE_THE_FIRST_CANCEL_ONLY", DEAD, notification("process.canceled")),
        beatingUntil(
            "HEARTBEAT_BEFORE_THE_FIRST_TIMEOUT_ONLY", DEAD, ended(code -> code == TIMED_OUT)));
  }

  // ---- kinds of faults

  /** The health page is not what it should be while a session is there that makes it sick. */
  private static Variant degraded(String name, BiFunction<Job, Set<Session>, CommandRun> run) {
    return fault(name, "A watchdog ends the server in the middle of its work.")
        .breaks("AVL-1")
        .changed(
            remembering(
                sick ->
                    both(
                        healthBody(
                            body -> {
                              if (sick.stream().anyMatch(session -> session.end().isEmpty())) {
                                body.put("status", "degraded");
                              }
                            }),
                        running(job -> run.apply(job, sick)))));
  }

  /** The number is too high by those that have left and are remembered. */
  private static Variant overcounting(
      String name, Function<Set<Session>, UnaryOperator<Parts>> noting) {
    return fault(name, FULL)
        .breaks("AVL-5")
        .changed(remembering(left -> both(keeping(left::contains), noting.apply(left))));
  }

  /** The number is too high by all that were ever refused with this status. */
  private static Variant refusedCount(String name, int status) {
    return fault(name, FULL)
        .breaks("AVL-5")
        .changed(
            parts -> {
              AtomicInteger refused = new AtomicInteger();
              return both(
                      adding(refused),
                      refusing(
                          token ->
                              (handshake, right) -> {
                                right
                                    .filter(page -> page.status() == status)
                                    .ifPresent(page -> refused.incrementAndGet());
                                return right;
                              }))
                  .apply(parts);
            });
  }

  private static UnaryOperator<Parts> adding(AtomicInteger more) {
    return healthBody(
        body -> body.put("active_sessions", body.get("active_sessions").asInt() + more.get()));
  }

  /** A server that counts connections on which nothing has come in. */
  private static Variant.Server countingTheSilent(ReferenceOptions options, Parts parts) {
    AtomicInteger silent = new AtomicInteger();
    return new Relay(Variant.reference(options, adding(silent).apply(parts))) {
      @Override
      protected void up(InputStream in, OutputStream out) throws IOException {
        silent.incrementAndGet();
        int first;
        try {
          first = in.read();
        } finally {
          silent.decrementAndGet();
        }
        if (first >= 0) {
          out.write(first);
          in.transferTo(out);
        }
      }
    }.open();
  }

  /** The end of a command with such an exit code. */
  static Predicate<JsonNode> ended(IntPredicate code) {
    return notification("process.completed")
        .and(message -> code.test(message.at("/params/exit_code").asInt()));
  }
}
