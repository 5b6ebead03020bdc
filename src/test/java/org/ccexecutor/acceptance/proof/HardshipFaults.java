package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.DepartureFaults.closed;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Meddling.notingSaid;
import static org.ccexecutor.acceptance.proof.Meddling.pages;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.acceptance.proof.Variant.Server;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.session.Reception;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Incoming;

/** Faults that show only in the middle of a message, of a rush, or of much output. */
final class HardshipFaults {
  private static final int TEXT_THAT_GOES_ON = 0x01;
  private static final int BINARY_THAT_GOES_ON = 0x02;
  private static final int END_OF_MESSAGE = 0x80;
  private static final int RESERVED = 0x70;
  private static final int PING = 0x89;
  private static final long AT_ONCE_NANOS = 200_000_000;
  private static final int AT_ONCE = 20;
  private static final int LARGE = 10 << 20;
  private static final int PATIENT_BEATS = 3;
  private static final String PONG = "{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}";
  private static final String DEAD = "A library takes a connection for dead that is in use.";

  private HardshipFaults() {}

  static List<Variant> all() {
    return List.of(
        fault(
                "CUT_WITHIN_A_FRAME_LEAVES_THE_PROCESS",
                "What nobody can see or stop any more goes on eating the machine.")
            .breaks("SES-6")
            .oneByOne()
            .patience(0.4)
            .startedBy(HardshipFaults::leavingWhoIsCutShort),
        fault(
                "RESERVED_BITS_LEAVE_THE_PROCESS",
                "What nobody can see or stop any more goes on eating the machine.")
            .breaks("SES-5")
            .oneByOne()
            .patience(0.4)
            .startedBy(HardshipFaults::leavingWhoSendsReservedBits),
        fault("NO_PONG_WITHIN_A_MESSAGE", DEAD)
            .breaks("AVL-6")
            .oneByOne()
            .startedBy(HardshipFaults::deafWithinAMessage),
        silent(
            "NO_PONG_WHILE_A_COMMAND_PRINTS",
            printing ->
                running(
                    job ->
                        new Running(job) {
                          private int outputs;

                          @Override
                          protected void output(String type, String data) {
                            if (++outputs > 2) {
                              printing.add(job.session());
                            }
                            super.output(type, data);
                          }
                        })),
        silent("NO_PONG_AFTER_AN_ERROR", told -> notingSaid(told, Tampering.errors())),
        fault("HEALTH_IS_SICK_ONCE_FULL", "A watchdog ends the server when it was used most.")
            .breaks("AVL-1")
            .changed(HardshipFaults::sickOnceFull),
        fault("LIVENESS_IS_503_WHEN_FULL", "A watchdog ends the server when it is used most.")
            .breaks("AVL-3")
            .changed(
                pages(
                    (path, vitals, right) ->
                        path.equals("/healthz") && vitals.active() >= vitals.max()
                            ? Page.text(503, "Full\n")
                            : right)),
        fault("THE_TURNED_AWAY_ARE_SERVED", "The limit does not protect the machine.")
            .breaks("SES-4")
            .with(
                Part.RECEPTION,
                options ->
                    new Reception("1.0.0") {
                      @Override
                      public void turnAway(Session session) {
                        session.outgoing().send(noRoom());
                        later(500, () -> session.channel().close(1008, "Too many sessions"));
                      }
                    }),
        fault("PONG_BY_ITS_LETTERS", "A client that writes JSON in its own way loses its session.")
            .breaks("SES-8")
            .changed(remembering(HardshipFaults::comparingLetters)),
        fault("LARGE_IN_FRAMES_IS_TAKEN", "One client takes the memory of all.")
            .breaks("ROB-2")
            .oneByOne()
            .patience(0.4)
            .startedBy(HardshipFaults::takingLargeFrames),
        fault("BINARY_IN_FRAMES_IS_RUN", "Half-understood input is run.")
            .breaks("ROB-1")
            .oneByOne()
            .startedBy(
                (options, parts) ->
                    FrameRelay.mishearing(
                        Variant.reference(options, parts),
                        first -> first == BINARY_THAT_GOES_ON ? TEXT_THAT_GOES_ON : first)),
        fault("COMMANDS_AT_ONCE_ARE_DROPPED", "A client that works through a list waits for ever.")
            .breaks("ROB-4")
            .patience(0.4)
            .changed(
                hearing(
                    session -> {
                      Deque<Long> recent = new ArrayDeque<>();
                      return (text, next) -> {
                        if (!text.contains("\"execute\"") || isSeldom(recent)) {
                          next.accept(text);
                        }
                      };
                    })));
  }

