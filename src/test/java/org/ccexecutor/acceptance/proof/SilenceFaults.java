package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.rpc.Outcome;

/** Faults of commands that print nothing: something is heard of them all the same. */
final class SilenceFaults {
  private SilenceFaults() {}

  static List<Variant> all() {
    return List.of(
        silent("SILENCE_IS_SAID", (job, code) -> true),
        silent("SILENT_FAILURES_SAY_SOMETHING", (job, code) -> code != 0),
        silent("SILENT_SUCCESSES_SAY_SOMETHING", (job, code) -> code == 0),
        silent("THE_SECOND_SILENCE_IS_SAID", (job, code) -> job.number() > 1),
        remark("TIMEOUTS_ARE_SAID_ON_STDERR", Ending.TIMED_OUT, "Command timed out\n"),
        remark("CANCELS_ARE_SAID_ON_STDERR", Ending.CANCELED, "Command canceled\n"),
        said(
            "A_LONG_SILENCE_IS_SAID",
            job ->
                new Running(job) {
                  private boolean heard;

                  @Override
                  protected void begin() {
                    super.begin();
                    later(2_000, this::breakTheSilence);
                  }

                  private synchronized void breakTheSilence() {
                    if (!heard) {
                      super.output("stdout", "");
                    }
                  }

                  @Override
                  protected synchronized void output(String type, String data) {
                    heard = true;
                    super.output(type, data);
                  }

                  @Override
                  protected synchronized void complete(Ending how, int ofShell) {
                    heard = true;
                    super.complete(how, ofShell);
                  }
                }),
        said(
            "A_RESUME_IS_AN_EMPTY_OUTPUT",
            job ->
                new Running(job) {
                  @Override
                  public Outcome resume() {
                    Outcome outcome = super.resume();
                    return new Outcome(
                        outcome.result(),
                        () -> {
                          super.output("stdout", "");
                          outcome.afterward().run();
                        });
                  }
                }),
        fault("A_CHANGE_OF_DIRECTORY_IS_SAID", "What nobody has printed is taken for a result.")
            .breaks("OUT-9")
            .beside("ECHO-1")
            .changed(
                commands(command -> command.matches("cd \\S+") ? command + " && pwd" : command)));
  }

  // ---- kinds of faults

  /** The server prints something of its own when it ends a command. */
  private static Variant remark(String name, Ending when, String text) {
    return fault(name, "What the server says is taken for what the command says.")
        .breaks("OUT-9")
        .beside("CTL-2", "CTL-6")
        .changed(
            running(
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (how == when) {
                          super.output("stderr", text);
                        }
                        super.complete(how, ofShell);
                      }
                    }));
  }

  /** An empty message for commands that have printed nothing. */
  private static Variant silent(String name, BiPredicate<Job, Integer> when) {
    return said(
        name,
        job ->
            new Running(job) {
              private volatile boolean printed;

              @Override
              protected void output(String type, String data) {
                printed = true;
                super.output(type, data);
              }

              @Override
              protected void complete(Ending how, int ofShell) {
                if (!printed && when.test(job, ofShell)) {
                  super.output("stdout", "");
                }
                super.complete(how, ofShell);
              }
            });
  }

  private static Variant said(String name, Function<Job, CommandRun> run) {
    return fault(name, "An empty line is shown where there is none.")
        .breaks("OUT-9")
        .changed(running(run));
  }
}
