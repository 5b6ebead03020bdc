package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.commands;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.output;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Faults that lose what is left: the end of the output, what comes after much, or of a script. */
final class RemainderFaults {
  private static final int BLOCK = 4_096;
  private static final int LONG = 65_536;
  private static final int MEBIBYTE = 1 << 20;
  private static final String HOLES = "A log with a hole misleads.";
  private static final String CLOSING = "exec >&-;";

  private RemainderFaults() {}

  static List<Variant> all() {
    return List.of(
        fault("A_FULL_BLOCK_AT_THE_END_IS_LOST", "Now and then, a result is only half there.")
            .breaks("OUT-3")
            .changed(pumping(FullBlocks::new)),
        fault("A_LONG_LAST_LINE_LOSES_ITS_END", "A document in one line is not what arrives.")
            .breaks("OUT-3")
            .changed(pumping(() -> new LongLines(false))),
        fault("NOTHING_FOLLOWS_A_LONG_LINE", HOLES)
            .breaks("OUT-6")
            .changed(pumping(() -> new LongLines(true))),
        fault(
                "CHUNKS_ARE_COUNTED_ON_IN_THE_SESSION",
                "A client that puts pieces together by their index puts them together wrongly.")
            .breaks("OUT-6")
            .changed(
                saying(
                    session -> {
                      int[] next = new int[1];
                      return (message, then) ->
                          then.accept(
                              output("stdout").test(message)
                                  ? numbered(message, next[0]++)
                                  : message);
                    })),
        fault("STDERR_ENDS_AT_1_MIB", HOLES)
            .breaks("OUT-5")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          private int printed;

                          @Override
                          protected synchronized void output(String type, String data) {
                            printed += type.equals("stderr") ? data.length() : 0;
                            if (printed <= MEBIBYTE) {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("A_SESSION_PRINTS_2_MIB_AT_MOST", HOLES)
            .breaks("OUT-5")
            .changed(
                saying(
                    session -> {
                      int[] printed = new int[1];
                      return (message, then) -> {
                        printed[0] += message.at("/params/data").asString("").length();
                        if (printed[0] <= 2 * MEBIBYTE || !message.at("/params").has("data")) {
                          then.accept(message);
                        }
                      };
                    })),
        fault("THE_END_OF_STDOUT_ENDS_STDERR", "A program in the background fails without a word.")
            .breaks("OUT-1")
            .changed(
                running(
                    job ->
                        new Running(job) {
                          @Override
                          protected void output(String type, String data) {
                            if (!job.execution().command().startsWith(CLOSING)) {
                              super.output(type, data);
                            }
                          }
                        })),
        fault("THE_INPUT_IS_THE_SCRIPT", "A script loses its next lines to what reads its input.")
            .breaks("OUT-7")
            .changed(
                commands(
                    command ->
                        "exec bash <<'END OF THE SCRIPT'\n" + command + "\nEND OF THE SCRIPT")),
        fault("AN_APOSTROPHE_ALONE_IS_REFUSED", "Commands are refused that any shell takes.")
            .breaks("ECHO-1")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          if (hasOddQuotes(request)) {
                            throw new RpcException(
                                RpcException.INVALID_PARAMS, "No closing quotation");
                          }
                          return next.call(request);
                        })));
  }

  private static JsonNode numbered(JsonNode message, int index) {
    ObjectNode copy = (ObjectNode) message.deepCopy();
    ((ObjectNode) copy.get("params")).put("chunk_index", index);
    return copy;
  }

  private static boolean hasOddQuotes(Request request) {
    String command = request.params().map(params -> params.path("command").asString("")).orElse("");
    String unescaped = command.replaceAll("\\\\.", "");
    return unescaped.chars().filter(letter -> letter == '\'').count() % 2 != 0;
  }

  /** Keeps whole blocks until more comes. */
  private static final class FullBlocks implements BiConsumer<String, Consumer<String>> {
    private final StringBuilder kept = new StringBuilder();
    private long length;

    @Override
    public void accept(String text, Consumer<String> sink) {
      length += text.length();
      kept.append(text);
      if (length % BLOCK != 0) {
        sink.accept(kept.toString());
        kept.setLength(0);
      }
    }
  }

  /** Keeps the end of a long line until its newline comes, or lets nothing through behind it. */
  private static final class LongLines implements BiConsumer<String, Consumer<String>> {
    private final boolean last;
    private final StringBuilder line = new StringBuilder();
    private boolean over;

    LongLines(boolean last) {
      this.last = last;
    }

    @Override
    public void accept(String text, Consumer<String> sink) {
      StringBuilder out = new StringBuilder();
      text.codePoints().takeWhile(letter -> !over).forEach(letter -> add(letter, out));
      if (out.length() > 0) {
        sink.accept(out.toString());
      }
    }

    private void add(int letter, StringBuilder out) {
      line.appendCodePoint(letter);
      if (line.length() <= LONG || last) {
        out.appendCodePoint(letter);
      } else if (letter == '\n') {
        out.append(line, LONG, line.length());
      }
      if (letter == '\n') {
        over = last && line.length() > LONG;
        line.setLength(0);
      }
    }
  }
}
