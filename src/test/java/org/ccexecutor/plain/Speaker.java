package org.ccexecutor.plain;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Says to the client what a session has to say, in the right order: what happens while a message is
 * handled is told after the answer to it. In between it says things that no client knows. Guarded
 * by its session.
 */
final class Speaker {
  /** After so many messages comes one that nobody asked for. */
  private static final int BETWEEN_ASIDES = 3;

  private static final List<Map<String, Object>> ASIDES =
      List.of(
          Map.of(
              "jsonrpc",
              "2.0",
              "method",
              "hook.warning",
              "params",
              Map.of("hook", "none", "message", "Fine")),
          Map.of("jsonrpc", "2.0", "method", "hook.warning"),
          Map.of(
              "jsonrpc",
              "2.0",
              "method",
              "task.early_completion",
              "params",
              Map.of("message", "Not at all")),
          Map.of("jsonrpc", "2.0", "method", "error.none", "params", List.of("no error", 0)));

  private final Outbox outbox;
  private final Queue<Object> held = new ArrayDeque<>();
  private boolean holding;
  private int said;

  Speaker(Outbox outbox) {
    this.outbox = outbox;
  }

  /** What a client hears whose session cannot be opened. */
  static String refusal(RpcException problem) {
    return JsonWriter.write(JsonRpc.error(null, problem), 0);
  }

  /** From now on notifications wait for {@link #answer}. */
  void hold() {
    holding = true;
  }

  /** Gives the answer, if there is one, and then tells what has waited for it. */
  void answer(Object answer) {
    holding = false;
    if (answer != null) {
      say(answer);
    }
    while (!held.isEmpty()) {
      say(held.remove());
    }
  }

  /** Sends a notification. */
  void tell(String method, Map<String, Object> params) {
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("params", params);
    notification.put("method", method);
    notification.put("jsonrpc", "2.0");
    if (holding) {
      held.add(notification);
    } else {
      say(notification);
    }
  }

  private void say(Object message) {
    if (said % BETWEEN_ASIDES == 1) {
      int turn = said / BETWEEN_ASIDES;
      outbox.post(JsonWriter.write(ASIDES.get(turn % ASIDES.size()), turn));
    }
    outbox.post(JsonWriter.write(message, said++));
  }
}
