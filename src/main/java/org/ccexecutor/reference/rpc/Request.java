package org.ccexecutor.reference.rpc;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A valid request.
 *
 * @param id as it was sent; empty for a notification
 * @param method its name
 * @param params an object or an array; empty when absent
 */
public record Request(Optional<JsonNode> id, String method, Optional<JsonNode> params) {

  /** Whether it wants no answer. */
  public boolean isNotification() {
    return id.isEmpty();
  }
}
