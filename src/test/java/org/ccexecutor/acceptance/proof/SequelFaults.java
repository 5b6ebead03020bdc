package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AftermathFaults.TIMED_OUT;
import static org.ccexecutor.acceptance.proof.AftermathFaults.ended;
import static org.ccexecutor.acceptance.proof.ControlFaults.LEFT;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.notingSaid;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.PauseFaults.RUNS_ON;
import static org.ccexecutor.acceptance.proof.PauseFaults.onlySaid;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.TimeoutFaults.FORGOTTEN;
import static org.ccexecutor.acceptance.proof.UntimelyFaults.ALIVE;
import static org.ccexecutor.acceptance.proof.UntimelyFaults.besideWhat;
import static org.ccexecutor.acceptance.proof.UntimelyFaults.status;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Resumable;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;

/**
 * Faults of control, of timeouts and of second commands that show only after a cancel, a timeout or
 * a resume.
 */
final class SequelFaults {
  private static final int LINGERING = 1_500; // milliseconds
  private static final long LONG = 10; // seconds

  private SequelFaults() {}

  static List<Variant> all() {
    return List.of(
        pausing(
            "PAUSE_IS_ONLY_SAID_AFTER_A_CANCEL",
            canceled -> noting(canceled, (session, request) -> type(request).equals("CANCEL"))),
        pausing("PAUSE_IS_ONLY_SAID_AFTER_A_TIMEOUT", SequelFaults::late),
        pausing(
                "PAUSE_IS_ONLY_SAID_BESIDE_A_REFUSED_COMMAND",
                refused -> noting(refused, Meddling::isOneTooMany))
            .breaks("CTL-5"),
        fault("A_PAUSE_OUTLIVES_THE_TIMEOUT", "A client waits for what was printed long ago.")
            .breaks("CTL-7")
            .changed(remembering(stuck -> running(job -> new Stuck(job, stuck)))),
        fault("A_REFUSED_CANCEL_ENDS_THE_NEXT", "A click too early costs the next command.")
            .breaks("CTL-4")
            .changed(
                remembering(
                    early ->
                        both(
                            noting(early, SequelFaults::isEarlyCancel),
                            running(
                                job ->
                                    new Running(job) {
                                      @Override
                                      protected void begin() {
                                        super.begin();
                                        if (early.remove(job.session())) {
                                          end(Ending.CANCELED);
                                        }
                                      }
                                    })))),
        fault("THE_CANCELLED_PRINTS_INTO_THE_NEXT", "What a client shows is not what it has run.")
            .breaks("CTL-7")
            .changed(running(Lingering::new)),
        fault("CANCEL_IN_A_BATCH_IS_ONLY_SAID", LEFT)
            .breaks("CTL-2")
            .patience(0.4)
            .changed(remembering(SequelFaults::deafToBatches)),
        fault("THE_TIMER_OF_A_FAILURE_HITS_THE_NEXT", "A command fails for no reason of its own.")
            .breaks("CTL-6")
            .changed(running(SequelFaults::timedBeyondItsFailure)),
        cancelOnlySaid("CANCEL_IS_ONLY_SAID_AFTER_A_CANCEL", Ending.CANCELED).beside("CTL-3"),
        cancelOnlySaid("CANCEL_AFTER_A_TIMEOUT_IS_ONLY_SAID", Ending.TIMED_OUT),
        fault("CANCEL_AFTER_A_RESUME_LEAVES_CHILDREN", LEFT)
            .breaks("CTL-3")
            .beside("CTL-2")
            .patience(0.4)
            .changed(running(Forgetful::new)),
        taken("WHAT_HAS_TIMED_OUT_CAN_BE_RESUMED", "RESUME", "resumed", SequelFaults::late),
        taken("WHAT_HAS_TIMED_OUT_CAN_BE_CANCELLED", "CANCEL", "canceled", SequelFaults::late),
        taken(
            "WHAT_HAS_FAILED_CAN_BE_RESUMED",
            "RESUME",
            "resumed",
            noted -> notingSaid(noted, ended(code -> code == 3))),
        taken(
            "WHAT_WAS_CANCELLED_CAN_BE_RESUMED",
            "RESUME",
            "resumed",
            noted -> noting(noted, (session, request) -> type(request).equals("CANCEL"))),
        besideWhat("A_SECOND_COMMAND_BESIDE_THE_RESUMED", "RESUME"),
        neverBusyAgain("TWO_COMMANDS_AT_ONCE_AFTER_A_CANCEL", Ending.CANCELED),
        neverBusyAgain("TWO_COMMANDS_AT_ONCE_AFTER_A_TIMEOUT", Ending.TIMED_OUT),
        fault("NO_TIMEOUT_AFTER_A_TIMEOUT", FORGOTTEN)
            .breaks("CTL-6")
            .patience(0.3)
            .changed(
                remembering(
                    late ->
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  protected void timedOut() {
                                    if (late.add(job.session())) {
                                      super.timedOut();
                                    }
                                  }
                                }))));
  }

  // ---- kinds of faults

  /** Adds the sessions one of whose commands has timed out. */
  private static UnaryOperator<Parts> late(Set<Session> noted) {
    return notingSaid(noted, ended(code -> code == TIMED_OUT));
  }

  /** The commands of sessions that are noted do not stand still. */
  static Variant pausing(String name, Function<Set<Session>, UnaryOperator<Parts>> noting) {
    return fault(name, RUNS_ON)
        .breaks("CTL-1")
        .changed(
            remembering(
                noted ->
                    both(
                        noting.apply(noted),
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  public Outcome pause() {
                                    return noted.contains(job.session())
                                        ? onlySaid(job, "paused")
                                        : super.pause();
                                  }
                                }))));
  }

  /** A cancel ends nothing in a session one of whose commands has ended so. */
  private static Variant cancelOnlySaid(String name, Ending before) {
    return fault(name, LEFT)
        .breaks("CTL-2")
        .patience(0.4)
        .changed(
            remembering(
                noted ->
                    running(
                        job ->
                            new Running(job) {
                              @Override
                              protected void end(Ending how) {
                                if (how != Ending.CANCELED || !noted.contains(job.session())) {
                                  super.end(how);
                                }
                              }

                              @Override
                              protected void complete(Ending how, int ofShell) {
                                if (how == before) {
                                  noted.add(job.session());
                                }
                                super.complete(how, ofShell);
                              }
                            })));
  }

  private static boolean isEarlyCancel(Session session, Request request) {
    return type(request).equals("CANCEL") && session.workplace().current().isEmpty();
  }

  /** A cancel ends nothing while a batch is carried out. */
  private static UnaryOperator<Parts> deafToBatches(Set<Session> inBatch) {
    return both(
        hearing(
            session ->
                (text, next) -> {
                  if (text.strip().startsWith("[")) {
                    inBatch.add(session);
                  }
                  next.accept(text);
                  inBatch.remove(session);
                }),
        running(
            job ->
                new Running(job) {
                  @Override
                  protected void end(Ending how) {
                    if (!inBatch.contains(job.session())) {
                      super.end(how);
                    }
                  }
                }));
  }

  /** The timer of a command that has failed ends whatever runs when it goes off. */
  private static CommandRun timedBeyondItsFailure(Job job) {
    return new Running(job) {
      @Override
      protected void complete(Ending how, int ofShell) {
        long seconds = job.execution().timeout().orElse(LONG);
        if (ofShell != 0 && seconds < LONG) {
          later(
              (int) seconds * 1_000,
              () -> job.session().workplace().current().ifPresent(CommandRun::kill));
        }
        super.complete(how, ofShell);
      }
    };
  }

  /** A control is taken though the command has ended. */
  static Variant taken(
      String name,
      String type,
      String status,
      Function<Set<Session>, UnaryOperator<Parts>> noting) {
    return fault(name, ALIVE)
        .breaks("CTL-4")
        .changed(
            remembering(
                noted ->
                    both(
                        noting.apply(noted),
                        calling(
                            session ->
                                (request, next) ->
                                    noted.contains(session)
                                            && session.workplace().current().isEmpty()
                                            && type(request).equals(type)
                                        ? status(status)
                                        : next.call(request)))));
  }

  /** After a command that has ended so, all commands of its session are run at once. */
  private static Variant neverBusyAgain(String name, Ending which) {
    return fault(name, "The output of two commands is mixed up.")
        .breaks("CTL-5")
        .changed(
            remembering(
                free ->
                    both(
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  protected void complete(Ending how, int ofShell) {
                                    if (how == which) {
                                      free.add(job.session());
                                    }
                                    super.complete(how, ofShell);
                                  }
                                }),
                        parts ->
                            parts.with(
                                Part.METHODS,
                                (session, tools) ->
                                    new SessionMethods(session, tools) {
                                      @Override
                                      protected boolean isBusy() {
                                        return super.isBusy() && !free.contains(session);
                                      }
                                    }))));
  }

  /** Holds back what commands print after one that has timed out during a pause. */
  private static final class Stuck extends Running {
    private final Set<Session> stuck;
    private volatile boolean paused;

    Stuck(Job job, Set<Session> stuck) {
      super(job);
      this.stuck = stuck;
    }

    @Override
    public Outcome pause() {
      paused = true;
      return super.pause();
    }

    @Override
    protected void timedOut() {
      if (paused) {
        stuck.add(job().session());
      }
      super.timedOut();
    }

    @Override
    protected void output(String type, String data) {
      if (paused || !stuck.contains(job().session())) {
        super.output(type, data);
      }
    }
  }

  /** A cancelled command makes room at once, and ends later. */
  private static final class Lingering extends Running {
    private volatile boolean cancelled;

    Lingering(Job job) {
      super(job);
    }

    @Override
    protected void end(Ending how) {
      cancelled |= how == Ending.CANCELED;
      tools().control().terminate(process());
      later(LINGERING, this::kill);
      if (cancelled) {
        free();
      }
    }

    @Override
    protected void output(String type, String data) {
      // Behind the end of the next command it would break another rule.
      if (!cancelled || job().session().workplace().current().isPresent()) {
        super.output(type, data);
      }
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      if (!cancelled) {
        super.complete(how, ofShell);
      }
    }
  }

  /** A command that has children no more, as far as a cancel knows, once it was resumed. */
  private static final class Forgetful extends Resumable {
    Forgetful(Job job) {
      super(job);
    }

    @Override
    protected void end(Ending how) {
      if (resumed && how == Ending.CANCELED) {
        process().signal("TERM", process().pid());
        later(1_000, () -> process().signal("KILL", process().pid()));
      } else {
        super.end(how);
      }
    }
  }
}
