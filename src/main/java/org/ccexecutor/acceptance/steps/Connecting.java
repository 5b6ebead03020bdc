package org.ccexecutor.acceptance.steps;

import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Gathering;

/** How a client opens its session. */
public enum Connecting {
  DIRECTLY,
  THROUGH_A_NETWORK_THAT_CAN_FAIL;

  void of(Client client, Gathering gathering) {
    if (this == DIRECTLY) {
      client.mustConnect();
    } else {
      gathering.connectByCable(client);
    }
  }
}
