package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.ControlFaults.LEFT;
import static org.ccexecutor.acceptance.proof.DepartureFaults.closed;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.PauseFaults.RUNS_ON;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;

/** Faults of what a server loses sight of: who has lost its parent, or has closed its output. */
final class OrphanFaults {
  private static final int GRACE = 500; // milliseconds
  private static final String OUTPUT_IS_CLOSED = "exec >/dev/null 2>&1;";

  private OrphanFaults() {}

  static List<Variant> all() {
    return List.of(
        fault("AN_END_REACHES_DESCENDANTS_ONLY", LEFT)
            .breaks("CTL-3", "CTL-6", "SES-5", "SES-6")
            .patience(0.4)
            .with(Part.CONTROL, options -> new Ancestry()),
        fault("A_PAUSE_REACHES_DESCENDANTS_ONLY", RUNS_ON)
            .breaks("CTL-1")
            .with(
                Part.CONTROL,
                options ->
                    new ProcessControl() {
                      @Override
                      public Pause pause(CommandProcess process) {
                        family(process).forEach(pid -> process.signal("STOP", pid));
                        lag(100);
                        return Pause.STILL;
                      }
                    }),
        silent("CANCEL_LEAVES_WHAT_HAS_CLOSED_ITS_OUTPUT", "CTL-2", how -> how == Ending.CANCELED),
        leavingSilent("CLOSE_LEAVES_WHAT_HAS_CLOSED_ITS_OUTPUT", "SES-5", job -> closed(job)),
        leavingSilent("CUT_LEAVES_WHAT_HAS_CLOSED_ITS_OUTPUT", "SES-6", job -> !closed(job)));
  }

  // ---- kinds of faults

  /** The shell of a command and all that descend from it: who has lost its parent does not. */
  private static List<Long> family(CommandProcess process) {
    return ProcessHandle.of(process.pid())
        .map(shell -> Stream.concat(Stream.of(shell), shell.descendants()))
        .orElseGet(Stream::empty)
        .map(ProcessHandle::pid)
        .toList();
  }

  /** A command that has closed its output does not end in this way. */
  private static Variant silent(String name, String requirement, Predicate<Ending> way) {
    return unless(
        name,
        requirement,
        job ->
            new Running(job) {
              @Override
              protected void end(Ending how) {
                if (!way.test(how) || !hasClosedItsOutput(job)) {
                  super.end(how);
                }
              }
            });
  }

  /** A command that has closed its output goes on when its session has ended in this way. */
  private static Variant leavingSilent(String name, String requirement, Predicate<Job> way) {
    return unless(
        name,
        requirement,
        job ->
            new Running(job) {
              @Override
              public void abandon() {
                if (!way.test(job) || !hasClosedItsOutput(job)) {
                  super.abandon();
                }
              }
            });
  }

  private static Variant unless(String name, String requirement, Function<Job, CommandRun> run) {
    return fault(name, LEFT).breaks(requirement).patience(0.4).changed(running(run));
  }

  private static boolean hasClosedItsOutput(Job job) {
    return job.execution().command().contains(OUTPUT_IS_CLOSED);
  }

  /** Ends who descends from the shell of a command. */
  private static final class Ancestry extends ProcessControl {
    @Override
    public void terminate(CommandProcess process) {
      List<Long> family = family(process);
      family.forEach(pid -> process.signal("TERM", pid));
      family.forEach(pid -> process.signal("CONT", pid));
      later(GRACE, () -> family.forEach(pid -> process.signal("KILL", pid)));
    }

    @Override
    public void kill(CommandProcess process) {
      family(process).forEach(pid -> process.signal("KILL", pid));
    }

    @Override
    public void awaitEnd(CommandProcess process) {
      // The shell has ended.
    }
  }
}
