package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.delivering;
import static org.ccexecutor.acceptance.proof.Tampering.doubling;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.error;
import static org.ccexecutor.acceptance.proof.Tampering.errors;
import static org.ccexecutor.acceptance.proof.Tampering.later;
import static org.ccexecutor.acceptance.proof.Tampering.notification;
import static org.ccexecutor.acceptance.proof.Tampering.notifications;
import static org.ccexecutor.acceptance.proof.Tampering.replacing;
import static org.ccexecutor.acceptance.proof.Tampering.responses;
import static org.ccexecutor.acceptance.proof.Tampering.result;
import static org.ccexecutor.acceptance.proof.Tampering.results;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.wire.Channel;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Faults of the look of messages: their envelope, their ids, their errors, and how many there are.
 */
final class FormatFaults {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private FormatFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(envelopes());
    all.addAll(texts());
    all.addAll(ids());
    all.addAll(counts());
    all.addAll(errorObjects());
    return all;
  }

  private static List<Variant> envelopes() {
    List<Variant> all = new ArrayList<>();
    all.add(bare("CONNECTED_WITHOUT_JSONRPC", notification("connected")));
    all.add(bare("RESULTS_WITHOUT_JSONRPC", results()));
    all.add(bare("ERRORS_WITHOUT_JSONRPC", errors()));
    all.add(bare("PARSE_ERRORS_WITHOUT_JSONRPC", error(-32700)));
    all.add(bare("INVALID_PARAMS_WITHOUT_JSONRPC", error(-32602)));
    all.add(bare("CONTROL_RESULTS_WITHOUT_JSONRPC", result("paused")));
    for (String method :
        List.of("started", "output", "completed", "paused", "resumed", "canceled")) {
      all.add(
          bare(
              method.toUpperCase(java.util.Locale.ROOT) + "_WITHOUT_JSONRPC",
              notification("process." + method)));
    }
    all.add(bare("PING_WITHOUT_JSONRPC", notification("ping")).beside("SES-8"));
    all.add(
        envelope(
            "OTHER_VERSION", altering(message -> true, message -> message.put("jsonrpc", "1.0"))));
    all.add(
        envelope(
            "VERSION_AS_NUMBER",
            altering(notifications(), message -> message.put("jsonrpc", 2.0))));
    all.add(envelope("VERSION_2", altering(results(), message -> message.put("jsonrpc", "2"))));
    all.add(
        envelope(
            "VERSION_IN_CAPITALS",
            altering(
                errors(),
                message -> message.put("JSONRPC", message.remove("jsonrpc").asString()))));
    all.add(
        envelope(
            "NOTIFICATIONS_IN_ARRAYS",
            replacing(notification("process.output"), FormatFaults::inArray)));
    all.add(envelope("RESULTS_IN_ARRAYS", replacing(results(), FormatFaults::inArray)));
    all.add(envelope("ERRORS_IN_ARRAYS", replacing(errors(), FormatFaults::inArray)));
    all.add(
        envelope(
                "NOTIFICATIONS_WITH_AN_ID",
                altering(notification("process.completed"), message -> message.put("id", 7)))
            .beside("ECHO-1"));
    all.add(
        envelope(
            "METHOD_AS_NUMBER",
            altering(notification("process.output"), message -> message.put("method", 7))));
    all.add(
        envelope(
            "NO_METHOD",
            altering(notification("process.started"), message -> message.remove("method"))));
    return all;
  }

  private static List<Variant> texts() {
    return List.of(
        text(
            "EVERYTHING_IN_BINARY_FRAMES",
            (channel, text) -> channel.binary(text.getBytes(StandardCharsets.UTF_8))),
        text(
            "OUTPUT_IN_BINARY_FRAMES",
            (channel, text) -> {
              if (text.contains("process.output")) {
                channel.binary(text.getBytes(StandardCharsets.UTF_8));
              } else {
                channel.text(text);
              }
            }),
        text(
            "SINGLE_QUOTES",
            (channel, text) ->
                channel.text(text.contains("\"error\":{") ? text.replace('"', '\'') : text)),
        text("COMMA_TOO_MANY", (channel, text) -> channel.text(text.replaceFirst("}$", ",}"))),
        text(
            "CUT_SHORT",
            (channel, text) ->
                channel.text(
                    text.contains("completed") ? text.substring(0, text.length() - 1) : text)),
        text(
            "SOMETHING_BEHIND",
            (channel, text) -> channel.text(text.contains("result") ? text + ";" : text)),
        text(
            "TWO_MESSAGES_IN_ONE",
            (channel, text) ->
                channel.text(
                    text.contains("process.started")
                        ? text + "\n" + text.replace("process.started", "hook.started")
                        : text)),
        text(
            "NOT_A_NUMBER",
            (channel, text) ->
                channel.text(
                    text.replaceAll("\"execution_time\":[0-9.E-]+", "\"execution_time\":NaN"))),
        text("PREFIX_BEFORE_JSON", (channel, text) -> channel.text("data: " + text)),
        text(
            "WORDS_BETWEEN_MESSAGES",
            (channel, text) -> {
              channel.text(text);
              if (text.contains("process.completed")) {
                channel.text("OK");
              }
            }),
        text(
            "A_NUMBER_BETWEEN_MESSAGES",
            (channel, text) -> {
              channel.text(text);
              if (text.contains("process.started")) {
                channel.text("1");
              }
            }),
        text(
            "EMPTY_MESSAGES_BETWEEN",
            (channel, text) -> {
              channel.text(text);
              if (text.contains("process.started")) {
                channel.text("");
              }
            }));
  }

  private static List<Variant> ids() {
    return List.of(
        id("IDS_AS_TEXT", results(), id -> JSON.stringNode(id.asString())),
        id(
            "IDS_AS_TEXT_IN_ERRORS",
            errors(),
            id -> id.isNull() ? id : JSON.stringNode(id.asString())),
        id(
            "NUMERIC_IDS_AS_NUMBERS",
            responses(),
            id ->
                id.asString().matches("\\d+")
                    ? JSON.numberNode(Long.parseLong(id.asString()))
                    : id),
        id("ID_0_IS_NULL", responses(), id -> id.asString().equals("0") ? JSON.nullNode() : id),
        id(
            "ID_0_IS_NULL_WITH_A_CANCEL",
            result("canceled"),
            id -> id.asString().equals("0") ? JSON.nullNode() : id),
        id(
            "ID_0_IS_NULL_WHEN_BUSY",
            error(-32602).and(message -> message.toString().contains("already running")),
            id -> id.asString().equals("0") ? JSON.nullNode() : id),
        id("EMPTY_ID_IS_NULL", responses(), id -> id.asString().isEmpty() ? JSON.nullNode() : id),
        id(
            "LARGE_IDS_ARE_ROUNDED",
            responses(),
            id ->
                id.isNumber() && id.asDouble() > 1e15 ? JSON.numberNode((long) id.asDouble()) : id),
        id(
            "LARGE_IDS_OVERFLOW",
            responses(),
            id -> id.isNumber() ? JSON.numberNode(id.decimalValue().intValue()) : id),
        id(
            "IDS_LOSE_THEIR_SIGN",
            responses(),
            id -> id.isNumber() ? JSON.numberNode(Math.abs(id.asLong())) : id),
        textId("IDS_IN_ASCII", id -> id.replaceAll("[^\\x00-\\x7f]", "?")),
        textId("IDS_IN_SMALL_LETTERS", id -> id.toLowerCase(Locale.ROOT)),
        textId("IDS_ARE_TRIMMED", String::strip),
        textId("IDS_END_AFTER_36_CHARACTERS", id -> id.substring(0, Math.min(id.length(), 36))),
        textId("IDS_END_AFTER_100_CHARACTERS", id -> id.substring(0, Math.min(id.length(), 100))),
        textId(
            "IDS_ARE_ESCAPED_FOR_PAGES",
            id -> id.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
        textId("IDS_LOSE_ZEROS_AT_THE_START", id -> id.replaceFirst("^0+(?=\\d)", "")),
        textId("IDS_GET_A_PREFIX", id -> "x" + id),
        id("IDS_AS_FLOATS", responses(), id -> id.isNumber() ? JSON.numberNode(id.asDouble()) : id),
        id("NULL_IDS_IN_ERRORS", error(-32601), id -> JSON.nullNode()),
        id("NULL_IDS_IN_CONTROLS", result("paused"), id -> JSON.nullNode()),
        id("NULL_IDS_IN_RESULTS", result("started"), id -> JSON.nullNode()),
        fault("NO_ID_IN_ERRORS", "A client waits for ever for the answer to its request.")
            .breaks("RPC-2")
            .beside("RPC-3", "RPC-4")
            .changed(altering(error(-32601), message -> message.remove("id"))),
        fault("IDS_OF_THE_REQUEST_BEFORE", "Each answer is taken for that to another request.")
            .breaks("RPC-2")
            .changed(
                saying(
                    session -> {
                      JsonNode[] before = {JSON.numberNode(0)};
                      return (message, next) -> {
                        if (message.has("id") && !message.get("id").isNull()) {
                          ObjectNode copy = (ObjectNode) message.deepCopy();
                          JsonNode now = copy.get("id");
                          copy.set("id", before[0]);
                          before[0] = now;
                          next.accept(copy);
                        } else {
                          next.accept(message);
                        }
                      };
                    })));
  }

  private static List<Variant> counts() {
    return List.of(
        answered("RESULTS_TWICE", doubling(results())),
        answered("ERRORS_TWICE", doubling(errors())),
        answered("CONTROL_RESULTS_TWICE", doubling(result("paused"))),
        answered("CANCEL_RESULTS_TWICE", doubling(result("canceled"))),
        answered(
            "A_SECOND_RESULT_AT_THE_END",
            saying(
                session -> {
                  JsonNode[] started = new JsonNode[1];
                  return (message, next) -> {
                    started[0] = result("started").test(message) ? message : started[0];
                    if (Notification.is(message, "process.completed")) {
                      next.accept(started[0]);
                    }
                    next.accept(message);
                  };
                })),
        answered(
            "ERROR_AFTER_THE_RESULT",
            saying(
                session ->
                    (message, next) -> {
                      next.accept(message);
                      if (result("started").test(message)) {
                        ObjectNode error = Notification.object().put("jsonrpc", "2.0");
                        error.set("id", message.get("id"));
                        error
                            .putObject("error")
                            .put("code", -32603)
                            .put("message", "Internal error");
                        next.accept(error);
                      }
                    })),
        answered("RESULT_AND_NULL_ERROR", altering(results(), message -> message.putNull("error"))),
        answered("ERROR_AND_NULL_RESULT", altering(errors(), message -> message.putNull("result"))),
        answered(
            "RESULT_AND_ERROR",
            altering(
                results(),
                message -> message.putObject("error").put("code", 0).put("message", "OK"))),
        answered(
            "NEITHER_RESULT_NOR_ERROR", altering(results(), message -> message.remove("result"))),
        answered("RESULT_WITHOUT_ID", altering(result("started"), message -> message.remove("id")))
            .breaks("RPC-2"),
        answered("NO_RESULT_OF_EXECUTE", dropping(result("started"))),
        answered("NO_RESULT_OF_PAUSE", dropping(result("paused"))).breaks("RPC-3", "CTL-1"),
        answered("NO_RESULT_OF_CANCEL", dropping(result("canceled"))).breaks("RPC-3", "CTL-2"),
        answered("NO_ERROR_FOR_UNKNOWN_METHODS", dropping(error(-32601))),
        answered("NO_ERROR_FOR_BAD_PARAMS", dropping(error(-32602)))
            .breaks("RPC-3", "RPC-7", "CTL-5")
            .longLasting(),
        answered(
            "EVERY_THIRD_ERROR_IS_LOST",
            saying(
                session -> {
                  AtomicInteger count = new AtomicInteger();
                  return (message, next) -> {
                    if (!errors().test(message) || count.incrementAndGet() % 3 != 0) {
                      next.accept(message);
                    }
                  };
                })),
        answered(
            "ANSWERS_NOBODY_ASKED_FOR",
            saying(
                session ->
                    (message, next) -> {
                      next.accept(message);
                      if (Notification.is(message, "process.started")) {
                        next.accept(
                            Notification.object()
                                .put("jsonrpc", "2.0")
                                .put("id", 99)
                                .put("result", "ok"));
                      }
                    })),
        answered(
            "A_RESULT_TWICE_LATER",
            saying(
                session ->
                    (message, next) -> {
                      next.accept(message);
                      if (result("started").test(message)) {
                        later(
                            150,
                            () ->
                                session
                                    .outgoing()
                                    .send(
                                        Notification.object()
                                            .put("jsonrpc", "2.0")
                                            .put("late", true)
                                            .<ObjectNode>set("id", message.get("id"))
                                            .put("result", "done")));
                      }
                    })));
  }

  private static List<Variant> errorObjects() {
    return List.of(
        errorObject("CODE_AS_TEXT", error -> error.put("code", error.get("code").asString())),
        errorObject(
            "CODE_AS_FRACTION", error -> error.put("code", error.get("code").asInt() + 0.5)),
        errorObject("NO_CODE", error -> error.remove("code")),
        errorObject("NULL_CODE", error -> error.putNull("code")),
        errorObject("NO_MESSAGE", error -> error.remove("message")),
        errorObject("EMPTY_MESSAGE", error -> error.put("message", "")),
        errorObject("BLANK_MESSAGE", error -> error.put("message", " ")),
        errorObject("NULL_MESSAGE", error -> error.putNull("message")),
        errorObject("MESSAGE_IS_AN_OBJECT", error -> error.putObject("message").put("en", "wrong")),
        fault("EMPTY_MESSAGE_FOR_UNREADABLE", "A user does not learn what went wrong.")
            .breaks("RPC-11")
            .beside("RPC-5")
            .changed(
                altering(
                    error(-32700),
                    message -> ((ObjectNode) message.get("error")).put("message", ""))),
        fault("EMPTY_MESSAGE_FOR_BUSY", "A user does not learn what went wrong.")
            .breaks("RPC-11")
            .changed(
                altering(
                    message ->
                        message.at("/error/message").asString("").contains("already running"),
                    message -> ((ObjectNode) message.get("error")).put("message", ""))),
        fault("ERROR_IS_TEXT", "A client that looks for the code fails.")
            .breaks("RPC-11")
            .changed(
                altering(
                    errors(),
                    message -> message.put("error", message.at("/error/message").asString()))),
        fault("ERROR_IS_A_LIST", "A client that looks for the code fails.")
            .breaks("RPC-11")
            .changed(
                altering(
                    errors(),
                    message -> message.putArray("error").add(message.at("/error/code")))));
  }

  private static JsonNode inArray(JsonNode message) {
    ArrayNode array = JSON.arrayNode();
    return array.add(message);
  }

  private static Variant bare(String name, Predicate<JsonNode> which) {
    return envelope(name, altering(which, message -> message.remove("jsonrpc")));
  }

  private static Variant envelope(
      String name, UnaryOperator<org.ccexecutor.reference.Parts> change) {
    return fault(name, "A JSON-RPC library drops the message, or dies of it.")
        .breaks("RPC-1")
        .changed(change);
  }

  private static Variant text(String name, BiConsumer<Channel, String> delivery) {
    return fault(name, "A JSON-RPC library drops the message, or dies of it.")
        .breaks("RPC-1")
        .beside("ECHO-1")
        .changed(delivering(delivery));
  }

  static Variant id(String name, Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
    return fault(name, "A client waits for ever for the answer to its request.")
        .breaks("RPC-2")
        .beside("RPC-3", "RPC-4")
        .changed(altering(which, message -> message.set("id", change.apply(message.path("id")))));
  }

  static Variant textId(String name, UnaryOperator<String> change) {
    return id(
        name,
        responses(),
        id -> id.isString() ? JSON.stringNode(change.apply(id.stringValue())) : id);
  }

  private static Variant answered(
      String name, UnaryOperator<org.ccexecutor.reference.Parts> change) {
    return fault(
            name,
            "A client waits for ever for its answer, or takes one for that to another request.")
        .breaks("RPC-3")
        .beside("RPC-2")
        .changed(change);
  }

  private static Variant errorObject(String name, java.util.function.Consumer<ObjectNode> change) {
    return fault("ERROR_" + name, "A program or its user does not learn what went wrong.")
        .breaks("RPC-11")
        .beside("RPC-4")
        .changed(altering(errors(), message -> change.accept((ObjectNode) message.get("error"))));
  }
}
