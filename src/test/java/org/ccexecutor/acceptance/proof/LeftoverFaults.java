package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AftermathFaults.ended;
import static org.ccexecutor.acceptance.proof.DepartureFaults.abandoning;
import static org.ccexecutor.acceptance.proof.DepartureFaults.closed;
import static org.ccexecutor.acceptance.proof.DepartureFaults.cutting;
import static org.ccexecutor.acceptance.proof.DepartureFaults.leaving;
import static org.ccexecutor.acceptance.proof.DepartureFaults.leftByTheCut;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.notingSaid;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Incoming;

/** Faults of commands that are left behind only after something else has happened to them. */
final class LeftoverFaults {

  /** Longer than it takes to leave, so that nothing is killed before. */
  private static final int GRACE = 3_000;

  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 0x8;
  private static final int CODE_LENGTH = 2;
  private static final byte[] OWN_CODE = {(byte) (4000 >> 8), (byte) 4000};

  private LeftoverFaults() {}

  static List<Variant> all() {
    return List.of(
        abandoning(
            "CLOSE_LEAVES_WHAT_HAS_TIMED_OUT",
            job -> new Reluctant(job, Ending.TIMED_OUT, () -> closed(job))),
        leaving(
            "CLOSE_AFTER_TOO_LARGE_A_MESSAGE_LEAVES_THE_PROCESS",
            left -> after(Unfit.TOO_LARGE, left)),
        leaving("CLOSE_AFTER_A_BINARY_FRAME_LEAVES_THE_PROCESS", left -> after(Unfit.BINARY, left)),
        leaving(
            "CLOSE_LEAVES_WHAT_CAME_AFTER_A_CANCEL",
            left -> noting(left, (session, request) -> type(request).equals("CANCEL"))),
        leaving(
            "CLOSE_LEAVES_WHAT_CAME_AFTER_A_TIMEOUT",
            left -> notingSaid(left, ended(code -> code == AftermathFaults.TIMED_OUT))),
        leaving(
            "CLOSE_WITH_A_CODE_OF_ITS_OWN_LEAVES_THE_PROCESS",
            left -> ending(left, LeftoverFaults::isOwnCode)),
        leaving(
            "CLOSE_WITHOUT_A_CODE_LEAVES_THE_PROCESS",
            left -> ending(left, payload -> payload.length == 0)),
        abandoning(
            "CLOSE_LEAVES_WHAT_WAS_PAUSED_AGAIN",
            job -> new Pausable(job, () -> closed(job), 2, () -> {})),
        abandoning(
            "CLOSE_ONLY_ASKS_THE_PAUSED_TO_END",
            job ->
                new Pausable(
                    job,
                    () -> closed(job),
                    1,
                    () -> job.tools().control().terminate(job.process()))),
        leaving(
            "CLOSE_WITH_A_REASON_LEAVES_THE_PROCESS",
            left -> ending(left, payload -> payload.length > CODE_LENGTH)),
        leaving(
            "CLOSE_LEAVES_WHAT_HAS_NO_ID",
            left ->
                noting(
                    left,
                    (session, request) ->
                        request.isNotification() && request.method().equals("execute"))),
        leaving("TEXT_THAT_IS_NOT_UTF_8_LEAVES_THE_PROCESS", left -> after(Unfit.NOT_UTF_8, left)),
        cutting(
            "CUT_LEAVES_WHAT_HAS_TIMED_OUT",
            job ->
                new Reluctant(
                    job, Ending.TIMED_OUT, () -> job.session().end().isPresent() && !closed(job))),
        cutting(
            "CUT_ONLY_ASKS_THE_PAUSED_TO_END",
            job ->
                new Pausable(
                    job,
                    () -> !closed(job),
                    1,
                    () -> job.tools().control().terminate(job.process()))),
        leftByTheCut(
            "CUT_LEAVES_WHAT_WAS_RESUMED",
            left -> noting(left, (session, request) -> type(request).equals("RESUME"))),
        leftByTheCut(
            "CUT_LEAVES_WHAT_CAME_AFTER_A_CANCEL",
            left -> noting(left, (session, request) -> type(request).equals("CANCEL"))),
        leftByTheCut(
            "CUT_LEAVES_WHAT_CAME_AFTER_A_TIMEOUT",
            left -> notingSaid(left, ended(code -> code == AftermathFaults.TIMED_OUT))),
        leftByTheCut("CUT_LEAVES_WHAT_WAS_NOT_ALONE", left -> noting(left, Meddling::isOneTooMany)),
        cutting(
            "CUT_LEAVES_CHILDREN_THAT_IGNORE_SIGTERM",
            job ->
                new Running(job) {
                  @Override
                  public void abandon() {
                    if (closed(job)) {
                      super.abandon();
                    } else {
                      tools().control().terminate(process());
                      later(1_000, () -> process().signal("KILL", process().pid()));
                    }
                  }
                }),
        cutting(
            "CUT_IS_A_HANGUP",
            job ->
                new Running(job) {
                  @Override
                  public void abandon() {
                    if (closed(job)) {
                      super.abandon();
                    } else {
                      process().signal("HUP", -process().pgid());
                    }
                  }
                }),
        cutting(
            "CUT_LEAVES_THE_SECOND",
            job ->
                new Running(job) {
                  @Override
                  public void abandon() {
                    if (job.number() == 1 || closed(job)) {
                      super.abandon();
                    }
                  }
                }),
        cutting(
            "CUT_LEAVES_WHAT_IS_BEING_CANCELLED",
            job ->
                new Reluctant(
                    job, Ending.CANCELED, () -> job.session().end().isPresent() && !closed(job))),
        fault("CLOSE_FRAME_IS_NOT_HEARD", "Who says goodbye is kept, with all that it runs.")
            .breaks("SES-4", "SES-5", "AVL-5")
            .longLasting()
            .room(60)
            .patience(0.4)
            .startedBy(
                (options, parts) ->
                    FrameRelay.before(
                        Variant.reference(options, parts), frame -> (frame & OPCODE) != CLOSE)));
  }

