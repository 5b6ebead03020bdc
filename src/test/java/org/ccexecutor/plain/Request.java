package org.ccexecutor.plain;

import java.util.List;
import java.util.Map;

/**
 * A valid JSON-RPC 2.0 request.
 *
 * @param id what the response has to carry
 * @param notification whether there was no id at all, so that no response is wanted
 * @param method the name of the method
 * @param params a map, a list, or null where there are none
 */
record Request(Object id, boolean notification, String method, Object params) {

  /** The request that a value of JSON stands for. */
  static Request of(Object value) throws RpcException {
    if (!(value instanceof Map<?, ?> members)) {
      throw invalid("A request is an object");
    }
    if (!"2.0".equals(members.get("jsonrpc"))) {
      throw invalid("\"jsonrpc\" must be \"2.0\"");
    }
    if (!(members.get("method") instanceof String method)) {
      throw invalid("\"method\" must be a string");
    }
    Object params = members.get("params");
    if (members.containsKey("params") && !(params instanceof Map || params instanceof List)) {
      throw invalid("\"params\" must be an object or an array");
    }
    Object id = members.get("id");
    if (!isId(id)) {
      throw invalid("\"id\" must be a string, a number or null");
    }
    return new Request(id, !members.containsKey("id"), method, params);
  }

  /** The id of what may not be a request, or null where none can be made out. */
  static Object readableId(Object value) {
    Object id = value instanceof Map<?, ?> members ? members.get("id") : null;
    return isId(id) ? id : null;
  }

  private static boolean isId(Object id) {
    return id == null || id instanceof String || id instanceof JsonNumber;
  }

  private static RpcException invalid(String message) {
    return new RpcException(RpcException.INVALID_REQUEST, message);
  }
}
