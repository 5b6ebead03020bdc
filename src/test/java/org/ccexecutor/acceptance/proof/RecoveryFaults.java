package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AftermathFaults.TIMED_OUT;
import static org.ccexecutor.acceptance.proof.AftermathFaults.ended;
import static org.ccexecutor.acceptance.proof.ControlFaults.LEFT;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.notingSaid;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.SequelFaults.pausing;
import static org.ccexecutor.acceptance.proof.SequelFaults.taken;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.TimeoutFaults.FORGOTTEN;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Resumable;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.process.Utf8Stream;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;

/**
 * Faults of servers that do not find their way back: from a pause, from a cancel in a pause, from a
 * refusal, or when two things are asked of them at once.
 */
final class RecoveryFaults {
  private static final int GRACE = 1_000; // milliseconds
  private static final int SIGTERM_CODE = 143;
  private static final long AT_ONCE = 20_000_000; // nanoseconds

  private RecoveryFaults() {}

  static List<Variant> all() {
    return List.of(
        fault("TIMEOUT_LEAVES_CHILDREN_THAT_IGNORE_SIGTERM", FORGOTTEN)
            .breaks("CTL-6")
            .patience(0.4)
            .changed(running(Polite::new)),
        fault("TIMEOUT_AFTER_A_RESUME_LEAVES_CHILDREN", FORGOTTEN)
            .breaks("CTL-6")
            .patience(0.4)
            .changed(running(Childless::new)),
        fault("THE_TIMER_OF_THE_RESUMED_HITS_THE_NEXT", "A command is ended that was in time.")
            .breaks("CTL-6")
            .changed(running(Echoing::new)),
        pausing("PAUSE_IS_ONLY_SAID_AFTER_A_CANCEL_IN_A_PAUSE", RecoveryFaults::cancelledInAPause),
        fault("NO_TIMEOUT_AFTER_A_CANCEL_IN_A_PAUSE", FORGOTTEN)
            .breaks("CTL-6")
            .patience(0.3)
            .changed(
                remembering(
                    noted ->
                        both(
                            cancelledInAPause(noted),
                            running(
                                job ->
                                    new Running(job) {
                                      @Override
                                      protected void timedOut() {
                                        if (!noted.contains(job.session())) {
                                          super.timedOut();
                                        }
                                      }
                                    })))),
        failingAlike("EVERY_FAILURE_AFTER_A_CANCEL_IS_143", RecoveryFaults::cancelled),
        failingAlike(
            "EVERY_FAILURE_AFTER_A_TIMEOUT_IS_143",
            noted -> notingSaid(noted, ended(code -> code == TIMED_OUT))),
        fault("NO_WARNINGS_AFTER_A_CANCEL", "The one command that matters fails without a word.")
            .breaks("OUT-1")
            .changed(
                remembering(
                    noted ->
                        both(
                            cancelled(noted),
                            running(
                                job ->
                                    new Running(job) {
                                      @Override
                                      protected void output(String type, String data) {
                                        if (type.equals("stdout")
                                            || !noted.contains(job.session())) {
                                          super.output(type, data);
                                        }
                                      }
                                    })))),
        relenting("A_SECOND_CANCEL_CALLS_THE_KILL_OFF", "CANCEL"),
        relenting("A_PAUSE_CALLS_THE_KILL_OFF", "PAUSE"),
        fault("CANCEL_KILLS_WHO_WAS_THERE_AT_THE_PAUSE", LEFT)
            .breaks("CTL-3")
            .patience(0.4)
            .changed(running(Counting::new)),
        fault("A_PAUSE_CUTS_CHARACTERS", "Text in another script than Latin is garbled.")
            .breaks("CTL-1")
            .changed(running(Cutting::new)),
        taken(
            "WHAT_WAS_NOT_ALONE_CAN_BE_CANCELLED_WHEN_IT_HAS_ENDED",
            "CANCEL",
            "canceled",
            noted -> noting(noted, Meddling::isOneTooMany)),
        fault("COMMANDS_THAT_COME_AT_ONCE_ALL_RUN", "The output of two commands is mixed up.")
            .breaks("CTL-5")
            .with(Part.METHODS, Hasty::new));
  }

  // ---- kinds of faults

  /** Adds the sessions that have cancelled. */
  private static UnaryOperator<Parts> cancelled(Set<Session> noted) {
    return noting(noted, (session, request) -> type(request).equals("CANCEL"));
  }

  /** Adds the sessions that have cancelled what was paused. */
  private static UnaryOperator<Parts> cancelledInAPause(Set<Session> noted) {
    return remembering(
        paused -> noting(noted, (session, request) -> isCancelInAPause(paused, session, request)));
  }

  private static boolean isCancelInAPause(Set<Session> paused, Session session, Request request) {
    switch (type(request)) {
      case "PAUSE" -> paused.add(session);
      case "RESUME" -> paused.remove(session);
      default -> {}
    }
    return type(request).equals("CANCEL") && paused.remove(session);
  }

