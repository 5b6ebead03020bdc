package org.ccexecutor.reference.rpc;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON by the letter of RFC 8259: one value, nothing after it, numbers kept as they were
 * sent.
 */
public class JsonReader {

  private final int depth;
  private ObjectMapper mapper;

  /** Refuses what is nested deeper than this. */
  public JsonReader(int depth) {
    this.depth = depth;
  }

  /**
   * Loads all that reading and writing need: half a cold start, better done while the first client
   * connects.
   *
   * @return what was written, of no use to anybody
   */
  public final String prepare() {
    return read("{}").toString();
  }

  /**
   * Reads one value.
   *
   * @throws RpcException when the text is not JSON, or too deep
   */
  public JsonNode read(String text) {
    JsonNode value;
    try {
      value = parse(text);
    } catch (StreamConstraintsException e) {
      throw beyondLimits(e);
    } catch (JacksonException e) {
      throw notJson();
    }
    if (value == null || value.isMissingNode()) {
      throw notJson();
    }
    return value;
  }

  /** Reads one value; a missing node or null for an empty text. */
  protected JsonNode parse(String text) {
    return mapper().readTree(text);
  }

  /** The answer to a text that is not JSON. */
  protected RpcException notJson() {
    return new RpcException(RpcException.PARSE_ERROR, "Parse error: the message is not JSON");
  }

  /** The answer to JSON that is nested too deep, or has a number of more than 1,000 digits. */
  protected RpcException beyondLimits(StreamConstraintsException cause) {
    return new RpcException(
        RpcException.PARSE_ERROR, "Parse error: the message is beyond the limits");
  }

  private synchronized ObjectMapper mapper() {
    if (mapper == null) {
      StreamReadConstraints limits =
          StreamReadConstraints.builder()
              .maxNestingDepth(depth)
              .maxStringLength(Integer.MAX_VALUE)
              .build();
      mapper =
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
              .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
              .build();
    }
    return mapper;
  }
}
