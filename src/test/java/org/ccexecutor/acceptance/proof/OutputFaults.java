package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.output;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.process.Ending;
import tools.jackson.databind.node.ObjectNode;

/** Faults of output: its channel, and its completeness. */
final class OutputFaults {
  private static final String HALVED =
      "What a program prints without a newline is not what arrives.";

  private static final int SIGTERM_CODE = 143;
  static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+$");

  private OutputFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(channels());
    all.addAll(ends());
    return all;
  }

  private static List<Variant> channels() {
    return List.of(
        typed("STDERR_AS_STDOUT", (type, params) -> "stdout"),
        typed("CHANNELS_ARE_SWAPPED", (type, params) -> type.equals("stdout") ? "stderr" : "stdout")
            .breaks("OUT-1", "ECHO-1", "OUT-4"),
        typed("CHANNEL_IN_CAPITALS", (type, params) -> type.toUpperCase(java.util.Locale.ROOT)),
        typed("CHANNEL_ERR", (type, params) -> type.equals("stderr") ? "err" : type),
        typed("CHANNEL_AS_NUMBER", (type, params) -> type.equals("stderr") ? "2" : "1"),
        typed(
            "WARNINGS_AS_STDOUT",
            (type, params) -> params.get("data").asString().length() > 20 ? type : "stdout"),
        typed(
            "MUCH_STDERR_AS_STDOUT",
            (type, params) -> params.get("data").asString().contains("e2") ? "stdout" : type),
        piece("NO_CHANNEL", params -> params.remove("type")).breaks("OUT-1"),
        piece("NO_DATA", params -> params.put("text", params.remove("data").asString()))
            .breaks("OUT-1"),
        piece("DATA_AS_LIST", params -> params.putArray("data").add("line")).breaks("OUT-1"),
        fault("STDERR_AS_LATIN_1", "Nobody can read what goes wrong in another language.")
            .breaks("OUT-1")
            .changed(
                altering(
                    output("stderr"),
                    message -> {
                      ObjectNode params = (ObjectNode) message.get("params");
                      byte[] bytes = params.get("data").asString().getBytes(StandardCharsets.UTF_8);
                      params.put("data", new String(bytes, StandardCharsets.ISO_8859_1));
                    })),
        fault("STDERR_ENDS_WHEN_STDOUT_BEGINS", "A client never learns why a command fails.")
            .breaks("OUT-1")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private String channels = "";

                          @Override
                          protected synchronized void output(String type, String data) {
                            channels += type;
                            if (!channels.matches("(stderr)+(stdout)+stderr")) {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("NO_STDERR", "A client never learns why a command fails.")
            .breaks("OUT-1", "OUT-3")
            .beside("ECHO-1")
            .changed(dropping(output("stderr"))),
        fault("NO_STDERR_OF_THE_SECOND_COMMAND", "A client never learns why a command fails.")
            .breaks("OUT-1")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          @Override
                          protected void output(String type, String data) {
                            if (type.equals("stdout") || job.number() == 1) {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("NO_STDERR_OF_SUCCESS", "A client never sees a warning.")
            .breaks("OUT-1")
            .changed(
                commands(
                    command ->
                        command.contains("warning")
                            ? "{ " + command + "; } 2>/dev/null"
                            : command)),
        fault("STDERR_INTO_STDOUT", "Programs that read the result read warnings.")
            .breaks("OUT-1")
            .beside("ECHO-1")
            .changed(commands(command -> "exec 2>&1; " + command)),
        fault("STDERR_OF_FAILURES_AS_STDOUT", "Programs that read the result read complaints.")
            .breaks("OUT-1")
            .changed(
                commands(
                    command -> command.endsWith("exit 1") ? "exec 2>&1; " + command : command)));
  }

  private static List<Variant> ends() {
    return List.of(
        end(
            "LAST_LINE_WITHOUT_END_IS_LOST",
            () -> {
              StringBuilder rest = new StringBuilder();
              return (text, sink) -> {
                rest.append(text);
                int last = rest.lastIndexOf("\n") + 1;
                if (last > 0) {
                  sink.accept(rest.substring(0, last));
                  rest.delete(0, last);
                }
              };
            }),
        end(
                "A_NEWLINE_IS_ADDED",
                () -> (text, sink) -> sink.accept(text.endsWith("\n") ? text : text + "\n"))
            .beside("ECHO-1"),
        end("CARRIAGE_RETURNS_ARE_LOST", () -> (text, sink) -> sink.accept(text.replace("\r", "")))
            .breaks("OUT-3", "ECHO-2"),
        end(
                "CARRIAGE_RETURNS_ARE_NEWLINES",
                () -> (text, sink) -> sink.accept(text.replace("\r\n", "\n").replace("\r", "\n")))
            .breaks("OUT-3", "ECHO-2"),
        end("CRLF_IS_LF", () -> (text, sink) -> sink.accept(text.replace("\r\n", "\n")))
            .breaks("OUT-3", "ECHO-2"),
        end(
            "EMPTY_LINES_AT_THE_START_ARE_LOST",
            () -> (text, sink) -> sink.accept(text.replaceFirst("^\n+(?=[^\n])", ""))),
        end(
                "A_NEWLINE_ALONE_IS_LOST",
                () ->
                    (text, sink) -> {
                      if (!text.equals("\n")) {
                        sink.accept(text);
                      }
                    })
            .breaks("OUT-3", "ECHO-2"),
        end(
                "LINES_ARE_ENDED_ALIKE",
                () -> (text, sink) -> text.lines().forEach(line -> sink.accept(line + "\n")))
            .breaks("OUT-3", "ECHO-2"),
        end(
                "CHARACTERS_OF_FOUR_BYTES_ARE_LOST",
                () ->
                    (text, sink) -> {
                      String rest = text.replaceAll("[\\x{10000}-\\x{10ffff}]", "");
                      if (!rest.isEmpty()) {
                        sink.accept(rest);
                      }
                    })
            .breaks("OUT-3", "ECHO-2")
            .beside("ECHO-2"),
        end("OUTPUT_ENDS_AT_NUL", () -> (text, sink) -> sink.accept(text.replaceFirst("\0.*", ""))),
        end("EQUAL_LINES_ARE_ONE", withoutRepeated(line -> !line.equals("\n"))),
        end("EMPTY_LINES_ARE_ONE", withoutRepeated("\n"::equals)).breaks("OUT-3", "ECHO-2"),
        fault("LAST_LINE_WITHOUT_END_IS_LOST_FROM_THE_SECOND_COMMAND_ON", HALVED)
            .breaks("OUT-3")
            .changed(withoutLastLine((job, exitCode) -> job.number() > 1)),
        fault("LAST_LINE_WITHOUT_END_IS_LOST_BEFORE_A_FAILURE", HALVED)
            .breaks("OUT-3")
            .changed(withoutLastLine((job, exitCode) -> exitCode != 0)),
        fault("LAST_LINE_WITHOUT_END_IS_LOST_BEFORE_A_TIMEOUT", HALVED)
            .breaks("OUT-3")
            .changed(withoutLastLine((job, exitCode) -> exitCode == SIGTERM_CODE)),
        fault("STDERR_GETS_A_NEWLINE", "A prompt is not what it was.")
            .breaks("OUT-3")
            .changed(
                alteringParams(
                    "process.output",
                    params -> {
                      if (params.get("type").asString().equals("stderr")) {
                        params.put(
                            "data", params.get("data").asString().replaceFirst("\n?$", "\n"));
                      }
                    })));
  }

  // ---- kinds of faults

  private static Variant piece(String name, Consumer<ObjectNode> change) {
    return fault(name, "A client cannot show the output.")
        .beside("ECHO-1")
        .changed(alteringParams("process.output", change));
  }

  private static Variant typed(
      String name, java.util.function.BiFunction<String, ObjectNode, String> type) {
    return fault(name, "Programs that read the result read warnings, and people see none.")
        .breaks("OUT-1")
        .beside("ECHO-1")
        .changed(
            alteringParams(
                "process.output",
                params -> params.put("type", type.apply(params.get("type").asString(), params))));
  }

  private static Variant end(String name, Supplier<BiConsumer<String, Consumer<String>>> pump) {
    return fault(name, HALVED).breaks("OUT-3").changed(pumping(pump));
  }

  /** What stands behind the last newline waits for the end, and is lost with some commands. */
  private static UnaryOperator<org.ccexecutor.reference.Parts> withoutLastLine(
      BiPredicate<Job, Integer> lost) {
    return running(
        job ->
            new Running(job) {
              private final Map<String, String> rests = new TreeMap<>();

              @Override
              protected synchronized void output(String type, String data) {
                String all = rests.getOrDefault(type, "") + data;
                int end = all.lastIndexOf('\n') + 1;
                rests.put(type, all.substring(end));
                say(type, all.substring(0, end));
              }

              @Override
              protected synchronized void complete(Ending how, int ofShell) {
                if (!lost.test(job, ofShell)) {
                  rests.forEach(this::say);
                }
                super.complete(how, ofShell);
              }

              private void say(String type, String data) {
                if (!data.isEmpty()) {
                  super.output(type, data);
                }
              }
            });
  }

  /** Such lines are left out when they are like the one before. */
  private static Supplier<BiConsumer<String, Consumer<String>>> withoutRepeated(
      Predicate<String> which) {
    return () -> {
      String[] before = {""};
      return (text, sink) -> {
        StringBuilder left = new StringBuilder();
        for (Matcher matcher = LINE.matcher(text); matcher.find(); ) {
          String line = matcher.group();
          left.append(line.equals(before[0]) && which.test(line) ? "" : line);
          before[0] = line;
        }
        if (left.length() > 0) {
          sink.accept(left.toString());
        }
      };
    };
  }
}
