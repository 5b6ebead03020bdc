package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
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

/** Faults of cancels, and of what a session does afterwards. */
final class ControlFaults {
  static final String LEFT = "What was cancelled goes on eating the machine.";

  private ControlFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(cancels());
    all.addAll(afterwards());
    return all;
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
                  public void kill(CommandProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-6", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_BY_SIGINT_ONLY",
                new Signals() {
                  @Override
                  public void terminate(CommandProcess process) {
                    signal(process, "INT");
                    signal(process, "CONT");
                  }

                  @Override
                  public void kill(CommandProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-2", "CTL-6")
            .beside()
            .patience(0.4),
        ending(
                "CANCEL_BY_SIGHUP_ONLY",
                new Signals() {
                  @Override
                  public void terminate(CommandProcess process) {
                    signal(process, "HUP");
                    signal(process, "CONT");
                  }

                  @Override
                  public void kill(CommandProcess process) {
                    // A command that does not want to end goes on.
                  }
                })
            .breaks("CTL-2")
            .patience(0.4),
        ending(
                "CANCEL_LEAVES_THE_PAUSED",
                new Signals() {
                  @Override
                  public void terminate(CommandProcess process) {
                    signal(process, "TERM");
                  }

                  @Override
                  public void kill(CommandProcess process) {
                    // A stopped command does not see the signal.
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-6", "CTL-7")
            .patience(0.4),
        ending(
                "CANCEL_TAKES_7_SECONDS",
                new Signals() {
                  @Override
                  public void terminate(CommandProcess process) {
                    // Not at once.
                  }

                  @Override
                  public Duration grace() {
                    return Duration.ofSeconds(7);
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .longLasting()
            .patience(1.1)
            .withFixedPatience(),
        ending(
                "CANCEL_KILLS_AFTER_8_SECONDS",
                new Signals() {
                  @Override
                  public Duration grace() {
                    return Duration.ofSeconds(8);
                  }
                })
            .breaks("CTL-2", "CTL-3", "CTL-7")
            .patience(1.2)
            .withFixedPatience(),
        ending(
                "CANCEL_LEAVES_CHILDREN",
                new Signals() {
                  @Override
                  public void terminate(CommandProcess process) {
                    process.signal("TERM", process.pid());
                    process.signal("CONT", process.pid());
                  }

                  @Override
                  public void kill(CommandProcess process) {
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
                  public void kill(CommandProcess process) {
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
                  public void terminate(CommandProcess process) {
                    signal(process, "TERM");
                    signal(process, "CONT");
                    process.signal("KILL", process.pid());
                  }

                  @Override
                  public void kill(CommandProcess process) {
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
                "CANCELLED_HAS_THE_EXIT_CODE_OF_ITS_SHELL",
                "A cancelled build seems to have succeeded.",
                job -> new Trusting(job, Ending.CANCELED))
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

  // ---- kinds of faults

  static Variant run(String name, String harm, Function<Job, CommandRun> run) {
    return fault(name, harm).beside("CTL-2", "CTL-6").changed(running(run));
  }

  static Variant ending(String name, ProcessControl control) {
    return fault(name, LEFT).with(Part.CONTROL, options -> control);
  }

  private static Variant cancelled(String name, UnaryOperator<Parts> change) {
    return fault(name, "A client does not know whether its command is gone.")
        .breaks("CTL-2")
        .changed(change);
  }

  static UnaryOperator<Parts> status(String right, String wrong) {
    return altering(
        result(right), message -> ((ObjectNode) message.get("result")).put("status", wrong));
  }

  /** Control as it should be, to be changed by overriding. */
  private static class Signals extends ProcessControl {}

  /** Believes the exit code of a command's shell, however it ended. */
  static final class Trusting extends Running {
    private final Ending which;

    Trusting(Job job, Ending which) {
      super(job);
      this.which = which;
    }

    @Override
    protected int exitCode(Ending how, int ofShell) {
      return how == which ? ofShell : super.exitCode(how, ofShell);
    }
  }
}
