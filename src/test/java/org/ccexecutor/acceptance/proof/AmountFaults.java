package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.OutputFaults.LINE;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.rpc.Notification;
import tools.jackson.databind.node.ObjectNode;

/** Faults of much output, and of long lines. */
final class AmountFaults {
  private static final int MUCH = 10_000; // characters
  private static final String HOLES = "A log with a hole, or out of order, misleads.";

  private static final String GARBLED =
      "Text in another script than Latin is garbled now and then.";

  private AmountFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(amounts());
    all.addAll(longLines());
    return all;
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
        amount("OUTPUT_ENDS_AT_1_MIB", limited(1 << 20)),
        fault("WARNINGS_ARE_LOST_BESIDE_MUCH_OUTPUT", "A log with a hole misleads.")
            .breaks("OUT-5")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private final AtomicInteger results = new AtomicInteger();

                          @Override
                          protected void output(String type, String data) {
                            if (type.equals("stdout")) {
                              results.addAndGet(data.length());
                            } else {
                              lag(100); // what is printed at the same time comes first
                            }
                            if (type.equals("stdout") || results.get() < MUCH) {
                              super.output(type, data);
                            }
                          }
                        })),
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
}
