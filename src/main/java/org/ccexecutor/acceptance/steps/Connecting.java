package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Gathering;

/** How a client opens its session. */
@FunctionalInterface
public interface Connecting {
  /** Opens it, and makes sure that it is greeted. */
  void of(Client client, Gathering gathering, Patience patience);

  /** In the usual way. */
  static Connecting atOnce() {
    return (client, gathering, patience) -> client.mustConnect();
  }

  /** Through a network that can be told to fail later. */
  static Connecting throughANetworkThatCanFail() {
    return (client, gathering, patience) -> gathering.connectByCable(client);
  }

  /** Trying again and again until there is room, so long at most. */
  static Connecting within(Duration limit) {
    return (client, gathering, patience) ->
        assertThat(
            "its first message",
            gathering.awaitRoom(client, patience.of(limit)),
            containsString("connected"));
  }
}
