package org.ccexecutor.reference.rpc;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The notifications that a server sends, and how to tell its messages apart. */
public final class Notification {

  private Notification() {}

  /** A notification. */
  public static ObjectNode of(String method, ObjectNode params) {
    ObjectNode message = object();
    message.put("jsonrpc", "2.0");
    message.put("method", method);
    message.set("params", params);
    return message;
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Whether a message is a notification of this method. */
  public static boolean is(JsonNode message, String method) {
    return method.equals(message.path("method").asString(null));
  }

  /** Whether a message is a response, or a batch of them. */
  public static boolean isResponse(JsonNode message) {
    return message.isArray() || message.has("result") || message.has("error");
  }
}
