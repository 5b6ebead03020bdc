package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.doubling;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.result;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.acceptance.proof.Tampering.Speaking;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.RpcException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of the messages of the simplest command: their order, its process id, its size. */
final class EchoFaults {
  private static final String BOOKS =
      "A client closes its books on a command too early, too late or never.";

  private EchoFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(orders());
    all.addAll(processIds());
    all.addAll(sizes());
    return all;
  }

  private static List<Variant> orders() {
    return List.of(
        fault("STARTED_BEFORE_THE_RESPONSE", BOOKS)
            .breaks("ECHO-3")
            .beside("RPC-3")
            .changed(
                saying(
                    session -> {
                      JsonNode[] kept = new JsonNode[1];
                      return (message, next) -> {
                        if (result("started").test(message)) {
                          kept[0] = message;
                          return;
                        }
                        next.accept(message);
                        if (Notification.is(message, "process.started")) {
                          next.accept(kept[0]);
                        }
                      };
                    })),
        fault("THE_RESPONSE_COMES_LAST", BOOKS)
            .breaks("ECHO-3", "RPC-3")
            .changed(
                saying(
                    session -> {
                      JsonNode[] kept = new JsonNode[1];
                      return (message, next) -> {
                        if (result("started").test(message)) {
                          kept[0] = message;
                          return;
                        }
                        next.accept(message);
                        if (Notification.is(message, "process.completed")) {
                          next.accept(kept[0]);
                        }
                      };
                    })),
        fault("NO_START", "A client that shows what runs shows nothing.")
            .breaks("ECHO-3")
            .beside("ECHO-4")
            .changed(dropping(notification("process.started"))),
        fault("START_TWICE", BOOKS)
            .breaks("ECHO-3")
            .changed(doubling(notification("process.started"))),
        fault("COMPLETION_TWICE", BOOKS)
            .breaks("ECHO-3")
            .changed(doubling(notification("process.completed"))),
        fault("OUTPUT_BEFORE_THE_START", BOOKS)
            .breaks("ECHO-3")
            .changed(held("process.started", "process.output")),
        fault("START_AT_THE_END", BOOKS)
            .breaks("ECHO-3")
            .changed(held("process.started", "process.completed")),
        fault("LAST_OUTPUT_AFTER_THE_COMPLETION", BOOKS)
            .breaks("ECHO-3")
            .changed(held("process.output", "process.completed")),
        fault("NO_START_OF_THE_SILENT", BOOKS)
            .breaks("ECHO-3")
            .changed(
                saying(
                    session -> {
                      JsonNode[] start = new JsonNode[1];
                      return (message, next) -> {
                        if (Notification.is(message, "process.started")) {
                          start[0] = message;
                        } else {
                          if (start[0] != null && Notification.is(message, "process.output")) {
                            next.accept(start[0]);
                            start[0] = null;
                          }
                          next.accept(message);
                        }
                      };
                    })),
        fault("OUTPUT_AFTER_THE_COMPLETION_OF_FAILURES", BOOKS)
            .breaks("ECHO-3")
            .changed(
                saying(
                    session -> {
                      List<JsonNode> kept = new ArrayList<>();
                      return (message, next) -> {
                        if (Notification.is(message, "process.output") && kept.isEmpty()) {
                          kept.add(message);
                        } else if (Notification.is(message, "process.completed")
                            && message.at("/params/exit_code").asInt() != 0) {
                          next.accept(message);
                          kept.forEach(next);
                          kept.clear();
                        } else {
                          kept.forEach(next);
                          kept.clear();
                          next.accept(message);
                        }
                      };
                    })),
        fault("COMPLETION_AT_THE_START_OF_MUCH", BOOKS)
            .breaks("ECHO-3")
            .changed(
                saying(
                    session -> {
                      JsonNode[] start = new JsonNode[1];
                      return (message, next) -> {
                        start[0] = Notification.is(message, "process.started") ? message : start[0];
                        if (Notification.is(message, "process.output")
                            && message.at("/params/data").asString().length() > 5_000) {
                          ObjectNode params = (ObjectNode) start[0].get("params").deepCopy();
                          next.accept(
                              Notification.of(
                                  "process.completed",
                                  params.put("status", "completed").put("exit_code", 0)));
                        }
                        next.accept(message);
                      };
                    })),
        fault("A_LATE_WORD_OF_THE_OLD", BOOKS)
            .breaks("ECHO-3")
            .beside("OUT-9")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          next.accept(message);
                          if (Notification.is(message, "process.completed")) {
                            next.accept(
                                Notification.of(
                                    "process.output",
                                    Notification.object().put("type", "stdout").put("data", "")));
                          }
                        })),
        announcedAfterwards("CANCELED_AFTER_THE_COMPLETION", "process.canceled", false),
        announcedAfterwards("CANCELED_AGAIN_AFTER_THE_COMPLETION", "process.canceled", true),
        announcedAfterwards("PAUSED_AGAIN_AFTER_THE_COMPLETION", "process.paused", true),
        announcedAfterwards("RESUMED_AGAIN_AFTER_THE_COMPLETION", "process.resumed", true),
        fault("A_LATE_END_OF_OUTPUT", BOOKS)
            .breaks("ECHO-3")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          next.accept(message);
                          if (Notification.is(message, "process.completed")) {
                            later(
                                20,
                                () ->
                                    session
                                        .outgoing()
                                        .send(
                                            Notification.of(
                                                "process.output",
                                                Notification.object()
                                                    .put("type", "stderr")
                                                    .put("data", "done\n"))));
                          }
                        })));
  }

  private static List<Variant> processIds() {
    return List.of(
        pid(
            "ANOTHER_PID_AT_THE_START",
            "process.started",
            params -> params.put("pid", params.get("pid").asLong() - 1)),
        pid(
            "ANOTHER_PID_AT_THE_END",
            "process.completed",
            params -> params.put("pid", params.get("pid").asLong() + 1)),
        pid(
            "PID_AS_TEXT",
            "process.started",
            params -> params.put("pid", params.get("pid").asString())),
        pid(
            "PID_AS_TEXT_AT_THE_END",
            "process.completed",
            params -> params.put("pid", params.get("pid").asString())),
        pid("NO_PID_AT_THE_START", "process.started", params -> params.remove("pid")),
        pid("NO_PID_AT_THE_END", "process.completed", params -> params.remove("pid")),
        pid("NULL_PID_AT_THE_END", "process.completed", params -> params.putNull("pid")),
        pid("PID_0_AT_THE_END", "process.completed", params -> params.put("pid", 0)),
        pid(
            "ANOTHER_PID_FOR_FAILURES",
            "process.completed",
            params ->
                params.put("pid", params.get("pid").asLong() + params.get("exit_code").asLong())),
        fault("NO_PID_IN_THE_RESPONSE", "A client cannot tell whose messages it reads.")
            .breaks("ECHO-4")
            .beside("ECHO-1")
            .changed(
                Tampering.altering(
                    result("started"),
                    message -> ((ObjectNode) message.get("result")).remove("pid"))),
        fault("PID_AS_TEXT_IN_THE_RESPONSE", "A client cannot tell whose messages it reads.")
            .breaks("ECHO-4")
            .changed(
                Tampering.altering(
                    result("started"),
                    message ->
                        ((ObjectNode) message.get("result"))
                            .put("pid", message.at("/result/pid").asString()))),
        fault("PID_OF_THE_COMMAND_BEFORE", "A client cannot tell whose messages it reads.")
            .breaks("ECHO-4")
            .changed(
                saying(
                    session -> {
                      long[] before = new long[1];
                      return (message, next) -> {
                        if (Notification.is(message, "process.completed")) {
                          ObjectNode copy = (ObjectNode) message.deepCopy();
                          long pid = copy.at("/params/pid").asLong();
                          ((ObjectNode) copy.get("params"))
                              .put("pid", before[0] == 0 ? pid : before[0]);
                          before[0] = pid;
                          next.accept(copy);
                        } else {
                          next.accept(message);
                        }
                      };
                    })),
        fault("PIDS_BELOW_0", "A client that looks the process up finds nothing.")
            .breaks("ECHO-4")
            .changed(saying(session -> (message, next) -> next.accept(negative(message)))));
  }

  private static List<Variant> sizes() {
    return List.of(
        whole("OUTPUT_ENDS_AT_65535_BYTES", 65_535),
        whole("OUTPUT_ENDS_AT_65536_BYTES", 65_536),
        whole("OUTPUT_ENDS_AT_32768_BYTES", 32_768).breaks("ECHO-5"),
        whole("OUTPUT_ENDS_AT_8192_BYTES", 8_192),
        whole("OUTPUT_ENDS_AT_4096_BYTES", 4_096),
        fault(
                "MESSAGES_ARE_CUT_AT_4096",
                "Programs that pipe files through the server lose most of them.")
            .breaks("ECHO-5")
            .beside("ECHO-1")
            .changed(
                alteringParams(
                    "process.output",
                    params -> params.put("data", start(params.get("data").asString(), 4_096)))),
        fault(
                "MESSAGES_ARE_CUT_AT_8192",
                "Programs that pipe files through the server lose most of them.")
            .breaks("ECHO-5")
            .changed(
                alteringParams(
                    "process.output",
                    params -> params.put("data", start(params.get("data").asString(), 8_192)))),
        fault("COMMANDS_OF_SEVERAL_LINES_ARE_NOT_RUN", "A program that sends scripts does nothing.")
            .breaks("ECHO-1")
            .beside("CTL-2")
            .changed(commands(command -> hasLines(command) ? "exit 2" : command)),
        fault("COMMANDS_ARE_TRIMMED", "Whoever escapes a space at the end gets a backslash.")
            .breaks("ECHO-2")
            .changed(commands(String::strip)),
        fault("COMMANDS_OF_65535_BYTES_AT_MOST", "A program cannot say what it has to say.")
            .breaks("ECHO-5")
            .with(
                Part.PARAMETERS,
                options ->
                    new Parameters() {
                      @Override
                      protected String command(JsonNode command) {
                        if (command.asString("").length() > 65_535) {
                          throw new RpcException(-32602, "Too long");
                        }
                        return super.command(command);
                      }
                    }),
        fault("COMMANDS_ARE_CUT_AT_65536_BYTES", "A program cannot say what it has to say.")
            .breaks("ECHO-5")
            .with(
                Part.PARAMETERS,
                options ->
                    new Parameters() {
                      @Override
                      protected String command(JsonNode command) {
                        return start(super.command(command), 65_536);
                      }
                    }),
        fault("MESSAGES_OF_64_KIB_AT_MOST", "A program cannot say what it has to say.")
            .breaks("ECHO-5")
            .set(options -> options.withMessageBytes(65_536)));
  }

  // ---- kinds of faults

  /** The first such notification waits until the first of the other kind has been sent. */
  private static UnaryOperator<Parts> held(String held, String until) {
    return saying(
        session -> {
          JsonNode[] kept = new JsonNode[1];
          Speaking speaking =
              (message, next) -> {
                if (Notification.is(message, held)) {
                  if (kept[0] != null) {
                    next.accept(kept[0]);
                  }
                  kept[0] = message;
                } else {
                  next.accept(message);
                  if (Notification.is(message, until) && kept[0] != null) {
                    next.accept(kept[0]);
                    kept[0] = null;
                  }
                }
              };
          return speaking;
        });
  }

  private static Variant pid(String name, String method, Consumer<ObjectNode> change) {
    return fault(name, "A client cannot tell whose messages it reads.")
        .breaks("ECHO-4")
        .beside("ECHO-1")
        .changed(alteringParams(method, change));
  }

  private static JsonNode negative(JsonNode message) {
    JsonNode copy = message.deepCopy();
    for (String member : List.of("result", "params")) {
      if (copy.path(member).has("pid")) {
        ((ObjectNode) copy.get(member)).put("pid", -copy.get(member).get("pid").asLong());
      }
    }
    return copy;
  }

  private static Variant whole(String name, int most) {
    return fault(name, "Programs that pipe files through the server lose their ends.")
        .breaks("ECHO-5")
        .changed(
            running(
                job ->
                    new Running(job) {
                      private int bytes;

                      @Override
                      protected synchronized void output(String type, String data) {
                        String left = startOfBytes(data, most - bytes);
                        bytes += left.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
                        if (!left.isEmpty()) {
                          super.output(type, left);
                        }
                      }
                    }));
  }

  private static String start(String text, int most) {
    return text.substring(0, Math.min(text.length(), most));
  }

  private static String startOfBytes(String text, int most) {
    StringBuilder start = new StringBuilder();
    int bytes = 0;
    for (int character : text.codePoints().toArray()) {
      bytes +=
          Character.toString(character).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      if (bytes > most) {
        break;
      }
      start.appendCodePoint(character);
    }
    return start.toString();
  }

  /** What a control has done is announced after the completion: only then, or then again. */
  private static Variant announcedAfterwards(String name, String method, boolean again) {
    return fault(name, BOOKS)
        .breaks("ECHO-3")
        .beside("CTL-1", "CTL-2", "CTL-4", "CTL-7")
        .changed(
            saying(
                session -> {
                  List<JsonNode> kept = new ArrayList<>();
                  return (message, next) -> {
                    boolean wanted = Notification.is(message, method);
                    if (wanted) {
                      kept.add(message);
                    }
                    if (!wanted || again) {
                      next.accept(message);
                    }
                    if (Notification.is(message, "process.completed")) {
                      kept.forEach(next);
                      kept.clear();
                    }
                  };
                }));
  }

  /** Whether a command has line ends outside of quotes. */
  private static boolean hasLines(String command) {
    return command.replaceAll("'[^']*'", "").contains("\n");
  }
}
