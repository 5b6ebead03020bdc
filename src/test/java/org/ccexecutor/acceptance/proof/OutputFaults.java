package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.output;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.MarkedStream;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.rpc.Notification;
import tools.jackson.databind.node.ObjectNode;

/** Faults of output: its channel, its completeness, its time and its bytes. */
final class OutputFaults {
  private static final String HOLES = "A log with a hole, or out of order, misleads.";

  private static final String GARBLED =
      "Text in another script than Latin is garbled now and then.";
  private static final String HALVED =
      "What a program prints without a newline is not what arrives.";

  private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+$");

  private OutputFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(channels());
    all.addAll(ends());
    all.addAll(times());
    all.addAll(amounts());
    all.addAll(longLines());
    all.addAll(bytes());
    all.addAll(silence());
    return all;
  }

  private static List<Variant> channels() {
    return List.of(
        typed("STDERR_AS_STDOUT", (type, params) -> "stdout"),
        typed("CHANNELS_ARE_SWAPPED", (type, params) -> type.equals("stdout") ? "stderr" : "stdout")
            .breaks("OUT-1", "ECHO-1"),
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
        end("CARRIAGE_RETURNS_ARE_LOST", () -> (text, sink) -> sink.accept(text.replace("\r", ""))),
        end(
            "CARRIAGE_RETURNS_ARE_NEWLINES",
            () -> (text, sink) -> sink.accept(text.replace("\r\n", "\n").replace("\r", "\n"))),
        end("CRLF_IS_LF", () -> (text, sink) -> sink.accept(text.replace("\r\n", "\n"))),
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
            () -> (text, sink) -> text.lines().forEach(line -> sink.accept(line + "\n"))),
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
        end("EMPTY_LINES_ARE_ONE", withoutRepeated("\n"::equals)),
        fault("LAST_LINE_WITHOUT_END_IS_LOST_FROM_THE_SECOND_COMMAND_ON", HALVED)
            .breaks("OUT-3")
            .changed(withoutLastLine((job, exitCode) -> job.number() > 1)),
        fault("LAST_LINE_WITHOUT_END_IS_LOST_BEFORE_A_FAILURE", HALVED)
            .breaks("OUT-3")
            .changed(withoutLastLine((job, exitCode) -> exitCode != 0)),
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

  private static List<Variant> times() {
    return List.of(
        fault("ALL_OUTPUT_AT_THE_END", "Nobody can watch a long build.")
            .breaks("OUT-4")
            .beside("ECHO-1")
            .patience(0.4)
            .changed(buffered(type -> true)),
        fault("STDOUT_AT_THE_END", "Nobody can watch a long build.")
            .breaks("OUT-4")
            .patience(0.4)
            .changed(buffered("stdout"::equals)),
        fault("STDERR_AT_THE_END", "Nobody sees what goes wrong before it is over.")
            .breaks("OUT-4")
            .patience(0.4)
            .changed(buffered("stderr"::equals)),
        fault(
                "OUTPUT_ONE_LINE_LATE",
                "The line that says what to do comes after it was to be done.")
            .breaks("OUT-4")
            .patience(0.4)
            .changed(
                parts ->
                    parts.with(
                        Part.PUMP,
                        () ->
                            new OutputPump() {
                              private String kept = "";

                              @Override
                              protected void pass(String text, Consumer<String> sink) {
                                super.pass(kept, sink);
                                kept = text;
                              }

                              @Override
                              protected String finish() {
                                String last = kept + super.finish();
                                kept = "";
                                return last;
                              }

                              @Override
                              public void run(MarkedStream source, Consumer<String> sink) {
                                super.run(source, sink);
                                super.pass(kept, sink);
                              }
                            })),
        fault("OUTPUT_IN_BLOCKS_OF_4096", "Nobody can watch a long build.")
            .breaks("OUT-4")
            .patience(0.4)
            .changed(blocks(4_096)),
        fault("OUTPUT_IN_BLOCKS_OF_2_LINES", "Every second line comes late.")
            .breaks("OUT-4")
            .patience(0.4)
            .changed(blocks(10)),
        fault("ONLY_THE_FIRST_LINE_AT_ONCE", "A long build seems to stand still.")
            .breaks("OUT-4")
            .patience(0.4)
            .changed(
                running(
                    job ->
                        new Buffering(job, type -> true) {
                          private boolean first = true;

                          @Override
                          protected synchronized void output(String type, String data) {
                            if (first) {
                              first = false;
                              now(type, data);
                            } else {
                              super.output(type, data);
                            }
                          }
                        })));
  }

  private static List<Variant> amounts() {
    return List.of(
        amount("OUTPUT_ENDS_AFTER_1000_LINES", lines(number -> number <= 1_000 ? 1 : 0)),
        amount("OUTPUT_ENDS_AFTER_9999_LINES", lines(number -> number <= 9_999 ? 1 : 0)),
        amount("LINE_5000_IS_LOST", lines(number -> number == 5_000 ? 0 : 1)),
        amount("LINE_5000_IS_DOUBLED", lines(number -> number == 5_000 ? 2 : 1)),
        amount(
            "THE_FIRST_OF_MANY_LINES_IS_LOST",
            () -> {
              boolean[] begun = new boolean[1];
              return (text, sink) -> {
                sink.accept(
                    !begun[0] && text.length() > 1_000
                        ? text.substring(text.indexOf('\n') + 1)
                        : text);
                begun[0] = true;
              };
            }),
        amount("THE_LAST_OF_MANY_LINES_IS_LOST", lines(number -> number == 10_000 ? 0 : 1)),
        amount("OUTPUT_ENDS_AT_40000_CHARACTERS", limited(40_000)),
        amount(
                "CHUNKS_OVERTAKE_EACH_OTHER",
                () -> {
                  String[] kept = new String[1];
                  return (text, sink) -> {
                    if (kept[0] == null && text.length() > 10_000) {
                      kept[0] = text;
                    } else {
                      sink.accept(text);
                      if (kept[0] != null) {
                        sink.accept(kept[0]);
                        kept[0] = null;
                      }
                    }
                  };
                })
            .breaks("OUT-5", "OUT-6"),
        fault("STDERR_ENDS_AFTER_1000_LINES", HOLES)
            .breaks("OUT-5")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private int lines;

                          @Override
                          protected synchronized void output(String type, String data) {
                            lines += type.equals("stderr") ? (int) data.lines().count() : 0;
                            if (lines < 1_000) {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("MESSAGES_ARE_DROPPED_WHEN_MANY", HOLES)
            .breaks("OUT-5", "OUT-6")
            .changed(
                parts ->
                    parts.with(
                        Part.PUMP,
                        () ->
                            new OutputPump() {
                              private int count;

                              @Override
                              protected void pass(String text, Consumer<String> sink) {
                                for (int at = 0; at < text.length(); at += 100) {
                                  if (count++ < 300) {
                                    super.pass(
                                        text.substring(at, Math.min(text.length(), at + 100)),
                                        sink);
                                  }
                                }
                              }
                            })));
  }

  private static List<Variant> longLines() {
    return List.of(
        line("LONG_LINES_END_AT_100000", limited(100_000)),
        line("LONG_LINES_END_AT_131072", limited(131_072)),
        line("LONG_LINES_END_AT_199999", limited(199_999)),
        line(
            "LONG_LINES_LOSE_THEIR_END",
            () -> {
              int[] length = new int[1];
              return (text, sink) -> {
                length[0] += text.length();
                sink.accept(
                    length[0] > 190_000 && text.endsWith("\n")
                        ? text.substring(0, text.length() - 1)
                        : text);
              };
            }),
        line(
            "LONG_LINES_ARE_WRAPPED",
            () -> {
              int[] length = new int[1];
              return (text, sink) -> {
                length[0] += text.length();
                sink.accept(length[0] > 65_536 ? text + "\n" : text);
              };
            }),
        fault("CHARACTERS_ARE_CUT_BETWEEN_CHUNKS", GARBLED)
            .breaks("ECHO-5", "OUT-6")
            .beside("ECHO-2")
            .with(Part.PUMP, Cutting::new),
        fault("CHARACTERS_ON_STDERR_ARE_CUT_BETWEEN_CHUNKS", GARBLED)
            .breaks("OUT-6")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          @Override
                          protected OutputPump pump(String type) {
                            return type.equals("stderr") ? new Cutting() : super.pump(type);
                          }
                        })),
        fault("SURROGATES_ARE_CUT_BETWEEN_MESSAGES", "Emoji are garbled now and then.")
            .breaks("OUT-6", "ECHO-5")
            .changed(
                pumping(
                    () ->
                        (text, sink) -> {
                          for (int at = 0; at < text.length(); at += 1_021) {
                            String piece = text.substring(at, Math.min(text.length(), at + 1_021));
                            sink.accept(
                                new String(
                                    piece.getBytes(StandardCharsets.UTF_8),
                                    StandardCharsets.UTF_8));
                          }
                        })),
        chunked(
            "CHUNKS_COUNT_FROM_1",
            (params, index, total) ->
                params.put("chunk_index", index + 1).put("total_chunks", total)),
        chunked(
            "CHUNKS_HAVE_A_GAP",
            (params, index, total) ->
                params
                    .put("chunk_index", index < 3 ? index : index + 1)
                    .put("total_chunks", total + 1)),
        chunked(
            "CHUNKS_REPEAT_AN_INDEX",
            (params, index, total) ->
                params
                    .put("chunk_index", index < 3 ? index : index - 1)
                    .put("total_chunks", total - 1)),
        chunked(
            "CHUNKS_ARE_ONE_MORE_THAN_SAID",
            (params, index, total) ->
                params.put("chunk_index", index).put("total_chunks", Math.max(1, total - 1))),
        chunked(
            "CHUNKS_ARE_ONE_LESS_THAN_SAID",
            (params, index, total) ->
                params.put("chunk_index", index).put("total_chunks", total + 1)),
        chunked(
            "CHUNK_INDEX_IS_NEGATIVE",
            (params, index, total) ->
                params.put("chunk_index", index - 1).put("total_chunks", total)));
  }

  private static List<Variant> bytes() {
    return List.of(
        decoding(
            "OUTPUT_ENDS_AT_BAD_BYTES",
            "A file that is no text hides all that comes after it.",
            (bytes, broken) -> {
              if (broken[0] || !isText(bytes)) {
                broken[0] = true;
                return "";
              }
              return new String(bytes, StandardCharsets.UTF_8);
            }),
        decoding(
            "CHUNKS_WITH_BAD_BYTES_ARE_LOST",
            "A file that is no text hides what stands beside it.",
            (bytes, broken) -> isText(bytes) ? new String(bytes, StandardCharsets.UTF_8) : ""),
        decoding(
            "BAD_BYTES_ARE_SHOWN_IN_HEX",
            "A file that is no text hides what stands beside it.",
            (bytes, broken) ->
                isText(bytes)
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : java.util.HexFormat.of().formatHex(bytes)),
        fault("BAD_BYTES_END_THE_SESSION", "A file that is no text costs a client its session.")
            .breaks("OUT-8")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          @Override
                          protected void output(String type, String data) {
                            if (data.indexOf('\ufffd') >= 0) {
                              job.session().channel().close(1007, "Not UTF-8");
                            } else {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("BAD_BYTES_END_THE_COMMAND", "A file that is no text ends the command that shows it.")
            .breaks("OUT-8")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          @Override
                          protected void output(String type, String data) {
                            super.output(type, data);
                            if (data.indexOf('\ufffd') >= 0) {
                              abandon();
                            }
                          }
                        })),
        fault("BAD_BYTES_ON_STDERR_END_IT", "A file that is no text hides all that comes after it.")
            .breaks("OUT-8")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private boolean broken;

                          @Override
                          protected synchronized void output(String type, String data) {
                            broken |= type.equals("stderr") && data.indexOf('\ufffd') >= 0;
                            if (!broken || type.equals("stdout")) {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("BAD_BYTES_LEAVE_NO_COMPLETION", "A client waits for ever for the end.")
            .breaks("OUT-8", "CTL-5")
            .beside("ECHO-1")
            .patience(0.3)
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private volatile boolean broken;

                          @Override
                          protected void output(String type, String data) {
                            broken |= data.indexOf('\ufffd') >= 0;
                            super.output(type, data);
                          }

                          @Override
                          protected void complete(Ending how, int ofShell) {
                            if (!broken) {
                              super.complete(how, ofShell);
                            } else {
                              free();
                            }
                          }
                        })),
        fault(
                "A_CUT_CHARACTER_FAILS_THE_COMMAND",
                "A command that has succeeded seems to have failed.")
            .breaks("OUT-8")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private volatile boolean broken;

                          @Override
                          protected void output(String type, String data) {
                            broken |= data.endsWith("\ufffd");
                            super.output(type, data);
                          }

                          @Override
                          protected int exitCode(Ending how, int ofShell) {
                            return broken ? 255 : super.exitCode(how, ofShell);
                          }
                        })));
  }

  private static List<Variant> silence() {
    return List.of(
        silent("SILENCE_IS_SAID", (job, code) -> true),
        silent("SILENT_FAILURES_SAY_SOMETHING", (job, code) -> code != 0),
        silent("SILENT_SUCCESSES_SAY_SOMETHING", (job, code) -> code == 0),
        silent("THE_SECOND_SILENCE_IS_SAID", (job, code) -> job.number() > 1));
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

  private static Variant amount(String name, Supplier<BiConsumer<String, Consumer<String>>> pump) {
    return fault(name, HOLES).breaks("OUT-5").changed(pumping(pump));
  }

  private static Variant line(String name, Supplier<BiConsumer<String, Consumer<String>>> pump) {
    return fault(name, "A document in one line is not what arrives.")
        .breaks("OUT-6")
        .changed(pumping(pump));
  }

  /** Each line so many times. */
  private static Supplier<BiConsumer<String, Consumer<String>>> lines(IntUnaryOperator times) {
    return () -> {
      int[] number = {1};
      return (text, sink) -> {
        StringBuilder left = new StringBuilder();
        for (Matcher matcher = LINE.matcher(text); matcher.find(); ) {
          left.append(matcher.group().repeat(times.applyAsInt(number[0])));
          number[0] += matcher.group().endsWith("\n") ? 1 : 0;
        }
        if (left.length() > 0) {
          sink.accept(left.toString());
        }
      };
    };
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

  private static Supplier<BiConsumer<String, Consumer<String>>> limited(int most) {
    return () -> {
      int[] length = new int[1];
      return (text, sink) -> {
        String left = text.substring(0, Math.max(0, Math.min(text.length(), most - length[0])));
        length[0] += text.length();
        if (!left.isEmpty()) {
          sink.accept(left);
        }
      };
    };
  }

  /** Text waits until there is so much of it, or the end. */
  private static UnaryOperator<org.ccexecutor.reference.Parts> blocks(int size) {
    return parts ->
        parts.with(
            Part.PUMP,
            () ->
                new OutputPump() {
                  private final StringBuilder kept = new StringBuilder();

                  @Override
                  protected void pass(String text, Consumer<String> sink) {
                    kept.append(text);
                    if (kept.length() >= size) {
                      flush(sink);
                    }
                  }

                  private void flush(Consumer<String> sink) {
                    String block = kept.toString();
                    kept.setLength(0);
                    super.pass(block, sink);
                  }

                  @Override
                  public void run(MarkedStream source, Consumer<String> sink) {
                    super.run(source, sink);
                    flush(sink);
                  }
                });
  }

  private static UnaryOperator<org.ccexecutor.reference.Parts> buffered(Predicate<String> types) {
    return running(job -> new Buffering(job, types));
  }

  /** Keeps output back until the command ends. */
  private static class Buffering extends Running {
    private final Predicate<String> types;
    private final List<String[]> kept = new ArrayList<>();

    Buffering(Job job, Predicate<String> types) {
      super(job);
      this.types = types;
    }

    @Override
    protected synchronized void output(String type, String data) {
      if (types.test(type)) {
        kept.add(new String[] {type, data});
      } else {
        super.output(type, data);
      }
    }

    final void now(String type, String data) {
      super.output(type, data);
    }

    @Override
    protected synchronized void complete(Ending how, int ofShell) {
      kept.forEach(piece -> super.output(piece[0], piece[1]));
      super.complete(how, ofShell);
    }
  }

  /** Decodes pieces of a size that no character of two, three or four bytes divides. */
  private static final class Cutting extends OutputPump {
    @Override
    protected String decode(ByteBuffer bytes) {
      StringBuilder text = new StringBuilder();
      while (bytes.hasRemaining()) {
        byte[] piece = new byte[Math.min(1_021, bytes.remaining())];
        bytes.get(piece);
        text.append(new String(piece, StandardCharsets.UTF_8));
      }
      return text.toString();
    }
  }

  /** How the pieces of a long line are numbered. */
  @FunctionalInterface
  private interface Numbering {
    void number(ObjectNode params, int index, int total);
  }

  private static Variant chunked(String name, Numbering numbering) {
    return fault(
            name, "A client that puts pieces together by their index puts them together wrongly.")
        .breaks("OUT-6")
        .changed(
            saying(
                session ->
                    (message, next) -> {
                      String data = message.at("/params/data").asString("");
                      if (!Notification.is(message, "process.output") || data.length() < 5_000) {
                        next.accept(message);
                        return;
                      }
                      int size = data.length() / 5;
                      int total = (data.length() + size - 1) / size;
                      for (int i = 0; i < total; i++) {
                        ObjectNode piece = (ObjectNode) message.deepCopy();
                        ObjectNode params = (ObjectNode) piece.get("params");
                        params.put(
                            "data",
                            data.substring(i * size, Math.min(data.length(), (i + 1) * size)));
                        numbering.number(params, i, total);
                        next.accept(piece);
                      }
                    }));
  }

  private static Variant decoding(
      String name, String harm, java.util.function.BiFunction<byte[], boolean[], String> decoding) {
    return fault(name, harm)
        .breaks("OUT-8")
        .beside("ECHO-2")
        .changed(
            parts ->
                parts.with(
                    Part.PUMP,
                    () ->
                        new OutputPump() {
                          private final boolean[] broken = new boolean[1];

                          @Override
                          protected String decode(ByteBuffer bytes) {
                            byte[] all = new byte[bytes.remaining()];
                            bytes.get(all);
                            return decoding.apply(all, broken);
                          }
                        }));
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** An empty message for commands that have printed nothing. */
  private static Variant silent(String name, java.util.function.BiPredicate<Job, Integer> when) {
    return fault(name, "An empty line is shown where there is none.")
        .breaks("OUT-9")
        .changed(
            running(
                job ->
                    new Running(job) {
                      private volatile boolean printed;

                      @Override
                      protected void output(String type, String data) {
                        printed = true;
                        super.output(type, data);
                      }

                      @Override
                      protected void complete(Ending how, int ofShell) {
                        if (!printed && when.test(job, ofShell)) {
                          super.output("stdout", "");
                        }
                        super.complete(how, ofShell);
                      }
                    }));
  }
}
