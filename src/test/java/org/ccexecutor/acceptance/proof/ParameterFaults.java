package org.ccexecutor.acceptance.proof;

import static java.util.Locale.ROOT;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.commanding;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.RequestFaults.MISLED;
import static org.ccexecutor.acceptance.proof.RequestFaults.TAKEN;
import static org.ccexecutor.acceptance.proof.RequestFaults.code;
import static org.ccexecutor.acceptance.proof.RequestFaults.ok;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RequestRules;
import org.ccexecutor.reference.rpc.RpcException;
import tools.jackson.databind.JsonNode;

/** Faults of which parameters fit, and of members that the server does not know. */
final class ParameterFaults {

  private ParameterFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(unfit());
    all.addAll(unknownMembers());
    return all;
  }

  private static List<Variant> unfit() {
    return List.of(
        code("INVALID_PARAMS_IS_INVALID_REQUEST", "RPC-7", -32602, -32600).breaks("RPC-7", "CTL-5"),
        code("INVALID_PARAMS_IS_INTERNAL_ERROR", "RPC-7", -32602, -32603).breaks("RPC-7", "CTL-5"),
        fault("INHERITED_PARAMETERS_COUNT", "A message means what no reader sees in it.")
            .breaks("RPC-7")
            .changed(
                hearing(
                    session ->
                        (text, next) ->
                            next.accept(text.replaceAll("\"__proto__\": *\\{([^{}]*)}", "$1")))),
        command(
            "COMMAND_MAY_BE_ANYTHING",
            node ->
                node.isMissingNode()
                    ? Optional.empty()
                    : Optional.of(node.asString(node.toString()))),
        command(
            "COMMAND_MAY_BE_A_NUMBER",
            node -> node.isNumber() ? Optional.of(node.asString()) : Optional.empty()),
        command(
            "COMMAND_MAY_BE_NULL", node -> node.isNull() ? Optional.of("null") : Optional.empty()),
        command(
            "COMMAND_MAY_BE_A_LIST",
            node ->
                node.isArray() && !node.isEmpty()
                    ? Optional.of(node.get(0).asString())
                    : Optional.empty()),
        command(
            "COMMAND_MAY_BE_AN_OBJECT",
            node -> node.isObject() ? Optional.of("true") : Optional.empty()),
        command(
            "COMMAND_MAY_BE_TRUE",
            node -> node.isBoolean() ? Optional.of("true") : Optional.empty()),
        command(
            "COMMAND_MAY_BE_EMPTY",
            node ->
                node.isString() && node.asString().isEmpty() ? Optional.of(":") : Optional.empty()),
        command(
            "COMMAND_MAY_BE_MISSING",
            node -> node.isMissingNode() ? Optional.of(":") : Optional.empty()),
        command(
            "COMMAND_ENDS_AT_NUL",
            node ->
                node.asString("").indexOf('\0') > 0
                    ? Optional.of(node.asString().substring(0, node.asString().indexOf('\0')))
                    : Optional.empty()),
        command(
            "COMMAND_LOSES_NUL",
            node ->
                node.asString("").indexOf('\0') > 0
                    ? Optional.of(node.asString().replace("\0", ""))
                    : Optional.empty()),
        timeout("TIMEOUT_MAY_BE_ANYTHING", node -> true),
        timeout("TIMEOUT_MAY_BE_0", node -> node.isNumber() && node.asDouble() == 0),
        timeout("TIMEOUT_MAY_BE_0_0", node -> node.isFloatingPointNumber() && node.asDouble() == 0),
        timeout("TIMEOUT_MAY_BE_NEGATIVE", node -> node.isNumber() && node.asDouble() < 0),
        timeout("TIMEOUT_MAY_BE_MINUS_1", node -> node.isNumber() && node.asDouble() == -1),
        timeout("TIMEOUT_MAY_BE_BROKEN", node -> node.isNumber() && node.asDouble() > 0),
        timeout("TIMEOUT_MAY_BE_TEXT", node -> node.isString() && node.asString().matches("\\d+")),
        timeout("TIMEOUT_MAY_BE_A_WORD", JsonNode::isString),
        timeout("TIMEOUT_MAY_BE_A_LIST", JsonNode::isArray),
        timeout("TIMEOUT_MAY_BE_AN_OBJECT", JsonNode::isObject),
        timeout("TIMEOUT_MAY_BE_FALSE", node -> node.isBoolean() && !node.asBoolean()),
        timeout("TIMEOUT_MAY_BE_EMPTY", node -> node.isString() && node.asString().isEmpty()),
        fault("PARAMS_IN_A_LIST_ARE_TAKEN", TAKEN)
            .breaks("RPC-7")
            .beside("RPC-13")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          boolean list =
                              request.method().equals("execute")
                                  && request
                                      .params()
                                      .filter(JsonNode::isArray)
                                      .filter(params -> !params.isEmpty())
                                      .isPresent();
                          return next.call(
                              list
                                  ? new Request(
                                      request.id(),
                                      "execute",
                                      Optional.of(
                                          Notification.object()
                                              .set("command", request.params().get().get(0))))
                                  : request);
                        })),
        fault("LIST_FOR_PARAMS_IS_INVALID_REQUEST", MISLED)
            .breaks("RPC-7")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          if (request.params().filter(JsonNode::isArray).isPresent()) {
                            throw new RpcException(-32600, "No lists");
                          }
                          return next.call(request);
                        })),
        unknownControl("UNKNOWN_CONTROL_IS_NO_METHOD", -32601),
        unknownControl("UNKNOWN_CONTROL_IS_NO_PROCESS", -32002),
        unknownControl("UNKNOWN_CONTROL_IS_INTERNAL_ERROR", -32603),
        control("CONTROL_IN_SMALL_LETTERS_IS_TAKEN", type -> type.asString("").toUpperCase(ROOT)),
        control(
            "CONTROL_IN_MIXED_LETTERS_IS_TAKEN",
            type ->
                type.asString("").matches("[A-Z][a-z]+")
                    ? type.asString("").toUpperCase(ROOT)
                    : ""),
        control(
            "CONTROL_OF_CANCELLED_IS_TAKEN",
            type -> type.asString("").equals("CANCELLED") ? "CANCEL" : ""),
        control("CONTROL_WITH_SPACES_IS_TAKEN", type -> type.asString("").strip()),
        control("CONTROL_IN_A_LIST_IS_TAKEN", type -> type.path(0).asString("")),
        control("CONTROL_OF_NULL_PAUSES", type -> type.isNull() ? "PAUSE" : ""),
        fault("UNKNOWN_CONTROL_PAUSES", "A client that cancels in its own words only pauses.")
            .breaks("RPC-7")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          boolean odd =
                              request.method().equals("control")
                                  && !request
                                      .params()
                                      .map(params -> params.path("type").asString(""))
                                      .orElse("")
                                      .matches("PAUSE|RESUME|CANCEL");
                          return next.call(
                              odd
                                  ? new Request(
                                      request.id(),
                                      "control",
                                      Optional.of(Notification.object().put("type", "PAUSE")))
                                  : request);
                        })),
        fault("UNKNOWN_CONTROL_SUCCEEDS", "A client believes that its command has stopped.")
            .breaks("RPC-7")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          boolean odd =
                              request.method().equals("control")
                                  && request
                                      .params()
                                      .map(params -> params.path("type").asString(""))
                                      .orElse("")
                                      .equals("STOP");
                          return odd ? ok() : next.call(request);
                        })));
  }

  private static List<Variant> unknownMembers() {
    return List.of(
        strict(
            "UNKNOWN_PARAMS_ARE_REFUSED",
            -32602,
            message ->
                !List.of("command", "timeout", "type").containsAll(names(message.path("params")))),
        strict(
            "UNKNOWN_MEMBERS_ARE_REFUSED",
            -32600,
            message -> !List.of("jsonrpc", "id", "method", "params").containsAll(names(message))),
        strict(
            "UNKNOWN_PARAMS_OF_CONTROLS_ARE_REFUSED",
            -32602,
            message ->
                message.path("method").asString("").equals("control")
                    && message.path("params").size() > 1),
        strict(
            "TYPE_IN_EXECUTE_IS_REFUSED",
            -32602,
            message ->
                message.path("method").asString("").equals("execute")
                    && message.path("params").has("type")),
        fault("CMD_WINS_OVER_COMMAND", "Another command is run than the one that was meant.")
            .breaks("RPC-12")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          JsonNode other =
                              request.params().map(params -> params.path("cmd")).orElse(null);
                          return next.call(
                              other != null && other.isString()
                                  ? commanding(request, command -> other.stringValue())
                                  : request);
                        })),
        fault("MEMBERS_IN_ANY_CASE", "Another command is run than the one that was meant.")
            .breaks("RPC-12")
            .changed(
                hearing(
                    session ->
                        (text, next) ->
                            next.accept(
                                text.replaceAll("\"command\":[^{}]*(?=\"COMMAND\":)", "")
                                    .replace("\"COMMAND\"", "\"command\"")))),
        strict("OBJECTS_BESIDE_THE_METHOD_ARE_REFUSED", -32600, message -> message.has("meta")),
        strict(
            "MEMBERS_BESIDE_A_CONTROL_ARE_REFUSED",
            -32600,
            message ->
                message.path("method").asString("").equals("control") && message.has("trace")));
  }

  private static Variant command(String name, Function<JsonNode, Optional<String>> more) {
    return fault(name, TAKEN)
        .breaks("RPC-7")
        .beside("RPC-13")
        .with(
            Part.PARAMETERS,
            options ->
                new Parameters() {
                  @Override
                  protected String command(JsonNode command) {
                    boolean fits =
                        command.isString()
                            && !command.asString().isEmpty()
                            && command.asString().indexOf('\0') < 0;
                    return fits
                        ? super.command(command)
                        : more.apply(command).orElseGet(() -> super.command(command));
                  }
                });
  }

  private static Variant timeout(String name, Predicate<JsonNode> more) {
    return fault(name, TAKEN)
        .breaks("RPC-7")
        .beside("RPC-13")
        .with(
            Part.PARAMETERS,
            options ->
                new Parameters() {
                  @Override
                  protected OptionalLong timeout(JsonNode timeout) {
                    boolean fits =
                        timeout.isMissingNode()
                            || timeout.isNumber() && isPositiveWhole(timeout.decimalValue());
                    return fits || !more.test(timeout)
                        ? super.timeout(timeout)
                        : OptionalLong.of(30);
                  }
                });
  }

  private static Variant unknownControl(String name, int code) {
    return fault(name, MISLED)
        .breaks("RPC-7")
        .with(
            Part.PARAMETERS,
            options ->
                new Parameters() {
                  @Override
                  public Control control(Optional<JsonNode> params) {
                    try {
                      return super.control(params);
                    } catch (RpcException e) {
                      throw new RpcException(code, "What?");
                    }
                  }
                });
  }

  /** What is no type of control is read in another way. */
  private static Variant control(String name, Function<JsonNode, String> reading) {
    return fault(name, TAKEN)
        .breaks("RPC-7")
        .with(
            Part.PARAMETERS,
            options ->
                new Parameters() {
                  @Override
                  public Control control(Optional<JsonNode> params) {
                    String type = reading.apply(object(params).path("type"));
                    return type.matches("PAUSE|RESUME|CANCEL")
                        ? Control.valueOf(type)
                        : super.control(params);
                  }
                });
  }

  private static Variant strict(String name, int code, Predicate<JsonNode> unknown) {
    return fault(name, "A newer client cannot speak to the server.")
        .breaks("RPC-12")
        .with(
            Part.RULES,
            options ->
                new RequestRules() {
                  @Override
                  public Request read(JsonNode message) {
                    Request request = super.read(message);
                    if (unknown.test(message)) {
                      throw new RpcException(code, "Unknown member");
                    }
                    return request;
                  }
                });
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }
}
