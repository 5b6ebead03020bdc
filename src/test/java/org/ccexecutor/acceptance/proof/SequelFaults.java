package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AftermathFaults.TIMED_OUT;
import static org.ccexecutor.acceptance.proof.AftermathFaults.ended;
import static org.ccexecutor.acceptance.proof.ControlFaults.LEFT;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
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
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;

/**
 * Faults of control, of timeouts and of second commands that show only after a cancel, a timeout or
 * a resume.
 */
final class SequelFaults {
  private SequelFaults() {}

  static List<Variant> all() {
    return List.of(
        pausing(
            "PAUSE_IS_ONLY_SAID_AFTER_A_CANCEL",
            canceled -> noting(canceled, (session, request) -> type(request).equals("CANCEL"))),
        pausing("PAUSE_IS_ONLY_SAID_AFTER_A_TIMEOUT", SequelFaults::late),
        cancelOnlySaid("CANCEL_IS_ONLY_SAID_AFTER_A_CANCEL", Ending.CANCELED).beside("CTL-3"),
        cancelOnlySaid("CANCEL_AFTER_A_TIMEOUT_IS_ONLY_SAID", Ending.TIMED_OUT),
        fault("CANCEL_AFTER_A_RESUME_LEAVES_CHILDREN", LEFT)
            .breaks("CTL-3")
            .beside("CTL-2")
            .patience(0.4)
            .changed(running(Forgetful::new)),
        taken("WHAT_HAS_TIMED_OUT_CAN_BE_RESUMED", "RESUME", "resumed"),
        taken("WHAT_HAS_TIMED_OUT_CAN_BE_CANCELLED", "CANCEL", "canceled"),
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
  private static Variant pausing(String name, Function<Set<Session>, UnaryOperator<Parts>> noting) {
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

  /** A control is taken though the command has timed out. */
  private static Variant taken(String name, String type, String status) {
    return fault(name, ALIVE)
        .breaks("CTL-4")
        .changed(
            remembering(
                noted ->
                    both(
                        late(noted),
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
