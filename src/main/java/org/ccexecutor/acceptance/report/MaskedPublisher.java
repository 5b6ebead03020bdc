package org.ccexecutor.acceptance.report;

import io.cucumber.messages.ndjson.Deserializer;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.plugin.event.EventHandler;
import io.cucumber.plugin.event.EventPublisher;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.run.Run;

/** Hands Cucumber's messages on to a plugin of Cucumber's own, with every token in them masked. */
final class MaskedPublisher implements EventPublisher {
  private final EventPublisher publisher;
  private final Supplier<Run> run;
  private final Serializer serializer = new Serializer();
  private final Deserializer deserializer = new Deserializer();

  MaskedPublisher(EventPublisher publisher, Supplier<Run> run) {
    this.publisher = publisher;
    this.run = run;
  }

  @Override
  public <T> void registerHandlerFor(Class<T> type, EventHandler<T> handler) {
    requireMessages(type);
    publisher.registerHandlerFor(
        type, event -> handler.receive(type.cast(masked((Envelope) event))));
  }

  @Override
  public <T> void removeHandlerFor(Class<T> type, EventHandler<T> handler) {
    throw new UnsupportedOperationException("Nobody stops to listen before the run has ended.");
  }

  /** Other events hold text that nobody has masked. */
  private static void requireMessages(Class<?> type) {
    if (type != Envelope.class) {
      throw new IllegalArgumentException(
          "Only plugins that listen to messages can be masked, not to " + type + ".");
    }
  }

  private Envelope masked(Envelope envelope) {
    return holdsText(envelope) ? rewritten(envelope) : envelope;
  }

  /** Most messages only say that something began or ended, and when: there is nothing to mask. */
  private static boolean holdsText(Envelope envelope) {
    boolean marksTime =
        envelope.getTestCaseStarted().isPresent()
            || envelope.getTestCaseFinished().isPresent()
            || envelope.getTestStepStarted().isPresent();
    return !marksTime
        && envelope
            .getTestStepFinished()
            .map(TestStepFinished::getTestStepResult)
            .map(result -> result.getMessage().isPresent() || result.getException().isPresent())
            .orElse(true);
  }

  private Envelope rewritten(Envelope envelope) {
    try {
      StringWriter plain = new StringWriter();
      serializer.writeValue(plain, envelope);
      String masked = run.get().secrets().mask(plain.toString());
      return masked.contentEquals(plain.getBuffer()) ? envelope : deserializer.readValue(masked);
    } catch (IOException e) {
      throw new UncheckedIOException("A message of Cucumber cannot be masked.", e);
    }
  }
}
