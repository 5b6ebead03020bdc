package org.ccexecutor.reference.rpc;

import tools.jackson.databind.JsonNode;

/**
 * What became of a request that was carried out.
 *
 * @param result the {@code result} of its response
 * @param afterward what may only be said when the response is on its way
 */
public record Outcome(JsonNode result, Runnable afterward) {

  /** A result with nothing to follow. */
  public static Outcome of(JsonNode result) {
    return new Outcome(result, () -> {});
  }
}