  /** Whether not too much has come within a short time, this included. */
  private static boolean isSeldom(Deque<Long> recent) {
    long now = System.nanoTime();
    recent.add(now);
    while (now - recent.peek() > AT_ONCE_NANOS) {
      recent.remove();
    }
    return recent.size() <= AT_ONCE;
  }

  // ---- kinds of faults

  /** Sessions that are remembered get no pong. */
  private static Variant silent(
      String name, Function<Set<Session>, UnaryOperator<Parts>> remembered) {
    return fault(name, DEAD)
        .breaks("AVL-6")
        .changed(
            remembering(
                silent ->
                    both(
                        remembered.apply(silent),
                        parts ->
                            parts.with(
                                Part.INCOMING,
                                (session, dispatcher) ->
                                    new Incoming(session.channel(), dispatcher::receive) {
                                      @Override
                                      public void ping(byte[] payload) {
                                        if (!silent.contains(session)) {
                                          super.ping(payload);
                                        }
                                      }
                                    }))));
  }

  private static Server leavingWhoIsCutShort(ReferenceOptions options, Parts parts) {
    AtomicBoolean cutShort = new AtomicBoolean();
    UnaryOperator<Parts> leaving = leavingOnce(job -> !closed(job) && cutShort.getAndSet(false));
    return FrameRelay.noticing(
        Variant.reference(options, leaving.apply(parts)), () -> cutShort.set(true));
  }

  private static Server leavingWhoSendsReservedBits(ReferenceOptions options, Parts parts) {
    AtomicBoolean reserved = new AtomicBoolean();
    UnaryOperator<Parts> leaving = leavingOnce(job -> reserved.getAndSet(false));
    return FrameRelay.before(
        Variant.reference(options, leaving.apply(parts)),
        first -> {
          reserved.compareAndSet(false, (first & RESERVED) != 0);
          return true;
        });
  }

  /** Such commands go on when their session ends. */
  private static UnaryOperator<Parts> leavingOnce(Predicate<Job> left) {
    return running(
        job ->
            new Running(job) {
              @Override
              public void abandon() {
                if (!left.test(job)) {
                  super.abandon();
                }
              }
            });
  }

  private static Server deafWithinAMessage(ReferenceOptions options, Parts parts) {
    AtomicBoolean within = new AtomicBoolean();
    return FrameRelay.before(
        Variant.reference(options, parts),
        first -> {
          if (first == TEXT_THAT_GOES_ON || first == END_OF_MESSAGE) {
            within.set(first == TEXT_THAT_GOES_ON);
          }
          return first != PING || !within.get();
        });
  }

  /** The size is asked of each frame, and not of the message. */
  private static Server takingLargeFrames(ReferenceOptions options, Parts parts) {
    AtomicBoolean inFrames = new AtomicBoolean();
    UnaryOperator<Parts> refusing =
        hearing(
            session ->
                (text, next) -> {
                  if (text.length() > LARGE && !inFrames.getAndSet(false)) {
                    session.channel().close(1009, "Too large");
                  } else {
                    next.accept(text);
                  }
                });
    return FrameRelay.before(
        Variant.reference(options.withMessageBytes(4L * LARGE), refusing.apply(parts)),
        first -> {
          inFrames.compareAndSet(false, first == TEXT_THAT_GOES_ON);
          return true;
        });
  }

  private static Parts sickOnceFull(Parts parts) {
    AtomicBoolean sick = new AtomicBoolean();
    return healthBody(
            body -> {
              if (sick.get()) {
                body.put("status", "degraded");
              }
            })
        .apply(parts)
        .with(
            Part.RECEPTION,
            options ->
                new Reception("1.0.0") {
                  @Override
                  public void turnAway(Session session) {
                    sick.set(true);
                    super.turnAway(session);
                  }
                });
  }

  /** Sessions whose pong is another text than the contract's are given up. */
  private static UnaryOperator<Parts> comparingLetters(Set<Session> known) {
    return both(
        hearing(
            session ->
                (text, next) -> {
                  if (text.equals(PONG)) {
                    known.add(session);
                  }
                  next.accept(text);
                }),
        saying(
            session -> {
              AtomicInteger beats = new AtomicInteger();
              return (message, next) -> {
                next.accept(message);
                if (Notification.is(message, "ping")
                    && beats.incrementAndGet() > PATIENT_BEATS
                    && !known.contains(session)) {
                  session.channel().close(1001, "No pong");
                }
              };
            }));
  }
}
