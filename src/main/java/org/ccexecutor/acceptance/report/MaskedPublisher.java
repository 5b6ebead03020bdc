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
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.run.Run;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Hands Cucumber's messages on to a plugin of Cucumber's own, with every token in them masked. */
final class MaskedPublisher implements EventPublisher {
  /** The members of messages that hold no text, but what other messages or readers go by. */
  private static final Pattern STRUCTURE =
      Pattern.compile("id|\\w+Ids?|type|keywordType|status|mediaType|contentEncoding");

  private static final JsonMapper JSON = JsonMapper.shared();

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
    Secrets secrets = run.get().secrets();
    try {
      StringWriter plain = new StringWriter();
      serializer.writeValue(plain, envelope);
      if (secrets.mask(plain.toString()).contentEquals(plain.getBuffer())) {
        return envelope;
      }
      JsonNode message = masked(JSON.readTree(plain.toString()), secrets);
      return deserializer.readValue(JSON.writeValueAsString(message));
    } catch (IOException e) {
      throw new UncheckedIOException("A message of Cucumber cannot be masked.", e);
    }
  }

  /**
   * A token may be a word that messages are made of: their names, ids and kinds stay as they are.
   */
  private static JsonNode masked(JsonNode node, Secrets secrets) {
    if (node instanceof ObjectNode object) {
      object.properties().stream()
          .filter(member -> !STRUCTURE.matcher(member.getKey()).matches())
          .forEach(member -> member.setValue(masked(member.getValue(), secrets)));
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, masked(array.get(i), secrets));
      }
    }
    return node.isString() ? StringNode.valueOf(secrets.mask(node.stringValue())) : node;
  }
}
