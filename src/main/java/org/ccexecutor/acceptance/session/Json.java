package org.ccexecutor.acceptance.session;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as it goes over the wire: numbers exact, nothing after the first value, depth and length of
 * what is read limited.
 */
final class Json {
  private static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 64 * 1024 * 1024;

  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .build())
                  .build())
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  /**
   * @throws JacksonException if the text is not JSON
   */
  static JsonNode parse(String text) {
    JsonNode node = MAPPER.readTree(text);
    if (node == null || node.isMissingNode()) {
      throw new NotJson("it is empty");
    }
    return node;
  }

  /** There was no value at all. */
  private static final class NotJson extends JacksonException {
    private static final long serialVersionUID = 1;

    NotJson(String message) {
      super(message);
    }
  }
}
