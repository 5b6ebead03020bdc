package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A text that a client sends, read as the server has to read it (JSON-RPC 2.0 §4 and §6).
 *
 * @param kind what it is
 * @param json the message; null if it is not JSON
 * @param parts what a batch consists of; empty for anything else
 */
public record Request(Kind kind, JsonNode json, List<Request> parts) {

  /** What a text can be to a JSON-RPC server. */
  public enum Kind {
    /** A request with an id: exactly one response. */
    CALL,
    /** A valid request without an id: no response. */
    NOTIFICATION,
    /** No valid request: one error, with the id given back, null or absent. */
    INVALID,
    /**
     * Without an id, and its params neither object nor array: whether it is answered is left open.
     */
    UNCLEAR,
    /** Not JSON: one error. */
    UNREADABLE,
    /** Several of these in an array: one array, unless none of them is answered. */
    BATCH
  }

  /** That it has to be answered at all. */
  private static final String ANSWERED = "RPC-3";

  private static final Set<String> CONTROLS = Set.of("PAUSE", "RESUME", "CANCEL");

  /** What cannot be read as a request at all. */
  public static final Request UNREADABLE = new Request(Kind.UNREADABLE, null, List.of());

  /** What is a batch to a server that can read it. */
  public static final Request UNREADABLE_BATCH =
      new Request(Kind.UNREADABLE, null, List.of(UNREADABLE));

  /** Reads what this text asks for. */
  public static Request of(String text) {
    try {
      return of(Json.parse(text));
    } catch (JacksonException e) {
      return UNREADABLE;
    }
  }

  /** The text of a request. */
  public static String call(int id, String method, Map<String, ?> params) {
    return text(Map.of("id", id), method, params);
  }

  /** The text of a request without an id. */
  public static String notification(String method, Map<String, ?> params) {
    return text(Map.of(), method, params);
  }

  private static String text(Map<String, ?> id, String method, Map<String, ?> params) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("jsonrpc", "2.0");
    members.putAll(id);
    members.put("method", method);
    members.put("params", params);
    return Json.MAPPER.writeValueAsString(members);
  }

  private static Request of(JsonNode node) {
    if (node.isArray() && !node.isEmpty()) {
      List<Request> parts = new ArrayList<>();
      node.forEach(part -> parts.add(single(part)));
      return new Request(Kind.BATCH, node, parts);
    }
    return single(node);
  }

  private static Request single(JsonNode node) {
    return new Request(kindOf(node), node, List.of());
  }

  private static Kind kindOf(JsonNode node) {
    boolean named = node.isObject() && node.path("method").isString();
    if (!named
        || !node.path("jsonrpc").isString()
        || !node.path("jsonrpc").asString().equals("2.0")) {
      return Kind.INVALID;
    }
    boolean structured =
        !node.has("params") || node.get("params").isObject() || node.get("params").isArray();
    if (!node.has("id")) {
      return structured ? Kind.NOTIFICATION : Kind.UNCLEAR;
    }
    return structured ? Kind.CALL : Kind.INVALID;
  }

  /** The id, if it has one. */
  public Optional<JsonNode> id() {
    return json == null ? Optional.empty() : Optional.ofNullable(json.get("id"));
  }

  /** Whether an array can be the answer. */
  public boolean mayBeBatch() {
    return !parts.isEmpty();
  }

  /** Whether it is a request to run a command that will be answered. */
  public boolean isExecute() {
    return kind == Kind.CALL && method().equals("execute");
  }

  /**
   * The requirement by which it has to be answered with an error; where none names it, that it has
   * to be answered at all.
   */
  public String rejection() {
    return switch (kind) {
      case UNREADABLE -> "RPC-5";
      case INVALID -> "RPC-6";
      case CALL -> ofCall();
      case NOTIFICATION, UNCLEAR -> ANSWERED;
      case BATCH ->
          parts.stream()
              .map(Request::rejection)
              .filter(requirement -> !requirement.equals(ANSWERED))
              .findFirst()
              .orElse(ANSWERED);
    };
  }

  private String ofCall() {
    boolean control = method().equals("control");
    if (control && CONTROLS.contains(params().path("type").asString(""))) {
      return "CTL-4";
    }
    return control || method().equals("execute") ? "RPC-7" : "RPC-4";
  }

  public boolean isBatch() {
    return kind == Kind.BATCH;
  }

  String method() {
    return json == null ? "" : json.path("method").asString("");
  }

  JsonNode params() {
    return json.path("params");
  }

  /** Whether a response has to come. */
  public boolean isAnswered() {
    return switch (kind) {
      case CALL, INVALID, UNREADABLE -> true;
      case NOTIFICATION, UNCLEAR -> false;
      case BATCH -> parts.stream().anyMatch(Request::isAnswered);
    };
  }
}
