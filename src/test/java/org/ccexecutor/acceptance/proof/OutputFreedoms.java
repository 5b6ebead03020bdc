package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Notification;
import tools.jackson.databind.node.ObjectNode;

/** Correct servers that hand on output in other pieces. */
final class OutputFreedoms {
  private OutputFreedoms() {}

  static List<Variant> all() {
    return List.of(
        output(
                "ONE_CHARACTER_A_MESSAGE",
                "The output cut into one message per character.",
                pumping(() -> OutputFreedoms::characters))
            .beside("ECHO-1", "ECHO-2", "ECHO-3", "OUT-1", "OUT-3", "OUT-4", "OUT-8", "CTL-1"),
        output("PIECES_OF_7", "The output cut at any place.", pumping(() -> pieces(7)))
            .onlyInTheWhole()
            .beside("ECHO-1", "ECHO-2", "ECHO-3", "OUT-1", "OUT-3", "CTL-1", "CTL-5"),
        output("PIECES_OF_4095", "The output cut at any place.", pumping(() -> pieces(4_095)))
            .onlyInTheWhole(),
        output(
            "NUMBERED_PIECES", "Messages that carry chunk_index and total_chunks.", numbered(true)),
        output(
            "NUMBERED_PIECES_OF_UNKNOWN_TOTAL",
            "Messages that carry a chunk_index without a total.",
            numbered(false)),
        output(
            "LATE_STDOUT",
            "stdout and stderr interleaved differently than the command wrote them.",
            saying(
                session ->
                    (message, next) -> {
                      lag(Tampering.output("stdout").test(message) ? 5 : 0);
                      next.accept(message);
                    })));
  }

  private static Variant output(String name, String sentence, UnaryOperator<Parts> change) {
    return freedom(name, sentence)
        .beside("ECHO-3", "ECHO-5", "OUT-1", "OUT-3", "OUT-4", "OUT-5", "OUT-6", "OUT-8")
        .changed(change);
  }

  /** One by one, but for what is behind many. */
  private static void characters(String text, Consumer<String> sink) {
    int many = (int) Math.min(3_000, text.codePoints().count());
    text.codePoints().limit(many).mapToObj(Character::toString).forEach(sink);
    String rest = text.substring(text.offsetByCodePoints(0, many));
    if (!rest.isEmpty()) {
      sink.accept(rest);
    }
  }

  static BiConsumer<String, Consumer<String>> pieces(int size) {
    return (text, sink) -> {
      int step = Math.max(size, text.length() / 400);
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + step);
        end += end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
        sink.accept(text.substring(at, end));
        at = end;
      }
    };
  }

  private static UnaryOperator<Parts> numbered(boolean total) {
    return saying(
        session ->
            (message, next) -> {
              String data = message.at("/params/data").asString("");
              if (!Notification.is(message, "process.output")) {
                next.accept(message);
                return;
              }
              List<String> pieces = new ArrayList<>();
              pieces(Math.max(1, data.length() / 3)).accept(data, pieces::add);
              for (int i = 0; i < pieces.size(); i++) {
                ObjectNode piece = (ObjectNode) message.deepCopy();
                ObjectNode params = (ObjectNode) piece.get("params");
                params.put("data", pieces.get(i)).put("chunk_index", i);
                if (total) {
                  params.put("total_chunks", pieces.size());
                }
                next.accept(piece);
              }
            });
  }
}
