package org.ccexecutor.reference.rpc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Judges the parameters of the two methods. */
public class Parameters {

  /**
   * What to run.
   *
   * @param command for bash
   * @param timeout in seconds; empty for no limit
   */
  public record Execution(String command, OptionalLong timeout) {}

  /** What to do with a running command. */
  public enum Control {
    PAUSE,
    RESUME,
    CANCEL
  }

  /** In bytes of UTF-8: what fits into one argument on Linux. */
  protected static final int LONGEST_COMMAND = 131_071;

  private static final BigDecimal LONGEST_TIMEOUT = BigDecimal.valueOf(Integer.MAX_VALUE);

  /**
   * Reads the parameters of {@code execute}.
   *
   * @throws RpcException when they do not fit
   */
  public Execution execution(Optional<JsonNode> params) {
    JsonNode object = object(params);
    return new Execution(command(object.path("command")), timeout(object.path("timeout")));
  }

  /**
   * Reads the parameters of {@code control}.
   *
   * @throws RpcException when they do not fit
   */
  public Control control(Optional<JsonNode> params) {
    JsonNode type = object(params).path("type");
    for (Control control : Control.values()) {
      if (type.isString() && control.name().equals(type.stringValue())) {
        return control;
      }
    }
    throw misfit("\"type\" has to be PAUSE, RESUME or CANCEL");
  }

  /** The named parameters. */
  protected JsonNode object(Optional<JsonNode> params) {
    return params.filter(JsonNode::isObject).orElseThrow(() -> misfit("the parameters go by name"));
  }

  /** The command; a missing node when absent. */
  protected String command(JsonNode command) {
    if (!command.isString() || command.stringValue().isEmpty()) {
      throw misfit("\"command\" has to be a text that is not empty");
    }
    String text = command.stringValue();
    if (text.indexOf('\0') >= 0) {
      throw misfit("\"command\" holds a NUL");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST_COMMAND) {
      throw misfit("\"command\" is longer than " + LONGEST_COMMAND + " bytes");
    }
    return text;
  }

  /** The timeout; a missing node when absent. */
  protected OptionalLong timeout(JsonNode timeout) {
    if (timeout.isMissingNode() || timeout.isNull()) {
      return OptionalLong.empty();
    }
    if (!timeout.isNumber() || !isPositiveWhole(timeout.decimalValue())) {
      throw misfit("\"timeout\" has to be a positive whole number of seconds");
    }
    return OptionalLong.of(timeout.decimalValue().min(LONGEST_TIMEOUT).longValue());
  }

  /** Whether a number is whole, however it is written, and greater than 0. */
  protected boolean isPositiveWhole(BigDecimal number) {
    return number.signum() > 0 && number.stripTrailingZeros().scale() <= 0;
  }

  /** The error about parameters that do not fit. */
  protected RpcException misfit(String rule) {
    return new RpcException(RpcException.INVALID_PARAMS, "Invalid params: " + rule);
  }
}
