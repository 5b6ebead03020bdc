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

  void on(Burden burden, Client client) {
    sending.accept(burden, client);
  }
}
