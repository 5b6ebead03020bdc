package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AftermathFaults.ended;
import static org.ccexecutor.acceptance.proof.DepartureFaults.abandoning;
import static org.ccexecutor.acceptance.proof.DepartureFaults.closed;
import static org.ccexecutor.acceptance.proof.DepartureFaults.cutting;
import static org.ccexecutor.acceptance.proof.DepartureFaults.leaving;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.notingSaid;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.wire.Incoming;

/** Faults of commands that are left behind only after something else has happened to them. */
final class LeftoverFaults {

  /** Longer than it takes to leave, so that nothing is killed before. */
  private static final int GRACE = 3_000;

  private LeftoverFaults() {}

  static List<Variant> all() {
    return List.of(
        abandoning(
            "CLOSE_LEAVES_WHAT_HAS_TIMED_OUT",
            job -> new Reluctant(job, Ending.TIMED_OUT, () -> closed(job))),
        leaving(
            "CLOSE_AFTER_TOO_LARGE_A_MESSAGE_LEAVES_THE_PROCESS",
            left ->
                parts ->
                    parts.with(
                        Part.INCOMING,
                        (session, dispatcher) ->
                            new Incoming(session.channel(), dispatcher::receive) {
                              @Override
                              public void tooLarge(long limit) {
                                left.add(session);
                                super.tooLarge(limit);
                              }
                            })),
        leaving(
            "CLOSE_AFTER_A_BINARY_FRAME_LEAVES_THE_PROCESS",
            left ->
                parts ->
                    parts.with(
                        Part.INCOMING,
                        (session, dispatcher) ->
                            new Incoming(session.channel(), dispatcher::receive) {
                              @Override
                              public void binary(byte[] message) {
                                left.add(session);
                                super.binary(message);
                              }
                            })),
        leaving(
            "CLOSE_LEAVES_WHAT_CAME_AFTER_A_CANCEL",
            left -> noting(left, (session, request) -> type(request).equals("CANCEL"))),
        leaving(
            "CLOSE_LEAVES_WHAT_CAME_AFTER_A_TIMEOUT",
            left -> notingSaid(left, ended(code -> code == AftermathFaults.TIMED_OUT))),
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
            .breaks("SES-5", "AVL-5")
            .room(60)
            .patience(0.4)
            .startedBy((options, parts) -> DeafRelay.before(Variant.reference(options, parts))));
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
