package org.ccexecutor.reference.rpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How messages of the server look. */
public class Responses {

  /** The response to a request that was carried out. */
  public ObjectNode result(JsonNode id, JsonNode result) {
    ObjectNode response = envelope();
    response.set("result", result);
    response.set("id", id(id));
    return response;
  }

  /** The response to a request that was refused; {@code id} is empty where it could not be read. */
  public ObjectNode error(Optional<JsonNode> id, RpcException error) {
    ObjectNode response = envelope();
    response.set("error", errorObject(error));
    response.set("id", id.map(this::id).orElse(JsonNodeFactory.instance.nullNode()));
    return response;
  }

  /** What is said about an error. */
  protected ObjectNode errorObject(RpcException error) {
    ObjectNode object = object();
    object.put("code", error.code());
    object.put("message", error.getMessage());
    return object;
  }

  /** The id given back: the very value that was sent. */
  protected JsonNode id(JsonNode sent) {
    return sent;
  }

  /** The beginning of every response. */
  protected ObjectNode envelope() {
    return object().put("jsonrpc", "2.0");
  }

  /** An empty object. */
  protected final ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
