package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.doubling;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.output;
import static org.ccexecutor.acceptance.proof.Tampering.result;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.acceptance.proof.Tampering.Speaking;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.RpcException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults of the simplest command: its text, its messages and their order, its process id. */
final class EchoFaults {
  private static final String GARBLED = "What a command prints cannot be trusted.";
  private static final String BOOKS =
      "A client closes its books on a command too early, too late or never.";

  private EchoFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(plainTexts());
    all.addAll(oddTexts());
    all.addAll(orders());
    all.addAll(processIds());
    all.addAll(sizes());
    return all;
  }

  private static List<Variant> plainTexts() {
    return List.of(
        text("NEWLINE_IS_STRIPPED", data -> data.replaceFirst("\n$", ""))
            .breaks("ECHO-1", "ECHO-2"),
        text("EVERYTHING_IS_TRIMMED", String::strip).breaks("ECHO-1", "ECHO-2", "OUT-3"),
        text("NEWLINE_IS_CRLF", data -> data.replace("\n", "\r\n")).breaks("ECHO-1", "ECHO-2"),
        text("NEWLINE_IS_DOUBLED", data -> data.replace("\n", "\n\n")).breaks("ECHO-1", "ECHO-2"),
        text("A_PROMPT_BEFORE", data -> "$ " + data).breaks("ECHO-1", "ECHO-2"),
        text("OUTPUT_IN_CAPITALS", data -> data.toUpperCase(java.util.Locale.ROOT))
            .breaks("ECHO-1", "ECHO-2"),
        fault("THE_COMMAND_COMES_BACK", GARBLED)
            .breaks("ECHO-1", "ECHO-2")
            .changed(commands(command -> "printf '%s\\n' " + quoted(command))),
        fault("THE_COMMAND_IS_NEVER_RUN", "Nothing that the server says has happened.")
            .breaks("ECHO-1")
            .changed(
                commands(
                    command -> {
                      String echoed = command.replaceFirst("^echo '(.*)'$", "$1");
                      return echoed.equals(command) ? "true" : command;
                    })),
        fault("ANOTHER_SHELL", "Commands that people write for bash fail.")
            .breaks("ECHO-1")
            .changed(commands(command -> "exec sh -c " + quoted(command))),
        shell("SHELL_STOPS_AT_A_FAILURE", command -> "set -e; " + command)
            .breaks("ECHO-1", "OUT-2"),
        shell("SHELL_KNOWS_NO_EMPTY_VARIABLES", command -> "set -u; " + command).breaks("ECHO-1"),
        shell("SHELL_FINDS_NO_FILES", command -> "set -f; " + command).breaks("ECHO-1"),
        fault("NO_COMPLETION", "A client waits for ever for the end.")
            .breaks("ECHO-1", "ECHO-3")
            .changed(dropping(notification("process.completed"))),
        fault("COMPLETION_WITHOUT_STATUS", "A client cannot tell success from failure.")
            .breaks("ECHO-1")
            .changed(alteringParams("process.completed", params -> params.remove("status"))),
        fault("STATUS_SUCCESS", "A client that looks for \"completed\" finds no success.")
            .breaks("ECHO-1")
            .changed(
                alteringParams("process.completed", params -> params.put("status", "success"))),
        fault("COMPLETION_WITHOUT_EXIT_CODE", "A script cannot decide what to do next.")
            .breaks("ECHO-1", "OUT-2")
            .changed(alteringParams("process.completed", params -> params.remove("exit_code"))),
        fault("NULL_EXIT_CODE", "A script cannot decide what to do next.")
            .breaks("ECHO-1", "OUT-2")
            .changed(alteringParams("process.completed", params -> params.putNull("exit_code"))),
        fault("EXIT_CODE_AS_TEXT", "A script that compares numbers takes success for failure.")
            .breaks("ECHO-1", "OUT-2")
            .changed(
                alteringParams(
                    "process.completed",
                    params -> params.put("exit_code", params.get("exit_code").asString()))),
        fault("SUCCESS_IS_1", "A script takes success for failure.")
            .breaks("ECHO-1")
            .changed(
                alteringParams(
                    "process.completed",
                    params ->
                        params.put("exit_code", Math.max(1, params.get("exit_code").asInt())))),
        fault("SUCCESS_IS_FAILED", "A client takes success for failure.")
            .breaks("ECHO-1")
            .changed(alteringParams("process.completed", params -> params.put("status", "failed"))),
        fault("NO_OUTPUT", "A client sees nothing of what its command prints.")
            .breaks("ECHO-1", "ECHO-2", "ECHO-5")
            .changed(dropping(notification("process.output"))),
        fault("OUTPUT_ON_STDERR_TOO", "A client sees everything twice.")
            .breaks("ECHO-1")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          next.accept(message);
                          if (output("stdout").test(message)) {
                            ObjectNode copy = (ObjectNode) message.deepCopy();
                            ((ObjectNode) copy.get("params")).put("type", "stderr");
                            next.accept(copy);
                          }
                        })),
        fault("OUTPUT_TWICE", "A client sees everything twice.")
            .breaks("ECHO-1", "ECHO-2")
            .changed(doubling(notification("process.output"))));
  }

  private static List<Variant> oddTexts() {
    return List.of(
        odd("ACCENTS_ARE_LOST", data -> data.replaceAll("[^\\x00-\\x7f]", "?")),
        odd("ONLY_THE_BASIC_PLANE", data -> data.replaceAll("[\\x{10000}-\\x{10ffff}]", "\ufffd")),
        odd("ACCENTS_ARE_COMPOSED", data -> Normalizer.normalize(data, Normalizer.Form.NFC)),
        odd("ACCENTS_ARE_DECOMPOSED", data -> Normalizer.normalize(data, Normalizer.Form.NFD)),
        odd(
            "LATIN_1",
            data ->
                new String(
                    data.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.ISO_8859_1)),
        odd("JOINERS_ARE_DROPPED", data -> data.replace("\u200d", "")),
        odd("MARKUP_IS_ESCAPED", data -> data.replace("<", "&lt;").replace(">", "&gt;")),
        odd("MARKUP_IS_REMOVED", data -> data.replaceAll("<[^>]*>", "")),
        odd("ENTITIES_ARE_RESOLVED", data -> data.replace("&amp;", "&")),
        odd("TABS_ARE_SPACES", data -> data.replace("\t", "    ")),
        odd("SPACES_COLLAPSE", data -> data.replaceAll(" +", " ")),
        odd("SPACES_AROUND_ARE_TRIMMED", data -> data.replaceAll("(?m)^ +", "")),
        odd("SPACES_AT_THE_END_ARE_TRIMMED", data -> data.replaceAll("(?m) +$", "")),
        odd("BACKSLASHES_ARE_DOUBLED", data -> data.replace("\\", "\\\\")),
        odd("BACKSLASHES_ARE_RESOLVED", data -> data.replace("\\t", "\t").replace("\\n", "\n")),
        odd("QUOTES_ARE_DROPPED", data -> data.replace("\"", "")),
        odd("SINGLE_QUOTES_ARE_DROPPED", data -> data.replace("'", "")),
        odd("EMPTY_LINES_ARE_DROPPED", data -> data.replaceAll("(?m)^\n", "")).beside("ECHO-1"),
        odd("RIGHT_TO_LEFT_IS_MARKED", data -> data.replaceAll("(\\p{InHebrew}+)", "\u200f$1")),
        odd("UNUSUAL_LINE_ENDS_ARE_USUAL", data -> data.replaceAll("[\u2028\u2029\u0085]", "\n")),
        odd("A_FORM_FEED_BEGINS_A_LINE", data -> data.replaceAll("[\f\u000b]", "\n")),
        odd(
            "ESCAPES_OF_JSON_ARE_RESOLVED",
            data -> resolved(data, "\\\\u([0-9a-f]{4})", hex -> (char) Integer.parseInt(hex, 16))),
        odd(
            "ESCAPES_OF_ADDRESSES_ARE_RESOLVED",
            data -> resolved(data, "%([0-7][0-9A-Fa-f])", hex -> (char) Integer.parseInt(hex, 16))),
        odd("UNUSUAL_SPACES_ARE_USUAL", data -> data.replaceAll("[\u00a0\u2009\u3000]", " ")),
        odd(
            "MARKS_OF_DIRECTION_ARE_DROPPED",
            data -> data.replaceAll("[\u200e\u200f\u202a-\u202e]", "")),
        odd(
            "TYPOGRAPHIC_QUOTES_ARE_STRAIGHT",
            data -> data.replaceAll("[\u2018\u2019]", "'").replaceAll("[\u201c\u201d]", "\"")),
        odd("A_BYTE_ORDER_MARK_IS_DROPPED", data -> data.replace("\ufeff", "")),
        odd("JSON_IS_TAKEN_FOR_A_MESSAGE", data -> data.startsWith("{") ? "" : data),
        shell(
            "VARIABLES_ARE_EXPANDED",
            command ->
                "eval \""
                    + command.replace("\\", "\\\\").replace("\"", "\\\"").replace("`", "\\`")
                    + "\""),
        shell(
            "COMMANDS_IN_QUOTES_ARE_RUN",
            command ->
                "eval \""
                    + command
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$HOME", "\\$HOME")
                        .replace("${PATH}", "\\${PATH}")
                    + "\""),
        shell(
            "STARS_ARE_EXPANDED",
            command -> command.contains("* and") ? command.replace("'", "") : command),
        shell("SPACES_IN_COMMANDS_COLLAPSE", command -> command.replaceAll("  +", " ")),
        shell(
            "COMMANDS_ARE_TRIMMED_AT_LINES",
            command -> command.contains("\n\n") ? command.replace("\n\n", "\n") : command),
        shell("COMMANDS_IN_ASCII", command -> command.replaceAll("[^\\x00-\\x7f]", "?")),
        shell("ECHO_READS_ESCAPES", command -> "shopt -s xpg_echo; " + command),
        shell(
            "BACKSLASHES_IN_COMMANDS_ARE_HALVED",
            command -> command.startsWith("echo 'C:") ? command.replace("\\\\", "\\") : command),
        shell("HASH_BEGINS_A_COMMENT", command -> command.replaceAll(" # .*", "'")));
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

  private static Variant text(String name, UnaryOperator<String> change) {
    return fault(name, GARBLED)
        .changed(
            alteringParams(
                "process.output",
                params -> params.put("data", change.apply(params.get("data").asString()))));
  }

  private static String resolved(String text, String escape, Function<String, Object> character) {
    return Pattern.compile(escape)
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(character.apply(found.group(1)).toString()));
  }

  private static Variant odd(String name, UnaryOperator<String> change) {
    return text(name, change).breaks("ECHO-2");
  }

  private static Variant shell(String name, UnaryOperator<String> change) {
    return fault(name, "A command means something else than its author meant.")
        .breaks("ECHO-2")
        .beside("ECHO-1")
        .changed(commands(change));
  }

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

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
