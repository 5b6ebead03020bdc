package org.ccexecutor.acceptance.steps;

import java.util.function.BiConsumer;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Client;

/**
 * Something that is sent beside ordinary messages.
 *
 * @param sending sends it
 */
public record Load(BiConsumer<Burden, Client> sending) {

  /** The same with requests right before and behind it. */
  Load amongRequests() {
    return new Load(
        (burden, client) -> burden.amongRequests(client, () -> sending.accept(burden, client)));
  }

  void on(Burden burden, Client client) {
    sending.accept(burden, client);
  }
}
