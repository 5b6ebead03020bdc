package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.error;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.replacing;
import static org.ccexecutor.acceptance.proof.Tampering.result;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Calling;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.ProcessControl;
import org.ccexecutor.reference.process.SupervisedProcess;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of pause, resume and cancel, of timeouts, and of what a session does meanwhile. */
final class ControlFaults {
  private static final int NEVER = 60_000;
  private static final String RUNS_ON =
      "A machine that was to be given to something else is still in use.";
  private static final String LEFT = "What was cancelled goes on eating the machine.";
  private static final String FORGOTTEN =
      "A forgotten command runs for ever, or seems to have succeeded.";

  private ControlFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(pauses());
    all.addAll(cancels());
    all.addAll(nothingRuns());
    all.addAll(busy());
    all.addAll(timeouts());
    all.addAll(afterwards());
    all.addAll(others());
    return all;
  }

  private static List<Variant> pauses() {
    return List.of(
        control(
            "PAUSE_IS_ONLY_SAID",
            RUNS_ON,
            new Signals() {
              @Override
              public Pause pause(SupervisedProcess process) {
                return Pause.STILL;
              }
            }),
        control(
            "PAUSE_STOPS_THE_SHELL_ONLY",
            RUNS_ON,
            new Signals() {
              @Override
              public Pause pause(SupervisedProcess process) {
                process.signal("STOP", process.pid());
                lag(100);
                return Pause.STILL;
              }
            }),
        control(
            "PAUSE_BY_SIGTSTP",
            RUNS_ON,
            new Signals() {
              @Override
              public Pause pause(SupervisedProcess process) {
                signal(process, "TSTP");
                return Pause.STILL;
              }
            }),
        control(
            "PAUSE_COMES_LATE",
            RUNS_ON,
            new Signals() {
              @Override
              public Pause pause(SupervisedProcess process) {
                later(3_000, () -> signal(process, "STOP"));
                return Pause.STILL;
              }
            }),
        control(
            "PAUSE_LASTS_A_MOMENT",
            RUNS_ON,
            new Signals() {
              @Override
              public Pause pause(SupervisedProcess process) {
                Pause pause = super.pause(process);
                later(300, () -> signal(process, "CONT"));
                return pause;
              }
            }),
        control(
            "PAUSE_WORKS_ONCE",
            RUNS_ON,
            new Signals() {
              private final java.util.Set<SupervisedProcess> paused =
                  java.util.concurrent.ConcurrentHashMap.newKeySet();

              @Override
              public Pause pause(SupervisedProcess process) {
                return paused.add(process) ? super.pause(process) : Pause.STILL;
              }
            }),
        control(
            "PAUSE_ENDS_THE_COMMAND",
            "What was done is lost.",
            new Signals() {
              @Override
              public Pause pause(SupervisedProcess process) {
                signal(process, "KILL");
                return Pause.STILL;
              }
            }),
        control(
                "RESUME_IS_ONLY_SAID",
                "A paused command never goes on.",
                new Signals() {
                  @Override
                  public void resume(SupervisedProcess process) {
                    // Says so, and does nothing.
                  }
                })
            .patience(0.3),
        control(
                "RESUME_WAKES_THE_SHELL_ONLY",
                "A paused command never goes on.",
                new Signals() {
                  @Override
                  public void resume(SupervisedProcess process) {
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
                    new Running(job) {
                      private volatile boolean resumed;

                      @Override
                      public Outcome resume() {
                        resumed = true;
                        return super.resume();
                      }

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
                "OUTPUT_ONCE_MORE_AFTER_THE_PAUSE",
                "What was printed before a pause is printed again.",
                job ->
                    new Running(job) {
                      private volatile String last = "";
                      private volatile boolean resumed;

                      @Override
                      public Outcome resume() {
                        resumed = true;
                        return super.resume();
                      }

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

  private static List<Variant> cancels() {
    return List.of(
        run(
                "CANCEL_IS_ONLY_SAID",
                LEFT,
                job ->
                    new Running(job) {
                      @Override
                      protected void end(Ending how) {
                        if (how != Ending.CANCELED) {
                          super.end(how);
                        }
                      }
                    })
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_BY_SIGTERM_ONLY",
                new Signals() {
                  @Override
                  public void kill(SupervisedProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_BY_SIGINT_ONLY",
                new Signals() {
                  @Override
                  public void terminate(SupervisedProcess process) {
                    signal(process, "INT");
                    signal(process, "CONT");
                  }

                  @Override
                  public void kill(SupervisedProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-2")
            .beside()
            .patience(0.4),
        ending(
                "CANCEL_BY_SIGHUP_ONLY",
                new Signals() {
                  @Override
                  public void terminate(SupervisedProcess process) {
                    signal(process, "HUP");
                    signal(process, "CONT");
                  }

                  @Override
                  public void kill(SupervisedProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-2")
            .patience(0.4),
        ending(
                "CANCEL_LEAVES_THE_PAUSED",
                new Signals() {
                  @Override
                  public void terminate(SupervisedProcess process) {
                    signal(process, "TERM");
                  }

                  @Override
                  public void kill(SupervisedProcess process) {
                    // A stopped command does not see the signal.
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-6", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_TAKES_7_SECONDS",
                new Signals() {
                  @Override
                  public void terminate(SupervisedProcess process) {
                    // Not at once.
                  }

                  @Override
                  public Duration grace() {
                    return Duration.ofSeconds(7);
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_KILLS_AFTER_8_SECONDS",
                new Signals() {
                  @Override
                  public Duration grace() {
                    return Duration.ofSeconds(8);
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_LEAVES_CHILDREN",
                new Signals() {
                  @Override
                  public void terminate(SupervisedProcess process) {
                    process.signal("TERM", process.pid());
                    process.signal("CONT", process.pid());
                  }

                  @Override
                  public void kill(SupervisedProcess process) {
                    process.signal("KILL", process.pid());
                  }
                })
            .breaks("CTL-3")
            .beside("CTL-2")
            .patience(0.4),
        ending(
                "CANCEL_LEAVES_CHILDREN_THAT_IGNORE_SIGTERM",
                new Signals() {
                  @Override
                  public void kill(SupervisedProcess process) {
                    process.signal("KILL", process.pid());
                  }
                })
            .breaks("CTL-3")
            .beside("CTL-2")
            .patience(0.4),
        ending(
                "CANCEL_KILLS_THE_SHELL_AND_ASKS_THE_CHILDREN",
                new Signals() {
                  @Override
                  public void terminate(SupervisedProcess process) {
                    signal(process, "TERM");
                    signal(process, "CONT");
                    process.signal("KILL", process.pid());
                  }

                  @Override
                  public void kill(SupervisedProcess process) {
                    // The shell is gone: that must do.
                  }
                })
            .breaks("CTL-3")
            .patience(0.4),
        cancelled("NO_CANCELED", dropping(notification("process.canceled"))),
        cancelled(
            "CANCELLED_IN_BRITISH",
            replacing(
                notification("process.canceled"),
                message ->
                    Notification.of("process.cancelled", (ObjectNode) message.get("params")))),
        cancelled("CANCEL_RESULT_IN_BRITISH", status("canceled", "cancelled")).beside("RPC-3"),
        cancelled("CANCEL_RESULT_IS_OK", status("canceled", "ok")),
        run(
                "CANCELLED_IS_COMPLETED",
                "A cancelled build seems to have succeeded.",
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        super.complete(
                            how == Ending.CANCELED ? Ending.BY_ITSELF : how,
                            how == Ending.CANCELED ? 0 : ofShell);
                      }
                    })
            .breaks("CTL-2"),
        run(
                "CANCELLED_HAS_EXIT_CODE_0",
                "A cancelled build seems to have succeeded.",
                job ->
                    new Running(job) {
                      @Override
                      protected int exitCode(Ending how, int ofShell) {
                        return how == Ending.CANCELED ? 0 : super.exitCode(how, ofShell);
                      }

                      @Override
                      protected String status(Ending how, int exitCode) {
                        return how == Ending.CANCELED ? "failed" : super.status(how, exitCode);
                      }
                    })
            .breaks("CTL-2"),
        run(
                "CANCELLED_IS_COMPLETED_WITH_143",
                "A cancelled build seems to have succeeded.",
                job ->
                    new Running(job) {
                      @Override
                      protected String status(Ending how, int exitCode) {
                        return how == Ending.CANCELED ? "completed" : super.status(how, exitCode);
                      }
                    })
            .breaks("CTL-2"),
        run(
                "ONLY_THE_FIRST_COMMAND_IS_CANCELLED",
                LEFT,
                job ->
                    new Running(job) {
                      @Override
                      protected void end(Ending how) {
                        if (how != Ending.CANCELED || job.number() == 1) {
                          super.end(how);
                        }
                      }
                    })
            .breaks("CTL-2")
            .patience(0.4),
        fault("THE_PAUSED_CANNOT_BE_CANCELLED", "A paused command cannot be got rid of.")
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .patience(0.4)
            .changed(
                calling(
                    session -> {
                      boolean[] paused = new boolean[1];
                      return (request, next) -> {
                        if (paused[0]
                            && type(request).equals("CANCEL")
                            && session.workplace().current().isPresent()) {
                          throw new RpcException(-32602, "It is paused");
                        }
                        Outcome outcome = next.call(request);
                        paused[0] =
                            request.method().equals("control")
                                ? type(request).equals("PAUSE")
                                : paused[0] && !request.method().equals("execute");
                        return outcome;
                      };
                    })));
  }

  private static List<Variant> nothingRuns() {
    return List.of(
        idle(
            "NOTHING_TO_CONTROL_IS_OK",
            request -> Outcome.of(Notification.object().put("status", "paused"))),
        idle("NOTHING_TO_CONTROL_IS_INVALID", failing(-32602)).beside("RPC-7"),
        idle("NOTHING_TO_CONTROL_IS_32000", failing(-32000)),
        idle("NOTHING_TO_CONTROL_IS_INTERNAL", failing(-32603)),
        idle(
            "NOTHING_TO_CANCEL_IS_OK",
            request ->
                type(request).equals("CANCEL")
                    ? Outcome.of(Notification.object().put("status", "canceled"))
                    : failing(-32002).apply(request)),
        idle(
            "NOTHING_TO_RESUME_IS_OK",
            request ->
                type(request).equals("RESUME")
                    ? Outcome.of(Notification.object().put("status", "resumed"))
                    : failing(-32002).apply(request)),
        fault("THE_ENDED_CAN_BE_PAUSED", "A client believes that something still runs.")
            .breaks("CTL-4")
            .changed(
                calling(
                    session -> {
                      boolean[] ran = new boolean[1];
                      return (request, next) -> {
                        ran[0] |= request.method().equals("execute");
                        boolean ended = ran[0] && session.workplace().current().isEmpty();
                        return ended && type(request).equals("PAUSE")
                            ? Outcome.of(Notification.object().put("status", "paused"))
                            : next.call(request);
                      };
                    })),
        fault("THE_ENDED_CAN_BE_CANCELLED", "A client believes that it has stopped something.")
            .breaks("CTL-4")
            .changed(
                calling(
                    session -> {
                      boolean[] ran = new boolean[1];
                      return (request, next) -> {
                        ran[0] |= request.method().equals("execute");
                        boolean ended = ran[0] && session.workplace().current().isEmpty();
                        return ended && type(request).equals("CANCEL")
                            ? Outcome.of(Notification.object().put("status", "canceled"))
                            : next.call(request);
                      };
                    })),
        cancelledTwice("THE_CANCELLED_CAN_BE_CANCELLED_AGAIN", "CANCEL", "canceled"),
        cancelledTwice("THE_CANCELLED_CAN_BE_PAUSED", "PAUSE", "paused"),
        fault("THE_FAILED_CAN_BE_CONTROLLED", "A client believes that something still runs.")
            .breaks("CTL-4")
            .changed(
                calling(
                    session -> {
                      boolean[] failing = new boolean[1];
                      return (request, next) -> {
                        failing[0] =
                            request.method().equals("execute")
                                ? request
                                    .params()
                                    .map(JsonNode::toString)
                                    .orElse("")
                                    .contains("exit 3")
                                : failing[0];
                        boolean ended =
                            failing[0]
                                && session.workplace().current().isEmpty()
                                && request.method().equals("control");
                        return ended
                            ? Outcome.of(Notification.object().put("status", "ok"))
                            : next.call(request);
                      };
                    })));
  }

  private static List<Variant> busy() {
    return List.of(
        busy("BUSY_IS_32002", -32002).beside("RPC-13"),
        busy("BUSY_IS_32000", -32000),
        busy("BUSY_IS_INTERNAL", -32603),
        fault("TWO_COMMANDS_AT_ONCE", "The output of two commands is mixed up.")
            .breaks("CTL-5")
            .beside("RPC-11", "RPC-13")
            .with(
                Part.METHODS,
                (session, tools) ->
                    new SessionMethods(session, tools) {
                      @Override
                      protected boolean isBusy() {
                        return false;
                      }
                    }),
        fault("A_SECOND_COMMAND_BESIDE_THE_PAUSED", "The output of two commands is mixed up.")
            .breaks("CTL-5")
            .with(
                Part.METHODS,
                (session, tools) ->
                    new SessionMethods(session, tools) {
                      private boolean paused;

                      @Override
                      protected Outcome control(Request request) {
                        Outcome outcome = super.control(request);
                        paused = type(request).equals("PAUSE");
                        return outcome;
                      }

                      @Override
                      protected boolean isBusy() {
                        return super.isBusy() && !paused;
                      }
                    }),
        fault("THE_SECOND_COMMAND_ENDS_THE_FIRST", "What was done is lost.")
            .breaks("CTL-5")
            .beside("RPC-11")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          Optional<CommandRun> first =
                              session
                                  .workplace()
                                  .current()
                                  .filter(run -> request.method().equals("execute"));
                          first.ifPresent(CommandRun::abandon);
                          return next.call(request);
                        })),
        fault("THE_SECOND_COMMAND_PAUSES_THE_FIRST", "The first command never ends.")
            .breaks("CTL-5")
            .patience(0.4)
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          session
                              .workplace()
                              .current()
                              .filter(run -> request.method().equals("execute"))
                              .ifPresent(
                                  run -> run.process().signal("STOP", -run.process().pgid()));
                          return next.call(request);
                        })),
        fault("THE_SECOND_COMMAND_MUTES_THE_FIRST", "What the first command prints is lost.")
            .breaks("CTL-5")
            .changed(
                parts -> {
                  java.util.Set<Session> muted = java.util.concurrent.ConcurrentHashMap.newKeySet();
                  return running(
                          job ->
                              new Running(job) {
                                @Override
                                protected void output(String type, String data) {
                                  if (!muted.remove(job.session())) {
                                    super.output(type, data);
                                  }
                                }
                              })
                      .andThen(
                          calling(
                              session ->
                                  (request, next) -> {
                                    if (request.method().equals("execute")
                                        && session.workplace().current().isPresent()) {
                                      muted.add(session);
                                    }
                                    return next.call(request);
                                  }))
                      .apply(parts);
                }),
        fault("THE_REFUSED_COMMAND_IS_RUN", "What was refused happens all the same.")
            .breaks("RPC-13")
            .beside("CTL-5")
            .changed(rejectedButRun(request -> true)));
  }

  private static List<Variant> timeouts() {
    return List.of(
        timed("TIMEOUT_IS_IGNORED", execution -> OptionalLong.empty())
            .breaks("CTL-6")
            .patience(0.3),
        timed(
                "TIMEOUT_IS_TEN_TIMES",
                execution -> OptionalLong.of(execution.timeout().orElse(100) * 10))
            .breaks("CTL-6")
            .patience(0.3),
        timed(
                "TIMEOUT_IS_AN_HOUR_AT_LEAST",
                execution -> OptionalLong.of(Math.max(3_600, execution.timeout().orElse(0))))
            .breaks("CTL-6")
            .patience(0.3),
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
                new Signals() {
                  @Override
                  public void kill(SupervisedProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-6")
            .beside()
            .patience(0.4));
  }

  private static List<Variant> afterwards() {
    return List.of(
        run(
                "BUSY_FOR_EVER_AFTER_A_CANCEL",
                "One cancel costs a client its session.",
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (how != Ending.CANCELED) {
                          super.complete(how, ofShell);
                        }
                      }
                    })
            .breaks("CTL-7")
            .beside("CTL-2")
            .patience(0.4),
        run(
                "BUSY_FOR_A_WHILE_AFTER_A_CANCEL",
                "A client has to wait for nothing.",
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        lag(how == Ending.CANCELED ? 7_000 : 0);
                        super.complete(how, ofShell);
                      }
                    })
            .breaks("CTL-7")
            .patience(0.4),
        run(
                "BUSY_AFTER_A_PAUSED_ONE_WAS_CANCELLED",
                "One cancel costs a client its session.",
                job ->
                    new Running(job) {
                      private volatile boolean paused;

                      @Override
                      public Outcome pause() {
                        paused = true;
                        return super.pause();
                      }

                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (!paused || how != Ending.CANCELED) {
                          super.complete(how, ofShell);
                        }
                      }
                    })
            .breaks("CTL-7")
            .patience(0.4),
        run(
                "BUSY_AFTER_A_TIMEOUT",
                "One timeout costs a client its session.",
                job ->
                    new Running(job) {
                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (how == Ending.TIMED_OUT) {
                          out().send(tools().notices().completed("failed", process(), 124, 1));
                        } else {
                          super.complete(how, ofShell);
                        }
                      }
                    })
            .breaks("CTL-7")
            .beside("CTL-6")
            .patience(0.4),
        run(
                "THE_KILL_HITS_THE_NEXT",
                "A command that nobody has cancelled is ended.",
                job ->
                    new Running(job) {
                      @Override
                      protected void end(Ending how) {
                        super.end(how);
                        if (how == Ending.CANCELED) {
                          later(
                              2_000,
                              () ->
                                  job.session()
                                      .workplace()
                                      .current()
                                      .ifPresent(CommandRun::abandon));
                        }
                      }
                    })
            .breaks("CTL-7"),
        run(
                "THE_KILL_AFTER_A_TIMEOUT_HITS_THE_NEXT",
                "A command that nobody has cancelled is ended.",
                job ->
                    new Running(job) {
                      @Override
                      protected void end(Ending how) {
                        super.end(how);
                        if (how == Ending.TIMED_OUT) {
                          later(
                              2_000,
                              () ->
                                  job.session()
                                      .workplace()
                                      .current()
                                      .ifPresent(CommandRun::abandon));
                        }
                      }
                    })
            .breaks("CTL-7"),
        fault("THE_SESSION_ENDS_WITH_A_CANCEL", "One cancel costs a client its session.")
            .breaks("CTL-7")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          next.accept(message);
                          if (Notification.is(message, "process.canceled")) {
                            later(200, () -> session.channel().close(1000, "Canceled"));
                          }
                        })));
  }

  private static List<Variant> others() {
    return List.of(
        fault("ANYBODY_CONTROLS_ANYTHING", "A stranger ends the work of others.")
            .breaks("CTL-8")
            .beside("CTL-4")
            .oneByOne()
            .with(
                Part.METHODS,
                (session, tools) ->
                    new SessionMethods(session, tools) {
                      @Override
                      protected Optional<CommandRun> current() {
                        return super.current()
                            .or(
                                () ->
                                    session().sessions().open().stream()
                                        .flatMap(other -> other.workplace().current().stream())
                                        .findFirst());
                      }

                      @Override
                      protected boolean isBusy() {
                        return super.current().isPresent();
                      }
                    }),
        naming("A_CONTROL_MAY_NAME_ANY_PROCESS", Naming::pid),
        naming("A_CONTROL_MAY_NAME_ANY_SESSION", Naming::session),
        touching("ANYBODY_PAUSES_ANYTHING", "PAUSE", true),
        touching("ANYBODY_CANCELS_ANYTHING", "CANCEL", true),
        touching("OTHERS_FEEL_A_REFUSED_CANCEL", "CANCEL", false),
        touching("OTHERS_FEEL_A_REFUSED_PAUSE", "PAUSE", false),
        fault("A_CANCEL_ENDS_ALL", "A client that cancels its command ends those of others.")
            .breaks("CTL-8")
            .oneByOne()
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          Outcome outcome = next.call(request);
                          if (type(request).equals("CANCEL")) {
                            session.sessions().open().stream()
                                .filter(other -> other != session)
                                .flatMap(other -> other.workplace().current().stream())
                                .forEach(CommandRun::abandon);
                          }
                          return outcome;
                        })));
  }

  // ---- kinds of faults

  private static Variant run(String name, String harm, Function<Job, CommandRun> run) {
    return fault(name, harm).beside("CTL-2", "CTL-6").changed(running(run));
  }

  private static Variant control(String name, String harm, ProcessControl control) {
    return fault(name, harm).breaks("CTL-1").beside("RPC-3").with(Part.CONTROL, options -> control);
  }

  private static Variant ending(String name, ProcessControl control) {
    return fault(name, LEFT).with(Part.CONTROL, options -> control);
  }

  private static Variant said(String name, UnaryOperator<Parts> change) {
    return fault(name, "A client does not know whether its command stands still.")
        .breaks("CTL-1")
        .changed(change);
  }

  private static Variant cancelled(String name, UnaryOperator<Parts> change) {
    return fault(name, "A client does not know whether its command is gone.")
        .breaks("CTL-2")
        .changed(change);
  }

  private static UnaryOperator<Parts> status(String right, String wrong) {
    return altering(
        result(right), message -> ((ObjectNode) message.get("result")).put("status", wrong));
  }

  /** Another answer to a control while nothing runs. */
  private static Variant idle(String name, Function<Request, Outcome> answer) {
    return fault(name, "A client believes that it was in time.")
        .breaks("CTL-4")
        .changed(
            calling(
                session ->
                    (request, next) ->
                        request.method().equals("control")
                                && session.workplace().current().isEmpty()
                                && type(request).matches("PAUSE|RESUME|CANCEL")
                            ? answer.apply(request)
                            : next.call(request)));
  }

  private static Function<Request, Outcome> failing(int code) {
    return request -> {
      throw new RpcException(code, "There is nothing to " + type(request));
    };
  }

  private static Variant busy(String name, int code) {
    return fault(name, "A client cannot tell that it has to wait.")
        .breaks("CTL-5")
        .beside("RPC-11")
        .changed(
            altering(
                message ->
                    error(-32602).test(message)
                        && message.at("/error/message").asString("").contains("already"),
                message -> ((ObjectNode) message.get("error")).put("code", code)));
  }

  private static Variant timed(String name, Function<Parameters.Execution, OptionalLong> timeout) {
    return fault(name, FORGOTTEN)
        .changed(
            running(
                job ->
                    new Running(
                        new Job(
                            job.session(),
                            job.process(),
                            new Parameters.Execution(
                                job.execution().command(), timeout.apply(job.execution())),
                            job.tools(),
                            job.number()))));
  }

  /** What is rejected is run all the same. */
  static UnaryOperator<Parts> rejectedButRun(java.util.function.Predicate<Request> which) {
    return parts ->
        parts.change(
            Part.METHODS,
            before ->
                (session, tools) -> {
                  Calling calling =
                      (request, next) -> {
                        try {
                          return next.call(request);
                        } catch (RpcException e) {
                          String command =
                              request
                                  .params()
                                  .map(params -> params.path("command").asString(""))
                                  .orElse("");
                          if (!command.isEmpty()
                              && command.indexOf('\0') < 0
                              && which.test(request)) {
                            launch(tools, command);
                          }
                          throw e;
                        }
                      };
                  org.ccexecutor.reference.rpc.Methods next = before.apply(session, tools);
                  return request -> calling.call(request, next);
                });
  }

  static void launch(SessionMethods.Tools tools, String command) {
    try {
      tools.launcher().launch(command);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A control of a session that runs nothing reaches the commands of others. */
  private static Variant touching(String name, String type, boolean admitted) {
    return fault(name, "A stranger ends or stops the work of others.")
        .breaks("CTL-8")
        .oneByOne()
        .changed(
            calling(
                session ->
                    (request, next) -> {
                      if (!request.method().equals("control")
                          || !type(request).equals(type)
                          || session.workplace().current().isPresent()) {
                        return next.call(request);
                      }
                      Optional<CommandRun> other =
                          session.sessions().open().stream()
                              .filter(each -> each != session)
                              .flatMap(each -> each.workplace().current().stream())
                              .findFirst();
                      other.ifPresent(
                          run ->
                              run.process()
                                  .signal(
                                      type.equals("PAUSE") ? "STOP" : "KILL",
                                      -run.process().pgid()));
                      return admitted && other.isPresent()
                          ? Outcome.of(
                              Notification.object()
                                  .put("status", type.equals("PAUSE") ? "paused" : "canceled"))
                          : next.call(request);
                    }));
  }

  /** After a cancel one more control is taken, though nothing runs. */
  private static Variant cancelledTwice(String name, String type, String status) {
    return fault(name, "A client believes that something still runs.")
        .breaks("CTL-4")
        .patience(0.2)
        .changed(
            calling(
                session -> {
                  boolean[] canceled = new boolean[1];
                  return (request, next) -> {
                    boolean running = session.workplace().current().isPresent();
                    if (canceled[0] && !running && type(request).equals(type)) {
                      return Outcome.of(Notification.object().put("status", status));
                    }
                    canceled[0] = running ? type(request).equals("CANCEL") : canceled[0];
                    return next.call(request);
                  };
                }));
  }

  /** What a control may name, though nothing runs in its own session. */
  private interface Naming {
    boolean names(JsonNode params, Session session, CommandRun run);

    static boolean pid(JsonNode params, Session session, CommandRun run) {
      return params.path("pid").asLong(0) == run.process().pid();
    }

    static boolean session(JsonNode params, Session session, CommandRun run) {
      return params.path("session_id").asString("").equals(session.id());
    }
  }

  /** A control reaches whatever it names in its params. */
  private static Variant naming(String name, Naming naming) {
    return fault(name, "A stranger ends or stops the work of others.")
        .breaks("CTL-8")
        .with(
            Part.METHODS,
            (session, tools) ->
                new SessionMethods(session, tools) {
                  private JsonNode params = Notification.object();

                  @Override
                  public Outcome call(Request request) {
                    params = request.params().orElseGet(Notification::object);
                    return super.call(request);
                  }

                  @Override
                  protected Optional<CommandRun> current() {
                    return super.current().or(this::named);
                  }

                  private Optional<CommandRun> named() {
                    return session().sessions().open().stream()
                        .flatMap(
                            other ->
                                other.workplace().current().stream()
                                    .filter(run -> naming.names(params, other, run)))
                        .findFirst();
                  }

                  @Override
                  protected boolean isBusy() {
                    return super.current().isPresent();
                  }
                });
  }

  private static String type(Request request) {
    return request.params().map(params -> params.path("type").asString("")).orElse("");
  }

  /** Control as it should be, to be changed by overriding. */
  private static class Signals extends ProcessControl {}

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
      return new Outcome(
          tools().notices().controlResult("paused"),
          () -> out().send(tools().notices().changed("paused", process())));
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