  /** Every failure in a session that is noted has the exit code of SIGTERM. */
  private static Variant failingAlike(
      String name, Function<Set<Session>, UnaryOperator<Parts>> noting) {
    return fault(name, "Scripts that decide by the exit code do the wrong thing next.")
        .breaks("OUT-2")
        .changed(
            remembering(
                noted ->
                    both(
                        noting.apply(noted),
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  protected int exitCode(Ending how, int ofShell) {
                                    int right = super.exitCode(how, ofShell);
                                    return right != 0 && noted.contains(job.session())
                                        ? SIGTERM_CODE
                                        : right;
                                  }
                                }))));
  }

  /** This control, after a cancel, keeps what does not want to end alive. */
  private static Variant relenting(String name, String type) {
    return fault(name, LEFT)
        .breaks("CTL-2")
        .patience(0.4)
        .changed(running(job -> new Relenting(job, type)));
  }

  /** A timeout asks all that belong to the command to end, and kills its shell alone. */
  private static final class Polite extends Running {
    private volatile boolean late;

    Polite(Job job) {
      super(job);
    }

    @Override
    protected void timedOut() {
      late = true;
      tools().control().terminate(process());
      later(GRACE, () -> process().signal("KILL", process().pid()));
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      super.complete(late ? Ending.TIMED_OUT : how, ofShell);
    }
  }

  /** A command that has children no more, as far as its timeout knows, once it was resumed. */
  private static final class Childless extends Resumable {
    Childless(Job job) {
      super(job);
    }

    @Override
    protected void timedOut() {
      if (resumed) {
        process().signal("TERM", process().pid());
        later(GRACE, () -> process().signal("KILL", process().pid()));
      } else {
        super.timedOut();
      }
    }
  }

  /** A resume starts a second timer, which nobody stops. */
  private static final class Echoing extends Running {
    Echoing(Job job) {
      super(job);
    }

    @Override
    public Outcome resume() {
      job().execution().timeout().ifPresent(seconds -> later((int) seconds * 1_000, this::hit));
      return super.resume();
    }

    private void hit() {
      job()
          .session()
          .workplace()
          .current()
          .filter(run -> run != this)
          .ifPresent(CommandRun::abandon);
    }
  }

  /** A cancelled command is not killed if its client asks for something else meanwhile. */
  private static final class Relenting extends Running {
    private final String by;
    private volatile boolean cancelled;
    private volatile boolean relented;

    Relenting(Job job, String by) {
      super(job);
      this.by = by;
    }

    @Override
    public Outcome pause() {
      relented |= cancelled && by.equals("PAUSE");
      return super.pause();
    }

    @Override
    public Outcome cancel() {
      relented |= cancelled && by.equals("CANCEL");
      cancelled = true;
      return super.cancel();
    }

    @Override
    protected void end(Ending how) {
      if (how == Ending.CANCELED) {
        tools().control().terminate(process());
        later(GRACE, this::killUnlessRelented);
      } else {
        super.end(how);
      }
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      super.complete(cancelled ? Ending.CANCELED : how, ofShell);
    }

    private void killUnlessRelented() {
      if (!relented) {
        kill();
      }
    }
  }

  /** A cancel after a pause ends those that the pause has found, and no others. */
  private static final class Counting extends Running {
    private volatile List<ProcessHandle> found = List.of();

    Counting(Job job) {
      super(job);
    }

    @Override
    public Outcome pause() {
      found =
          ProcessHandle.of(process().pid()).stream()
              .flatMap(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
              .toList();
      return super.pause();
    }

    @Override
    protected void end(Ending how) {
      if (how == Ending.CANCELED && !found.isEmpty()) {
        found.forEach(ProcessHandle::destroyForcibly);
      } else {
        super.end(how);
      }
    }
  }

  /** What a character has begun with is not kept over a pause. */
  private static final class Cutting extends Running {
    private volatile int pauses;

    Cutting(Job job) {
      super(job);
    }

    @Override
    public synchronized Outcome pause() {
      pauses++;
      return super.pause();
    }

    @Override
    protected OutputPump pump(String type) {
      return new OutputPump() {
        private Utf8Stream utf8 = new Utf8Stream();
        private int seen;

        @Override
        protected String decode(ByteBuffer bytes) {
          if (seen != pauses) {
            seen = pauses;
            utf8 = new Utf8Stream();
          }
          return utf8.decode(bytes);
        }

        @Override
        protected String finish() {
          return utf8.finish();
        }
      };
    }
  }

  /** Takes a moment to find out that a command runs. */
  private static final class Hasty extends SessionMethods {
    private long startedAt;

    Hasty(Session session, Tools tools) {
      super(session, tools);
    }

    @Override
    protected Outcome execute(Request request) {
      Outcome outcome = super.execute(request);
      startedAt = System.nanoTime();
      return outcome;
    }

    @Override
    protected boolean isBusy() {
      return super.isBusy() && System.nanoTime() - startedAt > AT_ONCE;
    }
  }
}
