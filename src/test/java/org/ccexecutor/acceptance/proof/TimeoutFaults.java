package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.ControlFaults.ending;
import static org.ccexecutor.acceptance.proof.ControlFaults.run;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Resumable;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Parameters;

/** Faults of timeouts. */
final class TimeoutFaults {
  private static final int NEVER = 60_000;
  private static final int SHORT = 30; // seconds
  static final String FORGOTTEN = "A forgotten command runs for ever, or seems to have succeeded.";

  /** What closes the output of a command. */
  static final String CLOSING = "exec >/dev/null 2>&1;";

  private TimeoutFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(timeouts());
    return all;
  }

  private static List<Variant> timeouts() {
    return List.of(
        timed("TIMEOUT_IS_IGNORED", (number, seconds) -> OptionalLong.empty())
            .breaks("CTL-6")
            .patience(0.3),
        timed("TIMEOUT_IS_TEN_TIMES", (number, seconds) -> OptionalLong.of(seconds * 10))
            .breaks("CTL-6")
            .patience(0.3),
        timed(
                "TIMEOUT_IS_AN_HOUR_AT_LEAST",
                (number, seconds) -> OptionalLong.of(Math.max(3_600, seconds)))
            .breaks("CTL-6")
            .patience(0.3),
        timed(
                "ONLY_THE_FIRST_TIMEOUT_HOLDS",
                (number, seconds) -> number == 1 ? OptionalLong.of(seconds) : OptionalLong.empty())
            .breaks("CTL-6")
            .patience(0.3),
        timed(
                "SHORT_TIMEOUTS_ARE_5_SECONDS_AT_MOST",
                (number, seconds) ->
                    OptionalLong.of(seconds < SHORT ? Math.min(5, seconds) : seconds))
            .breaks("CTL-6"),
        timed(
                "TIMEOUTS_ARE_10_SECONDS_AT_MOST",
                (number, seconds) -> OptionalLong.of(Math.min(10, seconds)))
            .breaks("CTL-6"),
        timed(
                "LONG_TIMEOUTS_OVERFLOW_WITHOUT_SIGN",
                (number, seconds) -> OptionalLong.of((seconds * 1_000 & 0xFFFF_FFFFL) / 1_000))
            .breaks("CTL-6"),
        timed("TIMEOUT_IS_HALVED", (number, seconds) -> OptionalLong.of((seconds + 1) / 2))
            .breaks("CTL-6"),
        timed(
                "LARGE_TIMEOUTS_OVERFLOW",
                (number, seconds) -> OptionalLong.of((int) (seconds * 1_000) / 1_000))
            .breaks("CTL-6"),
        timed(
                "TIMEOUTS_BEYOND_2038_ARE_OVER",
                (number, seconds) ->
                    OptionalLong.of(
                        seconds + System.currentTimeMillis() / 1_000 > Integer.MAX_VALUE
                            ? 0
                            : seconds))
            .breaks("CTL-6"),
        fault("NO_TIMEOUT_AFTER_A_CANCEL", FORGOTTEN)
            .breaks("CTL-6")
            .patience(0.3)
            .changed(
                remembering(
                    canceled ->
                        both(
                            running(
                                job ->
                                    new Running(job) {
                                      @Override
                                      protected void timedOut() {
                                        if (!canceled.contains(job.session())) {
                                          super.timedOut();
                                        }
                                      }
                                    }),
                            noting(
                                canceled, (session, request) -> type(request).equals("CANCEL"))))),
        run(
                "NO_TIMEOUT_AFTER_A_RESUME",
                FORGOTTEN,
                job ->
                    new Resumable(job) {
                      @Override
                      protected void timedOut() {
                        if (!resumed) {
                          super.timedOut();
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        run(
                "NO_TIMEOUT_DURING_A_PAUSE",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      private volatile boolean paused;

                      @Override
                      public Outcome pause() {
                        paused = true;
                        return super.pause();
                      }

                      @Override
                      public Outcome resume() {
                        paused = false;
                        return super.resume();
                      }

                      @Override
                      protected void timedOut() {
                        if (!paused) {
                          super.timedOut();
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        run(
                "NO_TIMEOUT_AFTER_THE_END_OF_THE_OUTPUT",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      @Override
                      protected void timedOut() {
                        if (!job.execution().command().startsWith(CLOSING)) {
                          super.timedOut();
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        run(
                "TIMEOUT_WAITS_FOR_THE_READER",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      // Not the monitor of the run, which the end of a connection waits for.
                      private final Object reading = new Object();

                      @Override
                      protected void output(String type, String data) {
                        synchronized (reading) {
                          super.output(type, data);
                        }
                      }

                      @Override
                      protected void timedOut() {
                        synchronized (reading) {
                          super.timedOut();
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        run(
                "TIMEOUT_ENDS_THE_SHELL_ONLY",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      @Override
                      protected void timedOut() {
                        process().signal("TERM", process().pid());
                        later(1_000, () -> process().signal("KILL", process().pid()));
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        run(
                "TIMED_OUT_HAS_THE_EXIT_CODE_OF_ITS_SHELL",
                FORGOTTEN,
                job -> new ControlFaults.Trusting(job, Ending.TIMED_OUT))
            .breaks("CTL-6"),
        run(
                "TIMEOUT_IN_MILLISECONDS",
                "No command has time to end.",
                job ->
                    new Running(job) {
                      @Override
                      protected void begin() {
                        super.begin();
                        job.execution()
                            .timeout()
                            .ifPresent(millis -> later((int) millis, this::timedOut));
                      }
                    })
            .breaks("CTL-6")
            .beside(),
        run(
                "TIMEOUT_COMES_EARLY",
                "A command is ended that was in time.",
                job ->
                    new Running(job) {
                      @Override
                      protected void begin() {
                        super.begin();
                        job.execution()
                            .timeout()
                            .ifPresent(seconds -> later((int) seconds * 300, this::timedOut));
                      }
                    })
            .breaks("CTL-6"),
        run(
                "TIMEOUT_OF_THE_FIRST_FOR_ALL",
                "A command is ended that was in time.",
                job ->
                    new Running(job) {
                      @Override
                      protected void begin() {
                        super.begin();
                        later(
                            1_000,
                            () ->
                                job.session()
                                    .workplace()
                                    .current()
                                    .filter(run -> run != this && job.number() == 1)
                                    .ifPresent(CommandRun::abandon));
                      }
                    })
            .breaks("CTL-6"),
        run(
                "THE_TIMEOUT_OF_A_CANCELLED_COMMAND_HITS_THE_NEXT",
                "A command is ended that was in time.",
                job ->
                    new Running(job) {
                      private volatile boolean canceled;

                      @Override
                      protected void begin() {
                        super.begin();
                        job.execution()
                            .timeout()
                            .ifPresent(seconds -> later((int) seconds * 1_000, this::hitTheNext));
                      }

                      @Override
                      public Outcome cancel() {
                        canceled = true;
                        return super.cancel();
                      }

                      private void hitTheNext() {
                        if (canceled) {
                          job.session()
                              .workplace()
                              .current()
                              .filter(run -> run != this)
                              .ifPresent(CommandRun::abandon);
                        }
                      }
                    })
            .breaks("CTL-7"),
        run(
                "TIMED_OUT_IS_COMPLETED",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        super.complete(
                            how == Ending.TIMED_OUT ? Ending.BY_ITSELF : how,
                            how == Ending.TIMED_OUT ? 0 : ofShell);
                      }
                    })
            .breaks("CTL-6"),
        run(
                "TIMED_OUT_HAS_EXIT_CODE_0",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      @Override
                      protected int exitCode(Ending how, int ofShell) {
                        return how == Ending.TIMED_OUT ? 0 : super.exitCode(how, ofShell);
                      }

                      @Override
                      protected String status(Ending how, int exitCode) {
                        return how == Ending.TIMED_OUT ? "failed" : super.status(how, exitCode);
                      }
                    })
            .breaks("CTL-6"),
        run(
                "TIMED_OUT_HAS_STATUS_TIMEOUT",
                "A client that looks for \"failed\" finds no failure.",
                job ->
                    new Running(job) {
                      @Override
                      protected String status(Ending how, int exitCode) {
                        return how == Ending.TIMED_OUT ? "timeout" : super.status(how, exitCode);
                      }
                    })
            .breaks("CTL-6"),
        run(
                "TIMED_OUT_IS_ONLY_SAID",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      private boolean over;

                      @Override
                      protected void timedOut() {
                        complete(Ending.TIMED_OUT, 0);
                        over = true;
                      }

                      @Override
                      protected void output(String type, String data) {
                        if (!over) {
                          super.output(type, data);
                        }
                      }

                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (!over) {
                          super.complete(how, ofShell);
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        run(
                "TIMED_OUT_SAYS_NOTHING",
                "A client waits for ever for the end.",
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (how == Ending.TIMED_OUT) {
                          free();
                        } else {
                          super.complete(how, ofShell);
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.3),
        run(
                "TIMED_OUT_LOSES_OUTPUT",
                "What was printed before the end is lost.",
                job -> new BeforeTimeout(job))
            .breaks("CTL-6")
            .patience(0.5),
        run(
                "TIMEOUT_STARTS_ANEW_WITH_OUTPUT",
                FORGOTTEN,
                job ->
                    new Running(job) {
                      private volatile long last = System.nanoTime();

                      @Override
                      protected void output(String type, String data) {
                        last = System.nanoTime();
                        super.output(type, data);
                      }

                      @Override
                      protected void timedOut() {
                        if (System.nanoTime() - last > 500_000_000L) {
                          super.timedOut();
                        }
                      }
                    })
            .breaks("CTL-6")
            .patience(0.4),
        ending(
                "TIMEOUT_BY_SIGTERM_ONLY",
                new ProcessControl() {
                  @Override
                  public void kill(CommandProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-6")
            .beside()
            .patience(0.4));
  }

  /** How long the timeout of a command is: of its number in its session, and of what was asked. */
  @FunctionalInterface
  interface Lasting {
    OptionalLong last(int number, long seconds);
  }

  static Variant timed(String name, Lasting lasting) {
    return fault(name, FORGOTTEN)
        .changed(
            running(
                job ->
                    new Running(
                        new Job(
                            job.session(),
                            job.process(),
                            new Parameters.Execution(
                                job.execution().command(),
                                lasting.last(job.number(), job.execution().timeout().orElse(100))),
                            job.tools(),
                            job.number()))));
  }

  /** Keeps output for a while, and forgets it at the end of the time. */
  private static final class BeforeTimeout extends Running {
    BeforeTimeout(Job job) {
      super(job);
    }

    @Override
    protected void output(String type, String data) {
      if (!data.equals("begun\n") || job().execution().timeout().orElse(NEVER) > 1) {
        super.output(type, data);
      }
    }
  }
}
