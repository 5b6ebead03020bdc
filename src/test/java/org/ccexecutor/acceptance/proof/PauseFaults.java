package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.ControlFaults.run;
import static org.ccexecutor.acceptance.proof.ControlFaults.status;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.replacing;
import static org.ccexecutor.acceptance.proof.Tampering.result;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Resumable;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandProcess;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.RpcException;
import tools.jackson.databind.node.ObjectNode;

/** Faults of pause and resume. */
final class PauseFaults {
  static final String RUNS_ON = "A machine that was to be given to something else is still in use.";

  private static final int MUCH = 1_000; // characters
  private static final int TSTP = 20;

  private PauseFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(pauses());
    return all;
  }

  private static List<Variant> pauses() {
    return List.of(
        control(
            "PAUSE_IS_ONLY_SAID",
            RUNS_ON,
            new ProcessControl() {
              @Override
              public Pause pause(CommandProcess process) {
                return Pause.STILL;
              }
            }),
        control(
            "PAUSE_STOPS_THE_SHELL_ONLY",
            RUNS_ON,
            new ProcessControl() {
              @Override
              public Pause pause(CommandProcess process) {
                process.signal("STOP", process.pid());
                lag(100);
                return Pause.STILL;
              }
            }),
        control(
            "PAUSE_BY_SIGTSTP",
            RUNS_ON,
            new ProcessControl() {
              @Override
              public Pause pause(CommandProcess process) {
                return ignores(TSTP, process.pid()) ? Pause.STILL : super.pause(process);
              }
            }),
        control(
            "PAUSE_COMES_LATE",
            RUNS_ON,
            new ProcessControl() {
              @Override
              public Pause pause(CommandProcess process) {
                later(3_000, () -> signal(process, "STOP"));
                return Pause.STILL;
              }
            }),
        control("PAUSE_LASTS_A_MOMENT", RUNS_ON, new Waking(300)),
        control("PAUSE_LASTS_2_SECONDS", RUNS_ON, new Waking(2_000)),
        control("PAUSE_LASTS_5_SECONDS", RUNS_ON, new Waking(5_000)),
        run(
                "ONLY_THE_FIRST_COMMAND_IS_PAUSED",
                RUNS_ON,
                job ->
                    new Running(job) {
                      @Override
                      public Outcome pause() {
                        return job.number() == 1 ? super.pause() : onlySaid(job, "paused");
                      }
                    })
            .breaks("CTL-1"),
        run(
                "WHAT_WAS_PAUSED_HAS_FAILED",
                "A command that has succeeded seems to have failed.",
                job ->
                    new Resumable(job) {
                      @Override
                      protected String status(Ending how, int exitCode) {
                        return resumed ? "failed" : super.status(how, exitCode);
                      }
                    })
            .breaks("CTL-1"),
        run(
                "PAUSES_ARE_COUNTED",
                "What was paused by two clicks stands still for ever.",
                job ->
                    new Running(job) {
                      private int pauses;

                      @Override
                      public synchronized Outcome pause() {
                        pauses++;
                        return super.pause();
                      }

                      @Override
                      public synchronized Outcome resume() {
                        pauses = Math.max(0, pauses - 1);
                        return pauses > 0 ? onlySaid(job, "resumed") : super.resume();
                      }
                    })
            .breaks("CTL-1"),
        run(
                "A_SECOND_PAUSE_LETS_GO",
                RUNS_ON,
                job ->
                    new Running(job) {
                      private boolean paused;

                      @Override
                      public synchronized Outcome pause() {
                        paused = !paused;
                        if (paused) {
                          return super.pause();
                        }
                        tools().control().resume(process());
                        return onlySaid(job, "paused");
                      }
                    })
            .breaks("CTL-1"),
        run(
                "A_RESUME_IS_KEPT_FOR_LATER",
                RUNS_ON,
                job ->
                    new Resumable(job) {
                      private boolean paused;

                      @Override
                      public synchronized Outcome pause() {
                        paused = !resumed || paused;
                        return paused ? super.pause() : onlySaid(job, "paused");
                      }
                    })
            .breaks("CTL-1"),
        run(
                "A_PAUSE_LOSES_WHAT_FLOWS",
                "A log that was held for a moment has a hole.",
                job ->
                    new Running(job) {
                      private volatile boolean loses;

                      @Override
                      public Outcome pause() {
                        loses = true;
                        return super.pause();
                      }

                      @Override
                      protected void output(String type, String data) {
                        if (loses && data.length() > MUCH) {
                          loses = false;
                        } else {
                          super.output(type, data);
                        }
                      }
                    })
            .breaks("CTL-1"),
        control(
            "PAUSE_WORKS_ONCE",
            RUNS_ON,
            new ProcessControl() {
              private final java.util.Set<CommandProcess> paused =
                  java.util.concurrent.ConcurrentHashMap.newKeySet();

              @Override
              public Pause pause(CommandProcess process) {
                return paused.add(process) ? super.pause(process) : Pause.STILL;
              }
            }),
        control(
            "PAUSE_ENDS_THE_COMMAND",
            "What was done is lost.",
            new ProcessControl() {
              @Override
              public Pause pause(CommandProcess process) {
                signal(process, "KILL");
                return Pause.STILL;
              }
            }),
        control(
                "RESUME_IS_ONLY_SAID",
                "A paused command never goes on.",
                new ProcessControl() {
                  @Override
                  public void resume(CommandProcess process) {
                    // Says so, and does nothing.
                  }
                })
            .patience(0.3),
        control(
                "RESUME_WAKES_THE_SHELL_ONLY",
                "A paused command never goes on.",
                new ProcessControl() {
                  @Override
                  public void resume(CommandProcess process) {
                    process.signal("CONT", process.pid());
                  }
                })
            .patience(0.4),
        said("NO_PAUSED", dropping(notification("process.paused"))),
        said("NO_RESUMED", dropping(notification("process.resumed"))),
        said(
            "PAUSED_WITH_ANOTHER_NAME",
            replacing(
                notification("process.paused"),
                message ->
                    Notification.of("process.suspended", (ObjectNode) message.get("params")))),
        said("PAUSE_RESULT_IS_OK", status("paused", "ok")),
        said("PAUSE_RESULT_IS_PAUSE", status("paused", "PAUSED")),
        said("RESUME_RESULT_IS_RUNNING", status("resumed", "running")),
        said(
            "PAUSE_RESULT_IS_EMPTY",
            altering(result("paused"), message -> message.putObject("result"))),
        run("PAUSE_MUTES_ONLY", RUNS_ON, job -> new Muting(job)).breaks("CTL-1"),
        run(
                "PAUSE_LOSES_OUTPUT",
                "What was printed around a pause is lost.",
                job ->
                    new Resumable(job) {
                      @Override
                      protected void output(String type, String data) {
                        if (resumed) {
                          resumed = false;
                        } else {
                          super.output(type, data);
                        }
                      }
                    })
            .breaks("CTL-1"),
        run(
                "STDERR_IS_LOST_AFTER_A_PAUSE",
                "What goes wrong after a pause is lost.",
                job ->
                    new Resumable(job) {
                      @Override
                      protected void output(String type, String data) {
                        if (!resumed || type.equals("stdout")) {
                          super.output(type, data);
                        }
                      }
                    })
            .breaks("CTL-1")
            .patience(0.4),
        run(
                "OUTPUT_ONCE_MORE_AFTER_THE_PAUSE",
                "What was printed before a pause is printed again.",
                job ->
                    new Resumable(job) {
                      private volatile String last = "";

                      @Override
                      protected void output(String type, String data) {
                        super.output(type, resumed ? last + data : data);
                        last = data;
                        resumed = false;
                      }
                    })
            .breaks("CTL-1"),
        run(
                "OUTPUT_AFTER_PAUSED",
                "A client that has shown the pause shows output after it.",
                job ->
                    new Running(job) {
                      @Override
                      public Outcome pause() {
                        Outcome outcome = super.pause();
                        return new Outcome(
                            outcome.result(),
                            () -> {
                              outcome.afterward().run();
                              super.output("stdout", "");
                              out().send(tools().notices().output("stdout", "paused now\n"));
                            });
                      }
                    })
            .breaks("CTL-1"),
        fault("PAUSE_IS_REFUSED", "Nothing can be paused.")
            .breaks("CTL-1")
            .beside("RPC-2")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          if (request.method().equals("control") && type(request).equals("PAUSE")) {
                            session.workplace().current().orElseThrow(CommandRun::noProcess);
                            throw new RpcException(-32603, "Not supported");
                          }
                          return next.call(request);
                        }))
            .breaks("CTL-1", "RPC-3", "RPC-12"));
  }

  /** Whether a process ignores a signal, as Linux tells. */
  private static boolean ignores(int signal, long pid) {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return status
          .filter(line -> line.startsWith("SigIgn:"))
          .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
          .anyMatch(ignored -> ignored.testBit(signal - 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Variant control(String name, String harm, ProcessControl control) {
    return fault(name, harm).breaks("CTL-1").beside("RPC-3").with(Part.CONTROL, options -> control);
  }

  private static Variant said(String name, UnaryOperator<Parts> change) {
    return fault(name, "A client does not know whether its command stands still.")
        .breaks("CTL-1")
        .changed(change);
  }

  /** The answer to a control that nothing is done about. */
  static Outcome onlySaid(Job job, String status) {
    return new Outcome(
        job.tools().notices().controlResult(status),
        () -> job.session().outgoing().send(job.tools().notices().changed(status, job.process())));
  }

  /** Lets a paused command go on after a while. */
  private static final class Waking extends ProcessControl {
    private final int milliseconds;

    Waking(int milliseconds) {
      this.milliseconds = milliseconds;
    }

    @Override
    public Pause pause(CommandProcess process) {
      Pause pause = super.pause(process);
      later(milliseconds, () -> signal(process, "CONT"));
      return pause;
    }
  }

  /** Says nothing during a pause, and lets the command go on. */
  private static final class Muting extends Running {
    private final List<String[]> kept = new ArrayList<>();
    private boolean muted;

    Muting(Job job) {
      super(job);
    }

    @Override
    public synchronized Outcome pause() {
      muted = true;
      return onlySaid(job(), "paused");
    }

    @Override
    public synchronized Outcome resume() {
      muted = false;
      return new Outcome(
          tools().notices().controlResult("resumed"),
          () -> {
            out().send(tools().notices().changed("resumed", process()));
            synchronized (this) {
              kept.forEach(piece -> super.output(piece[0], piece[1]));
              kept.clear();
            }
          });
    }

    @Override
    protected synchronized void output(String type, String data) {
      if (muted) {
        kept.add(new String[] {type, data});
      } else {
        super.output(type, data);
      }
    }
  }
}
