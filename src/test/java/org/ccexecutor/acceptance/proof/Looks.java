package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.delivering;
import static org.ccexecutor.acceptance.proof.Tampering.saying;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Notification;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What messages may look like. */
final class Looks {
  private Looks() {}

  static UnaryOperator<Parts> texts(UnaryOperator<String> change) {
    return delivering((channel, text) -> channel.text(change.apply(text)));
  }

  static UnaryOperator<Parts> reversed() {
    return Tampering.replacing(message -> true, Looks::reversed);
  }

  static JsonNode reversed(JsonNode node) {
    if (node.isArray()) {
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(node.valueStream().map(Looks::reversed).toList());
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode other = Notification.object();
    List<String> names = new ArrayList<>(node.propertyNames());
    for (int i = names.size() - 1; i >= 0; i--) {
      other.set(names.get(i), reversed(node.get(names.get(i))));
    }
    return other;
  }

  static String spaced(String text) {
    StringBuilder spaced = new StringBuilder("\n ");
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"' && !isEscaped(text, i);
      spaced.append(c).append(!quoted && "{}[]:,".indexOf(c) >= 0 ? " \t\r\n" : "");
    }
    return spaced.toString();
  }

  static boolean isEscaped(String text, int at) {
    int backslashes = 0;
    while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '"' && !isEscaped(text, i);
      boolean plain =
          !quoted
              || c == '"'
              || c == '\\'
              || isEscaped(text, i)
              || c < 128 && !Character.isLetter(c)
              || text.substring(Math.max(0, i - 5), i).matches(".*\\\\u[0-9a-fA-F]{0,3}");
      escaped.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return escaped.toString();
  }

  static UnaryOperator<Parts> further() {
    return altering(message -> message.isObject(), Looks::addMembers);
  }

  static void addMembers(ObjectNode message) {
    for (String member : List.of("params", "result", "error")) {
      if (message.path(member).isObject()) {
        ObjectNode object = (ObjectNode) message.get(member);
        object.put("further", true).putNull("data_");
        object.putObject("meta").put("id", 1).put("method", "nope");
      }
    }
  }

  static UnaryOperator<Parts> nulls() {
    return altering(message -> message.isObject(), Looks::addNulls);
  }

  static void addNulls(ObjectNode message) {
    if (message.has("method")) {
      message.putNull("id").putNull("result").putNull("error");
    }
    for (String member : List.of("params", "result")) {
      if (message.path(member).has("pgid")) {
        ((ObjectNode) message.get(member)).putNull("pgid");
      }
    }
  }

  static UnaryOperator<Parts> without(String name) {
    return altering(
        message -> message.isObject(),
        message -> {
          for (String member : List.of("params", "result")) {
            if (message.path(member).isObject()) {
              ((ObjectNode) message.get(member)).remove(name);
            }
          }
        });
  }

  static UnaryOperator<Parts> noisy() {
    return saying(
        session ->
            (message, next) -> {
              noise(message, next);
              next.accept(message);
              next.accept(
                  Notification.of("hook.warning", Notification.object().put("message", "fine")));
            });
  }

  static void noise(JsonNode message, Consumer<JsonNode> next) {
    if (!Notification.is(message, "connected") && !Tampering.error(-32003).test(message)) {
      next.accept(Notification.of("task.early_completion", Notification.object().put("pid", 1)));
      next.accept(Notification.of("error.none", Notification.object()));
    }
  }

  /** The bytes of a text in pieces of this size, at least one. */
  static byte[][] cut(String text, int size) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<byte[]> parts = new ArrayList<>();
    int from = 0;
    do {
      int to = (int) Math.min(bytes.length, (long) from + size);
      parts.add(Arrays.copyOfRange(bytes, from, to));
      from = to;
    } while (from < bytes.length);
    return parts.toArray(byte[][]::new);
  }
}
