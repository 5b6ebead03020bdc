package org.ccexecutor.reference.rpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Tells a valid JSON-RPC 2.0 request from anything else. */
public class RequestRules {

  /**
   * Reads one request.
   *
   * @throws RpcException when it is none
   */
  public Request read(JsonNode message) {
    check(isObject(message), "a request is an object");
    check(hasVersion(message), "\"jsonrpc\" has to be \"2.0\"");
    check(hasMethod(message), "\"method\" has to be a string");
    check(hasFittingParams(message), "\"params\" has to be an object or an array");
    check(hasFittingId(message), "\"id\" has to be a string, a number or null");
    return request(message);
  }

  /** Whether it is an object at all. */
  protected boolean isObject(JsonNode message) {
    return message.isObject();
  }

  /** Whether {@code jsonrpc} is there and right. */
  protected boolean hasVersion(JsonNode message) {
    JsonNode version = message.path("jsonrpc");
    return version.isString() && version.stringValue().equals("2.0");
  }

  /** Whether {@code method} is there and a string. */
  protected boolean hasMethod(JsonNode message) {
    return message.path("method").isString();
  }

  /** Whether {@code params} is absent, or of a fitting type. */
  protected boolean hasFittingParams(JsonNode message) {
    return !message.has("params") || message.get("params").isContainer();
  }

  /** Whether {@code id} is absent, or of a fitting type. */
  protected boolean hasFittingId(JsonNode message) {
    return !message.has("id") || isId(message.get("id"));
  }

  /** Whether a response can carry this value as its {@code id}. */
  protected boolean isId(JsonNode id) {
    return id.isString() || id.isNumber() || id.isNull();
  }

  /** The request that a valid message makes; without an {@code id}, a notification. */
  protected Request request(JsonNode message) {
    return new Request(
        Optional.ofNullable(message.get("id")),
        message.get("method").stringValue(),
        Optional.ofNullable(message.get("params")));
  }

  /** The id that the error about an invalid request carries; empty for null. */
  protected Optional<JsonNode> idOfInvalid(JsonNode message) {
    return Optional.ofNullable(message.get("id")).filter(this::isId);
  }

  /** Raises the error unless all is well. */
  protected void check(boolean well, String rule) {
    if (!well) {
      throw new RpcException(RpcException.INVALID_REQUEST, "Invalid request: " + rule);
    }
  }
}
