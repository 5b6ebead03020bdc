package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.commanding;
import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Resumable;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.session.Session;
import tools.jackson.databind.node.ObjectNode;

/** Faults of exit codes, and of the input of commands. */
final class ResultFaults {
  private static final int MUCH = 5_000; // characters
  private static final int KILLED = 137;

  private ResultFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(exitCodes());
    all.addAll(inputs());
    return all;
  }

  private static List<Variant> exitCodes() {
    return List.of(
        code("EXIT_CODES_ARE_1", code -> Math.min(code, 1)),
        code("EXIT_CODES_ARE_MINUS_1", code -> code == 0 ? 0 : -1),
        code("EXIT_CODES_ARE_WAIT_STATUS", code -> code << 8),
        code("EXIT_CODES_ARE_SIGNED", code -> (byte) code),
        code("EXIT_CODES_ARE_7_BITS", code -> code & 127).breaks("OUT-2"),
        code("EXIT_CODES_END_AT_2", code -> Math.min(code, 2)),
        code("NOT_FOUND_IS_126", code -> code == 127 ? 126 : code),
        code("CANNOT_BE_RUN_IS_127", code -> code == 126 ? 127 : code),
        code("CODES_LIKE_THOSE_OF_SIGNALS_ARE_1", code -> code > 128 && code < 160 ? 1 : code),
        code("THE_CODE_124_IS_MINUS_1", code -> code == 124 ? -1 : code),
        code("THE_CODE_137_IS_MINUS_9", code -> code == 137 ? -9 : code),
        code("THE_CODE_143_IS_MINUS_15", code -> code == 143 ? -15 : code),
        code("NOT_FOUND_IS_1", code -> code == 127 ? 1 : code),
        code("EXIT_CODES_ARE_ALWAYS_0", code -> 0).breaks("OUT-2", "CTL-2", "CTL-6"),
        code("AN_INTERRUPT_IS_A_SUCCESS", code -> code == 130 ? 0 : code),
        code("A_CRASH_IS_A_SUCCESS", code -> code == 139 ? 0 : code),
        fault("WHAT_WAS_RESUMED_HAS_SUCCEEDED", "A client takes failure for success.")
            .breaks("OUT-2")
            .changed(
                running(
                    job ->
                        new Resumable(job) {
                          @Override
                          protected int exitCode(Ending how, int ofShell) {
                            return resumed ? 0 : super.exitCode(how, ofShell);
                          }
                        })),
        fault("WHO_HAS_SAID_MUCH_HAS_SUCCEEDED", "A client takes failure for success.")
            .breaks("OUT-2")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private final AtomicInteger said = new AtomicInteger();

                          @Override
                          protected void output(String type, String data) {
                            said.addAndGet(data.length());
                            super.output(type, data);
                          }

                          @Override
                          protected int exitCode(Ending how, int ofShell) {
                            return said.get() > MUCH ? 0 : super.exitCode(how, ofShell);
                          }
                        })),
        fault("FAILURES_ARE_COMPLETED", "A client takes failure for success.")
            .breaks("OUT-2", "CTL-2", "CTL-6")
            .changed(
                alteringParams("process.completed", params -> params.put("status", "completed"))),
        fault("FAILURES_ARE_ERRORS", "A client that looks for \"failed\" finds no failure.")
            .breaks("OUT-2", "CTL-2", "CTL-6")
            .changed(
                alteringParams(
                    "process.completed",
                    params ->
                        params.put(
                            "status", params.get("status").asString().replace("failed", "error")))),
        fault("SIGNALS_ARE_SUCCESS", "A crash looks like a success.")
            .breaks("OUT-2", "CTL-2")
            .changed(
                alteringParams(
                    "process.completed",
                    params -> {
                      if (params.get("exit_code").asInt() > 128
                          && params.get("exit_code").asInt() < 160) {
                        params.put("exit_code", 0).put("status", "completed");
                      }
                    })),
        printing("WARNINGS_ARE_FAILURES", (type, data) -> type.equals("stderr")),
        printing("THE_WORD_ERROR_IS_A_FAILURE", (type, data) -> data.contains("error")),
        fault(
                "THE_END_OF_THE_OUTPUT_IS_THE_END",
                "A command that still works seems to have succeeded.")
            .breaks("OUT-2", "CTL-6")
            .changed(running(Deaf::new)),
        fault("BUSY_AFTER_A_DEATH_BY_A_SIGNAL", "One crash costs a client its session.")
            .breaks("OUT-2")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          @Override
                          protected void complete(Ending how, int ofShell) {
                            if (job.execution().command().startsWith("kill -9")) {
                              out()
                                  .send(
                                      tools().notices().completed("failed", process(), ofShell, 1));
                            } else {
                              super.complete(how, ofShell);
                            }
                          }
                        })),
        fault("ANY_FAILURE_IN_A_PIPE_COUNTS", "A command that has succeeded seems to have failed.")
            .breaks("OUT-2")
            .changed(commands(command -> "set -o pipefail; " + command)),
        fault("FAILURE_STICKS", "A success after a failure is taken for a failure.")
            .breaks("OUT-2")
            .changed(sticking(code -> code != 0, 1)),
        fault("DEATH_BY_A_SIGNAL_STICKS", "A success after a crash is taken for a failure.")
            .breaks("OUT-2")
            .changed(sticking(code -> code == KILLED, KILLED)),
        fault("SUCCESS_STICKS", "A failure after a success is taken for a success.")
            .breaks("OUT-2")
            .changed(sticking(code -> code == 0, 0)),
        fault("EXIT_CODE_OF_THE_FIRST_IN_A_PIPE", "A script decides by the wrong command.")
            .breaks("OUT-2")
            .changed(
                commands(
                    command ->
                        command.contains("|") ? command + "; exit ${PIPESTATUS[0]}" : command)),
        fault("EXIT_CODE_AFTER_OUTPUT_IS_0", "A command that says why it fails seems to succeed.")
            .breaks("OUT-2")
            .changed(
                commands(
                    command ->
                        command.startsWith("echo shown") ? "(" + command + "); true" : command)));
  }

  private static List<Variant> inputs() {
    return List.of(
        input(
            "INPUT_IS_NEVER_AT_ITS_END",
            "A command that reads its input waits for ever.",
            "< <(exec sleep 120)"),
        input("INPUT_IS_CLOSED", "A command that reads its input fails.", "<&-"),
        input(
            "INPUT_IS_AN_EMPTY_LINE",
            "A command that reads its input reads what nobody has typed.",
            "< <(echo)"),
        input(
            "INPUT_IS_ZEROS",
            "A command that reads its input never ends.",
            "< <(head -c 100000 /dev/zero)"),
        input(
                "INPUT_ENDS_AFTER_4_SECONDS",
                "A command that reads its input seems to hang.",
                "< <(exec sleep 4)")
            .patience(Variant.HALF),
        fault(
                "INPUT_AFTER_A_PAUSE_IS_OPEN",
                "A command that reads its input waits for ever once another was paused.")
            .breaks("OUT-7")
            .patience(0.3)
            .changed(
                remembering(
                    paused ->
                        both(
                            opening(paused),
                            noting(paused, (session, request) -> type(request).equals("PAUSE"))))),
        fault(
                "INPUT_AFTER_A_TIMEOUT_IS_OPEN",
                "A command that reads its input waits for ever once another has timed out.")
            .breaks("OUT-7")
            .patience(0.3)
            .changed(
                remembering(
                    timedOut ->
                        both(
                            opening(timedOut),
                            running(
                                job ->
                                    new Running(job) {
                                      @Override
                                      protected void timedOut() {
                                        timedOut.add(job.session());
                                        super.timedOut();
                                      }
                                    })))),
        fault(
                "INPUT_OF_THE_SECOND_COMMAND_IS_OPEN",
                "The second command that reads its input waits for ever.")
            .breaks("OUT-7")
            .patience(0.3)
            .changed(
                parts -> {
                  java.util.concurrent.atomic.AtomicBoolean read =
                      new java.util.concurrent.atomic.AtomicBoolean();
                  return commands(
                          command -> {
                            if (command.equals("true")) {
                              read.set(true);
                              return command;
                            }
                            return read.get() && command.startsWith("cat;")
                                ? waiting(command)
                                : command;
                          })
                      .apply(parts);
                }));
  }

  private static Variant code(String name, IntUnaryOperator code) {
    return fault(name, "A script decides by a wrong exit code.")
        .breaks("OUT-2")
        .beside("ECHO-1")
        .changed(
            running(
                job ->
                    new Running(job) {
                      @Override
                      protected int exitCode(Ending how, int ofShell) {
                        return code.applyAsInt(super.exitCode(how, ofShell));
                      }
                    }));
  }

  /** A command that prints something of this kind is said to have failed. */
  private static Variant printing(String name, BiPredicate<String, String> failure) {
    return fault(name, "A command that has succeeded seems to have failed.")
        .breaks("OUT-2")
        .beside("ECHO-1")
        .changed(
            running(
                job ->
                    new Running(job) {
                      private volatile boolean failed;

                      @Override
                      protected void output(String type, String data) {
                        failed |= failure.test(type, data);
                        super.output(type, data);
                      }

                      @Override
                      protected int exitCode(Ending how, int ofShell) {
                        int code = super.exitCode(how, ofShell);
                        return failed && code == 0 ? 1 : code;
                      }
                    }));
  }

  /** Once a command has had such an exit code, all that follow seem to end with this one. */
  private static UnaryOperator<Parts> sticking(IntPredicate which, int code) {
    return saying(
        session -> {
          boolean[] sticks = new boolean[1];
          return (message, next) -> {
            if (!Notification.is(message, "process.completed")) {
              next.accept(message);
              return;
            }
            ObjectNode copy = (ObjectNode) message.deepCopy();
            ObjectNode params = (ObjectNode) copy.get("params");
            boolean begins = which.test(params.get("exit_code").asInt());
            if (sticks[0]) {
              params.put("exit_code", code).put("status", code == 0 ? "completed" : "failed");
            }
            sticks[0] |= begins;
            next.accept(copy);
          };
        });
  }

  /** Takes a command that has closed its output for one that has ended. */
  private static final class Deaf extends Running {
    private final boolean closing;

    Deaf(Job job) {
      super(job);
      closing = job.execution().command().startsWith(TimeoutFaults.CLOSING);
    }

    @Override
    protected void begin() {
      super.begin();
      if (closing) {
        later(50, () -> super.complete(Ending.BY_ITSELF, 0));
      }
    }

    @Override
    protected void complete(Ending how, int ofShell) {
      if (!closing) {
        super.complete(how, ofShell);
      }
    }
  }

  /** Commands of these sessions find their input open. */
  private static UnaryOperator<Parts> opening(Set<Session> noted) {
    return calling(
        session ->
            (request, next) ->
                next.call(
                    noted.contains(session) && request.method().equals("execute")
                        ? commanding(request, ResultFaults::waiting)
                        : request));
  }

  /** A command whose input comes to no end. */
  private static String waiting(String command) {
    return "exec < <(exec sleep 120); " + command;
  }

  private static Variant input(String name, String harm, String input) {
    return fault(name, harm)
        .breaks("OUT-7")
        .beside("ECHO-1")
        .patience(0.3)
        .changed(commands(command -> "exec " + input + "; " + command));
  }
}
