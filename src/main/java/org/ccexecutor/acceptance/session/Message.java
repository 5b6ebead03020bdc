package org.ccexecutor.acceptance.session;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One JSON-RPC message of the server. */
public sealed interface Message {

  /** The message as it arrived. */
  JsonNode json();

  /**
   * An answer (JSON-RPC 2.0 §5).
   *
   * @param id the id that it carries; null where that is absent
   * @param json the message as it arrived
   * @param batch which batch it came in, 0 if in none
   */
  record Response(JsonNode id, JsonNode json, int batch) implements Message {

    private static final int NO_ROOM = -32003;

    public boolean isError() {
      return json.has("error");
    }

    /** The error code, if this is an error and the code an integer. */
    public Optional<Integer> code() {
      JsonNode code = json.path("error").path("code");
      return code.isIntegralNumber() && code.canConvertToInt()
          ? Optional.of(code.intValue())
          : Optional.empty();
    }

    /** Whether it is what a client is told for whom there is no room. */
    boolean isTurnedAway() {
      return anonymous() && code().filter(code -> code == NO_ROOM).isPresent();
    }

    /** The message of the error, empty if there is none. */
    public String errorMessage() {
      return json.path("error").path("message").asString("");
    }

    /** The {@code status} of the result, if there is one. */
    public String status() {
      return json.path("result").path("status").asString("");
    }

    /** Whether the id is absent or null. */
    public boolean anonymous() {
      return id == null || id.isNull();
    }
  }

  /**
   * A word of the server that no request asked for (JSON-RPC 2.0 §4.1).
   *
   * @param method what it is about
   * @param json the message as it arrived
   */
  record Notification(String method, JsonNode json) implements Message {

    public JsonNode params() {
      return json.path("params");
    }
  }
}
