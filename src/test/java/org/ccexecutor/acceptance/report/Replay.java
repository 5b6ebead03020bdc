package org.ccexecutor.acceptance.report;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.event.EventHandler;
import io.cucumber.plugin.event.EventPublisher;
import java.util.List;

/**
 * Sends the messages of a run to whoever wants them.
 *
 * @param messages the messages, in order
 */
record Replay(List<Envelope> messages) implements EventPublisher {

  @Override
  public <T> void registerHandlerFor(Class<T> type, EventHandler<T> handler) {
    messages.forEach(message -> handler.receive(type.cast(message)));
  }

  @Override
  public <T> void removeHandlerFor(Class<T> type, EventHandler<T> handler) {}
}
