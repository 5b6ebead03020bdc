package org.ccexecutor.acceptance.session;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.databind.JsonNode;

/**
 * Holds each message against the JSON Schema of its kind, and knows which requirement a breach
 * belongs to.
 */
final class Schemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Map<String, Rule> NOTIFICATIONS =
      Map.of(
          "connected", rule("SES-1", "connected"),
          "process.started", rule("ECHO-4", "process-started"),
          "process.output", rule("OUT-1", "process-output"),
          "process.completed", rule("ECHO-4", "process-completed"));

  private static final int LONGEST_SHOWN = 200;

  private static final Rule ENVELOPE = rule("RPC-1", "envelope");
  private static final Rule RESPONSE = rule("RPC-3", "response");
  private static final Rule ERROR = rule("RPC-11", "error");

  private Schemas() {}

  static Optional<Violation> checkEnvelope(JsonNode message) {
    return ENVELOPE.check(message, "a JSON-RPC 2.0 message");
  }

  static Optional<Violation> checkResponse(JsonNode message) {
    return RESPONSE
        .check(message, "a response with a result or an error, never both")
        .or(
            () ->
                message.has("error")
                    ? ERROR.check(
                        message.get("error"), "an error with an integer code and a message")
                    : Optional.empty());
  }

  static Optional<Violation> checkNotification(String method, JsonNode params) {
    Rule rule = NOTIFICATIONS.get(method);
    return rule == null
        ? Optional.empty()
        : rule.check(params, "params of \"" + method + "\" as the contract has them");
  }

  private static Rule rule(String requirement, String name) {
    String resource = "/schemas/" + name + ".json";
    try (InputStream in = Schemas.class.getResourceAsStream(resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Rule(requirement, REGISTRY.getSchema(text, InputFormat.JSON));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read.", e);
    }
  }

  private record Rule(String requirement, Schema schema) {

    Optional<Violation> check(JsonNode node, String expected) {
      List<Error> errors = schema.validate(node);
      if (errors.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Violation(
              requirement,
              expected,
              SchemaWords.of(errors) + ": " + SchemaWords.start(node, LONGEST_SHOWN)));
    }
  }
}