  /** What is no message that a session can take. */
  private enum Unfit {
    TOO_LARGE,
    BINARY,
    NOT_UTF_8
  }

  /** Adds the sessions that send something of this kind to those that are remembered. */
  private static UnaryOperator<Parts> after(Unfit kind, Set<Session> noted) {
    return parts ->
        parts.with(
            Part.INCOMING,
            (session, dispatcher) ->
                new Incoming(session.channel(), dispatcher::receive) {
                  @Override
                  public void tooLarge(long limit) {
                    note(Unfit.TOO_LARGE);
                    super.tooLarge(limit);
                  }

                  @Override
                  public void binary(byte[] message) {
                    note(Unfit.BINARY);
                    super.binary(message);
                  }

                  @Override
                  public void notUtf8(byte[] message) {
                    note(Unfit.NOT_UTF_8);
                    super.notUtf8(message);
                  }

                  private void note(Unfit seen) {
                    if (seen == kind) {
                      noted.add(session);
                    }
                  }
                });
  }

  /** Whether a close frame names a code that only the client knows. */
  static boolean isOwnCode(byte[] payload) {
    return Arrays.equals(payload, OWN_CODE);
  }

  /** Adds the sessions that send such a close frame to those that are remembered. */
  static UnaryOperator<Parts> ending(Set<Session> noted, Predicate<byte[]> which) {
    return parts ->
        parts.with(
            Part.INCOMING,
            (session, dispatcher) ->
                new Incoming(session.channel(), dispatcher::receive) {
                  @Override
                  public void close(byte[] payload) {
                    if (which.test(payload)) {
                      noted.add(session);
                    }
                    super.close(payload);
                  }
                });
  }

  /** A command that is treated otherwise at the end of its session if it was paused so often. */
  private static final class Pausable extends Running {
    private final BooleanSupplier left;
    private final int often;
    private final Runnable instead;
    private volatile int pauses;

    Pausable(Job job, BooleanSupplier left, int often, Runnable instead) {
      super(job);
      this.left = left;
      this.often = often;
      this.instead = instead;
    }

    @Override
    public synchronized Outcome pause() {
      pauses++;
      return super.pause();
    }

    @Override
    public void abandon() {
      if (pauses < often || !left.getAsBoolean()) {
        super.abandon();
      } else {
        instead.run();
      }
    }
  }

  /** A command that was asked to end in one way, and goes on when its session ends meanwhile. */
  private static final class Reluctant extends Running {
    private final Ending first;
    private final BooleanSupplier left;
    private volatile boolean asked;

    Reluctant(Job job, Ending first, BooleanSupplier left) {
      super(job);
      this.first = first;
      this.left = left;
    }

    @Override
    protected void end(Ending how) {
      if (how == first) {
        asked = true;
        tools().control().terminate(process());
        later(GRACE, this::killUnlessLeft);
      } else if (!asked || !left.getAsBoolean()) {
        super.end(how);
      }
    }

    private void killUnlessLeft() {
      if (!left.getAsBoolean()) {
        kill();
      }
    }
  }
}
