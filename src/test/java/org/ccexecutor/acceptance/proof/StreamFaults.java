package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.remembering;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Job;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.process.MarkedStream;
import org.ccexecutor.reference.process.OutputPump;
import org.ccexecutor.reference.process.Utf8Stream;

/** Faults of output on its way: its time, and its bytes. */
final class StreamFaults {
  private StreamFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(times());
    all.addAll(bytes());
    return all;
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
        fault("THE_REST_OF_MUCH_IS_HELD_BACK", "The end of a long log comes too late.")
            .breaks("OUT-4")
            .patience(0.4)
            .with(Part.PUMP, HoldingBack::new),
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
                    : HexFormat.of().formatHex(bytes)),
        decoder(
            "ONE_DECODER_FOR_BOTH_CHANNELS",
            "A warning in the middle of a character spoils both.",
            "OUT-1",
            false),
        decoder(
            "HALF_A_CHARACTER_STAYS_FOR_THE_NEXT_COMMAND",
            "What a command prints begins with what is left of another.",
            "OUT-8",
            true),
        fault("LATIN_1_AFTER_BAD_BYTES", "After a file that is no text all accents are wrong.")
            .breaks("OUT-8")
            .changed(
                remembering(
                    confused ->
                        running(
                            job ->
                                new Running(job) {
                                  @Override
                                  protected void output(String type, String data) {
                                    byte[] bytes = data.getBytes(StandardCharsets.UTF_8);
                                    super.output(
                                        type,
                                        confused.contains(job.session())
                                            ? new String(bytes, StandardCharsets.ISO_8859_1)
                                            : data);
                                    if (data.indexOf('\ufffd') >= 0) {
                                      confused.add(job.session());
                                    }
                                  }
                                }))),
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

  // ---- kinds of faults

  /** Text waits until there is so much of it, or the end. */
  private static UnaryOperator<Parts> blocks(int size) {
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

  /** Passes whole blocks only as soon as there was more than one. */
  private static final class HoldingBack extends OutputPump {
    private static final int BLOCK = 4_096;
    private final StringBuilder kept = new StringBuilder();
    private int total;

    @Override
    protected void pass(String text, Consumer<String> sink) {
      total += text.length();
      kept.append(text);
      int end = total < BLOCK ? kept.length() : kept.length() / BLOCK * BLOCK;
      String block = kept.substring(0, end);
      kept.delete(0, end);
      super.pass(block, sink);
    }

    @Override
    public void run(MarkedStream source, Consumer<String> sink) {
      super.run(source, sink);
      super.pass(kept.toString(), sink);
    }
  }

  private static UnaryOperator<Parts> buffered(Predicate<String> types) {
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

  private static Variant decoding(
      String name, String harm, BiFunction<byte[], boolean[], String> decoding) {
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

  /** One decoder for all that a command prints or, on each channel, for all that a session does. */
  private static Variant decoder(String name, String harm, String broken, boolean ofSession) {
    return fault(name, harm)
        .breaks(broken)
        .beside("OUT-3")
        .changed(
            parts -> {
              Map<Object, Utf8Stream> decoders = new ConcurrentHashMap<>();
              return running(
                      job ->
                          new Running(job) {
                            @Override
                            protected OutputPump pump(String type) {
                              Object whose = ofSession ? List.of(job.session(), type) : job;
                              return shared(
                                  decoders.computeIfAbsent(whose, key -> new Utf8Stream()));
                            }
                          })
                  .apply(parts);
            });
  }

  private static OutputPump shared(Utf8Stream decoder) {
    return new OutputPump() {
      @Override
      protected String decode(ByteBuffer bytes) {
        synchronized (decoder) {
          return decoder.decode(bytes);
        }
      }

      @Override
      protected String finish() {
        return "";
      }
    };
  }

  private static boolean isText(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
