package org.ccexecutor.plain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parameters of a request, each checked where it is read.
 *
 * @param members what the client gave
 */
record Parameters(Map<?, ?> members) {
  private static final Pattern WHOLE_AND_POSITIVE = Pattern.compile("[1-9][0-9]*");

  /** What Linux takes as one argument of a program, less the NUL at its end. */
  private static final int LONGEST_COMMAND = 128 * 1024 - 1;

  /** Thirty years: more is the same. */
  private static final int DIGITS_OF_FOREVER = 9;

  /** The parameters of a request; missing ones are found out when they are asked for. */
  static Parameters of(Request request) throws RpcException {
    if (request.params() == null) {
      return new Parameters(Map.of());
    }
    if (request.params() instanceof Map<?, ?> members) {
      return new Parameters(members);
    }
    throw invalid("The parameters are given by name, in an object");
  }

  String command() throws RpcException {
    String command = string("command");
    if (command.isBlank()) {
      throw invalid("\"command\" is empty");
    }
    if (command.indexOf('\0') >= 0) {
      throw invalid("\"command\" contains a NUL");
    }
    if (command.getBytes(StandardCharsets.UTF_8).length > LONGEST_COMMAND) {
      throw invalid("\"command\" is longer than " + LONGEST_COMMAND + " bytes");
    }
    return command;
  }

  Duration timeout() throws RpcException {
    if (!(members.get("timeout") instanceof JsonNumber number)
        || !WHOLE_AND_POSITIVE.matcher(number.text()).matches()) {
      throw invalid("\"timeout\" must be a positive whole number of seconds");
    }
    String digits = number.text();
    return Duration.ofSeconds(
        digits.length() > DIGITS_OF_FOREVER ? 999_999_999 : Long.parseLong(digits));
  }

  String type() throws RpcException {
    return string("type");
  }

  private String string(String name) throws RpcException {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw invalid("\"" + name + "\" must be a string");
  }

  private static RpcException invalid(String message) {
    return new RpcException(RpcException.INVALID_PARAMS, message);
  }
}
