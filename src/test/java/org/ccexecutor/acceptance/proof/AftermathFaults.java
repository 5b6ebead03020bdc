package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.SessionFaults.keeping;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;
import static org.ccexecutor.acceptance.proof.WorkFaults.beatingUntil;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
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
        fault("COUNT_KEEPS_WHOSE_COMMAND_HAS_COMPLETED", FULL)
            .breaks("AVL-5")
            .changed(
                remembering(
                    done ->
                        both(
                            keeping(done::contains),
                            saying(
                                session ->
                                    (message, next) -> {
                                      if (ended(code -> code == 0).test(message)) {
                                        done.add(session);
                                      }
                                      next.accept(message);
                                    })))),
        fault("COUNT_KEEPS_WHOSE_COMMAND_WAS_CANCELLED", FULL)
            .breaks("AVL-5")
            .changed(
                remembering(
                    canceled ->
                        both(
                            keeping(canceled::contains),
                            noting(
                                canceled, (session, request) -> type(request).equals("CANCEL"))))),
        fault("COUNT_WITH_FOREIGN_PAGES", FULL)
            .breaks("AVL-5")
            .changed(
                parts -> {
                  AtomicInteger foreign = new AtomicInteger();
                  return both(
                          healthBody(
                              body ->
                                  body.put(
                                      "active_sessions",
                                      body.get("active_sessions").asInt() + foreign.get())),
                          refusing(
                              token ->
                                  (handshake, right) -> {
                                    right
                                        .filter(page -> page.status() == 403)
                                        .ifPresent(page -> foreign.incrementAndGet());
                                    return right;
                                  }))
                      .apply(parts);
                }),
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
        beatingUntil(
            "HEARTBEAT_BEFORE_THE_FIRST_CANCEL_ONLY", DEAD, notification("process.canceled")),
        beatingUntil("HEARTBEAT_BEFORE_THE_FIRST_TIMEOUT_ONLY", DEAD, ended(code -> code == 124)));
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

  /** The end of a command with such an exit code. */
  private static Predicate<JsonNode> ended(IntPredicate code) {
    return notification("process.completed")
        .and(message -> code.test(message.at("/params/exit_code").asInt()));
  }
}
