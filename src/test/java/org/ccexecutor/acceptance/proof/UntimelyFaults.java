package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.isOneTooMany;
import static org.ccexecutor.acceptance.proof.Meddling.noting;
import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.error;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Calling;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.session.SessionMethods;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of what is asked at a time when it cannot be done: control while nothing runs, and a
 * second command.
 */
final class UntimelyFaults {

  static final String ALIVE = "A client believes that something still runs.";

  private UntimelyFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(nothingRuns());
    all.addAll(busy());
    return all;
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
        ended("THE_ENDED_CAN_BE_PAUSED", "PAUSE", "paused", 1),
        ended("THE_ENDED_CAN_BE_CANCELLED", "CANCEL", "canceled", 1),
        ended("THE_SECOND_THAT_ENDED_CAN_BE_CANCELLED", "CANCEL", "canceled", 2),
        fault("THE_ENDED_CAN_BE_RESUMED_IF_IT_WAS_PAUSED", ALIVE)
            .breaks("CTL-4")
            .changed(
                remembering(
                    paused ->
                        both(
                            calling(
                                session ->
                                    (request, next) ->
                                        paused.contains(session)
                                                && session.workplace().current().isEmpty()
                                                && type(request).equals("RESUME")
                                            ? status("resumed")
                                            : next.call(request)),
                            noting(paused, (session, request) -> type(request).equals("PAUSE"))))),
        cancelledTwice("THE_CANCELLED_CAN_BE_CANCELLED_AGAIN", "CANCEL", "canceled"),
        cancelledTwice("THE_CANCELLED_CAN_BE_PAUSED", "PAUSE", "paused"),
        killed("WHAT_DIED_BY_A_SIGNAL_CAN_BE_PAUSED", "PAUSE", "paused"),
        killed("WHAT_DIED_BY_A_SIGNAL_CAN_BE_CANCELLED", "CANCEL", "canceled"),
        fault("THE_FAILED_CAN_BE_CONTROLLED", ALIVE)
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
        besideWhat("A_SECOND_COMMAND_BESIDE_THE_PAUSED", "PAUSE"),
        beside(
                "THE_SECOND_COMMAND_ENDS_THE_FIRST",
                "What was done is lost.",
                (first, request) -> first.abandon())
            .beside("RPC-11"),
        beside(
            "THE_SECOND_COMMAND_PAUSES_THE_FIRST",
            "The first command never ends.",
            (first, request) -> signal(first, "STOP")),
        beside(
            "THE_SECOND_COMMAND_RESUMES_THE_FIRST",
            "What was to wait goes on.",
            (first, request) -> signal(first, "CONT")),
        beside(
            "THE_TIMEOUT_OF_THE_SECOND_COMMAND_ENDS_THE_FIRST",
            "What was done is lost.",
            (first, request) -> later(1_000 * timeout(request), first::abandon)),
        fault(
                "THE_SECOND_COMMAND_ENDS_THE_TIMEOUT_OF_THE_FIRST",
                "A forgotten command runs for ever.")
            .breaks("CTL-5")
            .patience(0.4)
            .changed(
                remembering(
                    refused ->
                        both(
                            running(
                                job ->
                                    new Running(job) {
                                      @Override
                                      protected void timedOut() {
                                        if (!refused.contains(job.session())) {
                                          super.timedOut();
                                        }
                                      }
                                    }),
                            noting(refused, Meddling::isOneTooMany)))),
        fault("THE_THIRD_COMMAND_IS_RUN", "The output of two commands is mixed up.")
            .breaks("CTL-5")
            .with(
                Part.METHODS,
                (session, tools) ->
                    new SessionMethods(session, tools) {
                      private int refused;

                      @Override
                      protected boolean isBusy() {
                        return super.isBusy() && refused++ == 0;
                      }
                    }),
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

  /** A control is taken though nothing runs any more, from so many commands on. */
  private static Variant ended(String name, String type, String status, int from) {
    return fault(name, ALIVE)
        .breaks("CTL-4")
        .changed(
            calling(
                session -> {
                  AtomicInteger ran = new AtomicInteger();
                  return (request, next) -> {
                    if (request.method().equals("execute")) {
                      ran.incrementAndGet();
                    }
                    boolean ended = ran.get() >= from && session.workplace().current().isEmpty();
                    return ended && type(request).equals(type)
                        ? status(status)
                        : next.call(request);
                  };
                }));
  }

  static Outcome status(String status) {
    return Outcome.of(Notification.object().put("status", status));
  }

  private static Function<Request, Outcome> failing(int code) {
    return request -> {
      throw new RpcException(code, "There is nothing to " + type(request));
    };
  }

  /** A command that is refused does something to the one that runs. */
  private static Variant beside(String name, String harm, BiConsumer<CommandRun, Request> what) {
    return fault(name, harm)
        .breaks("CTL-5")
        .patience(0.4)
        .changed(
            calling(
                session ->
                    (request, next) -> {
                      if (isOneTooMany(session, request)) {
                        session
                            .workplace()
                            .current()
                            .ifPresent(first -> what.accept(first, request));
                      }
                      return next.call(request);
                    }));
  }

  private static void signal(CommandRun run, String name) {
    run.process().signal(name, -run.process().pgid());
  }

  private static int timeout(Request request) {
    return request.params().map(params -> params.path("timeout").asInt(30)).orElse(30);
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

  /** A command is no reason to refuse another when it was last controlled so. */
  static Variant besideWhat(String name, String control) {
    return fault(name, "The output of two commands is mixed up.")
        .breaks("CTL-5")
        .with(
            Part.METHODS,
            (session, tools) ->
                new SessionMethods(session, tools) {
                  private boolean ignored;

                  @Override
                  protected Outcome control(Request request) {
                    Outcome outcome = super.control(request);
                    ignored = type(request).equals(control);
                    return outcome;
                  }

                  @Override
                  protected boolean isBusy() {
                    return super.isBusy() && !ignored;
                  }
                });
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

  /** A control is taken though the command has died by a signal. */
  private static Variant killed(String name, String type, String status) {
    return fault(name, ALIVE)
        .breaks("CTL-4")
        .changed(
            remembering(
                dying ->
                    both(
                        calling(
                            session ->
                                (request, next) ->
                                    dying.contains(session)
                                            && session.workplace().current().isEmpty()
                                            && type(request).equals(type)
                                        ? status(status)
                                        : next.call(request)),
                        noting(
                            dying,
                            (session, request) ->
                                request.params().toString().contains("kill -9")))));
  }

  /** After a cancel one more control is taken, though nothing runs. */
  private static Variant cancelledTwice(String name, String type, String status) {
    return fault(name, ALIVE)
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
}
