package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.doubling;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.output;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Faults of what an echo brings back: its text, and its end. */
final class TextFaults {
  private static final String GARBLED = "What a command prints cannot be trusted.";

  private TextFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(plainTexts());
    all.addAll(oddTexts());
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
        fault("ESCAPED_SURROGATES_ARE_BROKEN", GARBLED)
            .breaks("ECHO-2")
            .changed(
                hearing(
                    session ->
                        (text, next) ->
                            next.accept(text.replaceAll("\\\\u[dD][89a-fA-F]..", "\ufffd")))),
        fault("ESCAPES_ARE_OF_LATIN_1", GARBLED)
            .breaks("ECHO-2")
            .changed(
                hearing(
                    session ->
                        (text, next) -> next.accept(text.replaceAll("\\\\u[1-9a-c]...", "?")))),
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
        shell("COMMANDS_STAND_IN_BRACKETS_ON_ONE_LINE", command -> "(" + command + ")")
            .breaks("ECHO-1"),
        fault("NO_COMPLETION", "A client waits for ever for the end.")
            .breaks("ECHO-1", "ECHO-3")
            .longLasting()
            .changed(dropping(notification("process.completed"))),
        fault("COMPLETION_WITHOUT_STATUS", "A client cannot tell success from failure.")
            .breaks("ECHO-1")
            .changed(alteringParams("process.completed", params -> params.remove("status"))),
        fault("STATUS_SUCCESS", "A client that looks for \"completed\" finds no success.")
            .breaks("ECHO-1")
            .changed(
                alteringParams("process.completed", params -> params.put("status", "success"))),
        fault("COMPLETION_WITHOUT_EXIT_CODE", "A script cannot decide what to do next.")
            .breaks("ECHO-1", "OUT-2", "CTL-6")
            .changed(alteringParams("process.completed", params -> params.remove("exit_code"))),
        fault("NULL_EXIT_CODE", "A script cannot decide what to do next.")
            .breaks("ECHO-1", "OUT-2", "CTL-6")
            .changed(alteringParams("process.completed", params -> params.putNull("exit_code"))),
        fault("EXIT_CODE_AS_TEXT", "A script that compares numbers takes success for failure.")
            .breaks("ECHO-1", "OUT-2", "CTL-6")
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
        odd("REPLACEMENT_CHARACTERS_ARE_DROPPED", data -> data.replace("\ufffd", ""))
            .beside("OUT-8"),
        odd("CONTROL_CHARACTERS_ARE_DROPPED", data -> data.replaceAll("[\u0001-\b\u007f]", ""))
            .beside("OUT-3"),
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
        shell(
            "EMPTY_LINES_AT_THE_END_ARE_DROPPED",
            command ->
                command.startsWith("echo '") ? "printf '%s\\n' \"$(" + command + ")\"" : command),
        shell("SPACES_IN_COMMANDS_COLLAPSE", command -> command.replaceAll("  +", " ")),
        shell(
            "COMMANDS_ARE_TRIMMED_AT_LINES",
            command -> command.contains("\n\n") ? command.replace("\n\n", "\n") : command),
        shell(
                "LINE_ENDS_OF_WINDOWS_IN_COMMANDS_ARE_USUAL",
                command -> command.replace("\r\n", "\n"))
            .beside("OUT-3"),
        shell("COMMANDS_IN_ASCII", command -> command.replaceAll("[^\\x00-\\x7f]", "?")),
        shell("ECHO_READS_ESCAPES", command -> "shopt -s xpg_echo; " + command),
        shell(
            "BACKSLASHES_IN_COMMANDS_ARE_HALVED",
            command -> command.startsWith("echo 'C:") ? command.replace("\\\\", "\\") : command),
        shell("HASH_BEGINS_A_COMMENT", command -> command.replaceAll("('[^']*) # .*", "$1'")));
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

  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
