package org.ccexecutor.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON-RPC 2.0: which answer, if any, a text message gets. */
final class JsonRpc {

  /** What carries a valid request out. */
  interface Handler {
    /** The result of the request. */
    Map<String, Object> handle(Request request) throws RpcException;
  }

  private JsonRpc() {}

  /** The response, the array of responses to a batch, or null where nobody waits for an answer. */
  static Object answer(String text, Handler handler) {
    Object value;
    try {
      value = JsonReader.read(text);
    } catch (JsonException e) {
      return error(null, new RpcException(RpcException.PARSE_ERROR, e.getMessage()));
    }
    if (!(value instanceof List<?> batch) || batch.isEmpty()) {
      return answerOne(value, handler);
    }
    List<Object> answers = new ArrayList<>();
    for (Object each : batch) {
      Object answer = answerOne(each, handler);
      if (answer != null) {
        answers.add(answer);
      }
    }
    return answers.isEmpty() ? null : answers;
  }

  /** A response that tells of an error. */
  static Map<String, Object> error(Object id, RpcException problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("data", null);
    error.put("message", problem.getMessage());
    error.put("code", problem.code());
    return response(id, "error", error);
  }

  private static Map<String, Object> answerOne(Object value, Handler handler) {
    Request request;
    try {
      request = Request.of(value);
    } catch (RpcException e) {
      return error(Request.readableId(value), e);
    }
    Map<String, Object> response;
    try {
      response = response(request.id(), "result", handler.handle(request));
    } catch (RpcException e) {
      response = error(request.id(), e);
    }
    return request.notification() ? null : response;
  }

  private static Map<String, Object> response(Object id, String kind, Map<String, Object> content) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put(kind, content);
    response.put("id", id);
    response.put("jsonrpc", "2.0");
    return response;
  }
}
