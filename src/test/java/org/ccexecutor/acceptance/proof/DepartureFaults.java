package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.Sessions;
import org.ccexecutor.reference.wire.Endpoint;
import org.ccexecutor.reference.wire.Incoming;

/** Faults of what a session leaves behind when it ends. */
final class DepartureFaults {
  private static final String LEFT =
      "What nobody can see or stop any more goes on eating the machine.";

  /** What a close frame with the code 1000 and no reason holds. */
  private static final byte[] NORMALLY = {3, (byte) 232};

  private DepartureFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(closings());
    all.addAll(cuts());
    return all;
  }

  private static List<Variant> closings() {
    return List.of(
        abandoning(
            "CLOSE_LEAVES_THE_PROCESS",
            job ->
                new Running(job) {
                  @Override
                  public void abandon() {
                    if (!closed(job)) {
                      super.abandon();
                    }
                  }
                }),
        abandoning(
            "CLOSE_LEAVES_THE_PAUSED",
            job ->
                new Running(job) {
                  private volatile boolean paused;

                  @Override
                  public org.ccexecutor.reference.rpc.Outcome pause() {
                    paused = true;
                    return super.pause();
                  }

                  @Override
                  public void abandon() {
                    if (!paused || !closed(job)) {
                      super.abandon();
                    }
                  }
                }),
        abandoning(
            "CLOSE_LEAVES_THE_SECOND",
            job ->
                new Running(job) {
                  @Override
                  public void abandon() {
                    if (job.number() == 1 || !closed(job)) {
                      super.abandon();
                    }
                  }
                }),
        abandoning("CLOSE_LEAVES_WHAT_HAS_JUST_STARTED", DepartureFaults::leavingWhatComesLate)
            .breaks("SES-5", "SES-6"),
        leaving(
            "CLOSE_WITH_ANOTHER_CODE_LEAVES_THE_PROCESS",
            left ->
                parts ->
                    parts.with(
                        Part.INCOMING,
                        (session, dispatcher) ->
                            new Incoming(session.channel(), dispatcher::receive) {
                              @Override
                              public void close(byte[] payload) {
                                if (!Arrays.equals(payload, NORMALLY)) {
                                  left.add(session);
                                }
                              }
                            })),
        leaving(
            "CLOSE_LEAVES_THE_PROCESS_BESIDE_WHICH_ANOTHER_WAS_REFUSED",
            left -> noting(left, Meddling::isOneTooMany)),
        abandoning(
            "CLOSE_LEAVES_WHAT_IS_BEING_CANCELLED",
            job ->
                new Running(job) {
                  private volatile boolean canceled;

                  @Override
                  protected void end(Ending how) {
                    if (how == Ending.CANCELED) {
                      canceled = true;
                      tools().control().terminate(process());
                      later(1_000, this::killUnlessClosed);
                    } else if (!canceled || !closed(job)) {
                      super.end(how);
                    }
                  }

                  private void killUnlessClosed() {
                    if (!closed(job)) {
                      kill();
                    }
                  }
                }),
        abandoning(
            "CLOSE_ENDS_THE_PROCESS_LATE",
            job ->
                new Running(job) {
                  @Override
                  public void abandon() {
                    if (closed(job)) {
                      later(8_000, super::abandon);
                    } else {
                      super.abandon();
                    }
                  }
                }),
        abandoning(
                "CLOSE_ENDS_ALL_COMMANDS",
                job ->
                    new Running(job) {
                      @Override
                      public void abandon() {
                        super.abandon();
                        if (closed(job)) {
                          job.session()
                              .sessions()
                              .open()
                              .forEach(
                                  other ->
                                      other.workplace().current().ifPresent(CommandRun::abandon));
                        }
                      }
                    })
            .oneByOne(),
        abandoned(
                "CLOSE_ENDS_THE_SHELL_ONLY",
                new ProcessControl() {
                  @Override
                  protected long target(CommandProcess process) {
                    return process.pid();
                  }

                  @Override
                  public void kill(CommandProcess process) {
                    process.signal("KILL", process.pid());
                  }
                })
            .breaks("SES-5", "SES-6"),
        abandoned(
                "CLOSE_ASKS_ONLY",
                new ProcessControl() {
                  @Override
                  public void kill(CommandProcess process) {
                    // It was asked to end.
                  }
                })
            .breaks("SES-5", "SES-6"),
        abandoned(
                "CLOSE_BY_SIGHUP_ONLY",
                new ProcessControl() {
                  @Override
                  public void terminate(CommandProcess process) {
                    signal(process, "HUP");
                  }

                  @Override
                  public void kill(CommandProcess process) {
                    // It was told that nobody is there.
                  }
                })
            .breaks("SES-5", "SES-6"));
  }

  private static List<Variant> cuts() {
    return List.of(
        fault("THOSE_WHO_VANISH_TAKE_A_PLACE", "A scanner of paths closes the server to all.")
            .breaks("SES-6")
            .oneByOne()
            .changed(
                parts -> {
                  AtomicInteger refused = new AtomicInteger();
                  return refusing(
                          token ->
                              (handshake, right) -> {
                                if (right.isPresent()) {
                                  refused.incrementAndGet();
                                  return right;
                                }
                                return refused.getAndSet(0) < 10
                                    ? Optional.empty()
                                    : Optional.of(Page.text(503, "Full\n"));
                              })
                      .apply(parts);
                }),
        cutting(
                "CUT_LEAVES_THE_PROCESS",
                job ->
                    new Running(job) {
                      @Override
                      public void abandon() {
                        if (closed(job)) {
                          super.abandon();
                        }
                      }
                    })
            .breaks("SES-6", "ROB-6", "SES-5"),
        cutting(
            "CUT_LEAVES_THE_PAUSED",
            job ->
                new Running(job) {
                  private volatile boolean paused;

                  @Override
                  public org.ccexecutor.reference.rpc.Outcome pause() {
                    paused = true;
                    return super.pause();
                  }

                  @Override
                  public void abandon() {
                    if (!paused || closed(job)) {
                      super.abandon();
                    }
                  }
                }),
        cutting(
                "CUT_ENDS_THE_PROCESS_LATE",
                job ->
                    new Running(job) {
                      @Override
                      public void abandon() {
                        if (closed(job)) {
                          super.abandon();
                        } else {
                          later(8_000, super::abandon);
                        }
                      }
                    })
            .breaks("SES-6", "ROB-6", "SES-5"),
        cutting(
            "CUT_LEAVES_WHAT_PRINTS",
            job ->
                new Running(job) {
                  private volatile int outputs;

                  @Override
                  protected void output(String type, String data) {
                    outputs = outputs + 1;
                    super.output(type, data);
                  }

                  @Override
                  public void abandon() {
                    int before = outputs;
                    later(
                        closed(job) ? 0 : 300,
                        () -> {
                          if (closed(job) || outputs == before) {
                            super.abandon();
                          }
                        });
                  }
                }),
        cutting(
            "CUT_LEAVES_WHAT_NOBODY_READS",
            job ->
                new Running(job) {
                  private volatile long sending = Long.MAX_VALUE;
                  private volatile boolean stuck;

                  @Override
                  protected void output(String type, String data) {
                    sending = System.nanoTime();
                    super.output(type, data);
                    stuck |= isLong();
                    sending = Long.MAX_VALUE;
                  }

                  private boolean isLong() {
                    return sending < System.nanoTime() - 300_000_000L;
                  }

                  @Override
                  public void abandon() {
                    if (closed(job) || !stuck && !isLong()) {
                      super.abandon();
                    }
                  }
                }),
        fault("CUT_MAKES_SICK", "One closed laptop costs all clients the server.")
            .breaks("SES-6")
            .beside("AVL-1")
            .oneByOne()
            .changed(
                parts -> {
                  java.util.concurrent.atomic.AtomicBoolean sick =
                      new java.util.concurrent.atomic.AtomicBoolean();
                  return Meddling.health(
                          page ->
                              sick.getAndSet(false)
                                  ? org.ccexecutor.reference.http.Page.json(500, "{}")
                                  : page)
                      .andThen(
                          running(
                              job ->
                                  new Running(job) {
                                    @Override
                                    public void abandon() {
                                      sick.set(!closed(job));
                                      super.abandon();
                                    }
                                  }))
                      .apply(parts);
                }),
        cutting(
                "ONE_CUT_IN_TEN_LEAVES_THE_PROCESS",
                job ->
                    new Running(job) {
                      @Override
                      public void abandon() {
                        if (closed(job) || job.process().pid() % 10 != 0) {
                          super.abandon();
                        }
                      }
                    })
            .breaks("ROB-6")
            .beside(),
        miscounting(
            "ONE_CUT_IN_TEN_IS_COUNTED_FOR_EVER",
            "After a month the server is full.",
            cuts -> cuts / 10),
        miscounting(
            "THE_HUNDREDTH_CUT_IS_COUNTED_FOR_EVER",
            "After a month the server is full.",
            cuts -> cuts >= 100 ? 1 : 0),
        miscounting(
            "OVERCOUNTED_DEPARTURES",
            "After a month there are fewer than none.",
            cuts -> -cuts / 50));
  }

  // ---- kinds of faults

  /** The end of a session that comes while its command is being started is lost on the command. */
  private static CommandRun leavingWhatComesLate(Job job) {
    Tampering.lag(150);
    boolean late = job.session().end().isPresent();
    return new Running(job) {
      @Override
      public void abandon() {
        if (!late) {
          super.abandon();
        }
      }
    };
  }

  static boolean closed(Job job) {
    return job.session().end().filter(Endpoint.End.CLOSED::equals).isPresent();
  }

  static Variant abandoning(String name, Function<Job, CommandRun> run) {
    return fault(name, LEFT).breaks("SES-5").beside("SES-6").patience(0.4).changed(running(run));
  }

  /** The commands of some sessions go on when these are closed. */
  static Variant leaving(String name, Function<Set<Session>, UnaryOperator<Parts>> noting) {
    return leaving(name, noting, DepartureFaults::closed).breaks("SES-5").beside("SES-6");
  }

  /** The commands of some sessions go on when the connection is cut. */
  static Variant leftByTheCut(String name, Function<Set<Session>, UnaryOperator<Parts>> noting) {
    return leaving(name, noting, job -> !closed(job)).breaks("SES-6").beside("SES-5");
  }

  private static Variant leaving(
      String name, Function<Set<Session>, UnaryOperator<Parts>> noting, Predicate<Job> way) {
    return fault(name, LEFT)
        .patience(0.4)
        .changed(
            remembering(
                left ->
                    both(
                        noting.apply(left),
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  public void abandon() {
                                    if (!way.test(job) || !left.contains(job.session())) {
                                      super.abandon();
                                    }
                                  }
                                }))));
  }

  static Variant cutting(String name, Function<Job, CommandRun> run) {
    return fault(name, LEFT).breaks("SES-6").beside("SES-5").patience(0.4).changed(running(run));
  }

  /**
   * A wrong number of open sessions.
   *
   * @param error by how much it is too high after so many connections were cut
   */
  private static Variant miscounting(String name, String consequence, IntUnaryOperator error) {
    return fault(name, consequence)
        .breaks("ROB-6")
        .with(
            Part.SESSIONS,
            options ->
                new Sessions(options.maxSessions()) {
                  private final AtomicInteger cuts = new AtomicInteger();

                  @Override
                  public synchronized void leave(Session session) {
                    super.leave(session);
                    session
                        .end()
                        .filter(Endpoint.End.CUT::equals)
                        .ifPresent(end -> cuts.incrementAndGet());
                  }

                  @Override
                  public int active() {
                    return super.active() + error.applyAsInt(cuts.get());
                  }
                });
  }

  private static Variant abandoned(String name, ProcessControl control) {
    return fault(name, LEFT)
        .patience(0.4)
        .changed(
            running(
                job ->
                    new Running(
                        new Job(
                            job.session(),
                            job.process(),
                            job.execution(),
                            new CommandRun.Tools(
                                job.tools().notices(),
                                control,
                                job.tools().pumps(),
                                job.tools().pool(),
                                job.tools().clock()),
                            job.number()))));
  }
}
