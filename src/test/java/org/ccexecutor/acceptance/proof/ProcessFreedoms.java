package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.RpcException;

/** Correct servers that run, hold and end commands in other ways. */
final class ProcessFreedoms {
  private ProcessFreedoms() {}

  static List<Variant> all() {
    return List.of(
        process(
                "OUTPUT_EVERY_100_MS",
                "Output cut anywhere: what was on its way may arrive after a pause.",
                Gathering::new)
            .beside("CTL-1", "OUT-1", "OUT-4", "RPC-12"),
        process("NO_COMPLETION_AFTER_A_CANCEL", "No process.completed after a cancel.", Quiet::new)
            .onlyInTheWhole(),
        process(
            "ANY_EXIT_CODE_AFTER_A_CANCEL",
            "process.completed after a cancel with any exit code but 0.",
            job ->
                new Running(job) {
                  @Override
                  protected int exitCode(Ending how, int ofShell) {
                    return how == Ending.CANCELED ? -15 : super.exitCode(how, ofShell);
                  }
                }),
        process(
                "SIGNALS_ARE_NEGATIVE",
                "The exit code of a process that died by a signal.",
                job ->
                    new Running(job) {
                      @Override
                      protected int exitCode(Ending how, int ofShell) {
                        boolean signal = job.execution().command().contains("kill");
                        return how == Ending.BY_ITSELF && signal && ofShell > 128
                            ? 128 - ofShell
                            : super.exitCode(how, ofShell);
                      }
                    })
            .beside("OUT-2", "CTL-6"),
        process(
                "SECOND_PAUSE_IS_AN_ERROR",
                "A second pause, or a resume of what runs: an error.",
                job ->
                    new Running(job) {
                      private boolean paused;

                      @Override
                      public synchronized Outcome pause() {
                        check(!paused);
                        paused = true;
                        return super.pause();
                      }

                      @Override
                      public synchronized Outcome resume() {
                        check(paused);
                        paused = false;
                        return super.resume();
                      }

                      private void check(boolean fits) {
                        if (!fits) {
                          throw new RpcException(-32602, "Not now");
                        }
                      }
                    })
            .beside("CTL-1", "CTL-4", "CTL-8"),
        freedom(
                "NO_DIRECTORY_FOR_TEMPORARY_FILES",
                "Commands that run with a TMPDIR that names nothing.")
            .onlyInTheWhole()
            .beside("SES-3", "SES-5", "SES-6", "RPC-13", "ECHO-1", "ECHO-5", "OUT-4", "ROB-1")
            .changed(nowhereForTemporaryFiles()),
        freedom(
                "CANCEL_TAKES_THREE_SECONDS",
                "Until the process is gone, at most 5 s, the next command may be refused.")
            .beside("CTL-2", "CTL-3", "CTL-7", "SES-5", "SES-6")
            .changed(killingAfter(Duration.ofSeconds(3))),
        freedom("TIMEOUT_ENDS_AFTER_FIVE_SECONDS", "A timed-out command ended within 7 s more.")
            .beside("CTL-6")
            .longLasting()
            .changed(running(Lingering::new)),
        freedom("CANCEL_KILLS_AT_ONCE", "A cancelled process is not asked.")
            .onlyInTheWhole()
            .beside("CTL-2", "CTL-3", "CTL-6", "CTL-7", "SES-5")
            .changed(killingAfter(Duration.ZERO)));
  }

  static UnaryOperator<Parts> killingAfter(Duration grace) {
    return parts ->
        parts.with(
            Part.CONTROL,
            options ->
                new ProcessControl() {
                  @Override
                  public Duration grace() {
                    return grace;
                  }
                });
  }

  static UnaryOperator<Parts> nowhereForTemporaryFiles() {
    return commands(command -> "export TMPDIR=/nowhere/at/all\n" + command);
  }

  private static Variant process(String name, String sentence, Function<Job, CommandRun> run) {
    return freedom(name, sentence)
        .beside("CTL-2", "CTL-3", "CTL-7", "CTL-8", "RPC-12")
        .changed(running(run));
  }

  /** Takes five of the seven seconds that the contract gives for ending what has timed out. */
  private static final class Lingering extends Running {
    Lingering(Job job) {
      super(job);
    }

    @Override
    protected void timedOut() {
      lag(5_000);
      super.timedOut();
    }
  }

  /** Says nothing more after a cancel. */
  static final class Quiet extends Running {
    Quiet(Job job) {
      super(job);
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      if (how == Ending.CANCELED) {
        free();
      } else {
        super.complete(how, ofShell);
      }
    }
  }

  /** Gathers output for a while, and sends it then. */
  private static final class Gathering extends Running {
    private final List<String[]> kept = new ArrayList<>();

    Gathering(Job job) {
      super(job);
    }

    @Override
    protected synchronized void output(String type, String data) {
      if (kept.isEmpty()) {
        Tampering.later(100, this::flush);
      }
      kept.add(new String[] {type, data});
    }

    private synchronized void flush() {
      kept.forEach(piece -> super.output(piece[0], piece[1]));
      kept.clear();
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      flush();
      super.complete(how, ofShell);
    }
  }
}
