package org.ccexecutor.acceptance.session;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Says in plain words what is wrong with a message that a JSON Schema does not allow. */
final class SchemaWords {
  private static final int MOST = 3;
  private static final int LONGEST_VALUE = 40;

  private static final Map<String, String> TYPES =
      Map.of(
          "array", "an array",
          "boolean", "a boolean",
          "integer", "an integer",
          "number", "a number",
          "object", "an object",
          "string", "a string");

  private SchemaWords() {}

  /** The first of these errors, of which there is at least one. */
  static String of(List<Error> errors) {
    List<String> words = new ArrayList<>();
    List<String> alternatives =
        errors.stream().filter(SchemaWords::isOfAlternative).map(Error::getProperty).toList();
    if (!alternatives.isEmpty()) {
      words.add("it has neither " + String.join(" nor ", alternatives));
    }
    errors.stream()
        .filter(error -> !isOfAlternative(error))
        .map(SchemaWords::of)
        .forEach(words::add);
    return words.stream().limit(MOST).collect(Collectors.joining("; "));
  }

  /** The text of a value, or its beginning, however much a server sends. */
  static String start(JsonNode value, int longest) {
    String text = value.toString();
    return text.length() > longest ? text.substring(0, longest) + "…" : text;
  }

  /** Alternatives are members of which one has to be there. */
  private static boolean isOfAlternative(Error error) {
    return error.getEvaluationPath().toString().contains("/anyOf/");
  }

  private static String of(Error error) {
    JsonNode schema = error.getSchemaNode();
    String actual = start(error.getInstanceNode(), LONGEST_VALUE);
    String path = error.getInstanceLocation().toString().replaceFirst("^/", "");
    String what = path.isEmpty() ? "it" : path;
    return switch (error.getKeyword()) {
      case "required" -> (path.isEmpty() ? "" : path + '/') + error.getProperty() + " is missing";
      case "type" -> what + " is " + type(error.getArguments()[0]) + ", not " + types(schema);
      case "const" -> what + " is " + actual + ", not " + schema;
      case "enum" ->
          what
              + " is "
              + actual
              + ", not "
              + joined(schema.valueStream().map(JsonNode::toString), " or ");
      case "pattern" -> what + " is blank";
      case "minimum" -> what + " is " + actual + ", less than " + schema;
      case "contains", "minContains" -> what + " is without " + schema.path("const");
      case "not" ->
          what
              + " has both "
              + joined(schema.path("required").valueStream().map(JsonNode::asString), " and ");
      default -> what + ' ' + error.getMessage();
    };
  }

  private static String types(JsonNode schema) {
    return schema.isArray()
        ? joined(schema.valueStream().map(type -> type(type.asString())), " or ")
        : type(schema.asString());
  }

  private static String joined(Stream<String> words, String glue) {
    return words.collect(Collectors.joining(glue));
  }

  private static String type(Object name) {
    return TYPES.getOrDefault(name.toString(), name.toString());
  }
}
