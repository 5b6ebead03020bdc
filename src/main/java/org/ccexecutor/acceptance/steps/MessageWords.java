package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.util.Set;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Talk;
import org.hamcrest.Matcher;

/** The words for messages, and what they are answered with. */
public final class MessageWords {
  /** A connection that was reset has no close code of its own (RFC 6455 §7.1.5). */
  private static final int RESET = 1006;

  /**
   * What a message is answered with. Values: {@code with the error -32601}, {@code with the error
   * -32602 or -32002}, {@code with an error}, {@code once, with a result}, {@code with an error, or
   * closed with 1003 or 1008}, {@code with an error, or closed, within 10 seconds}.
   */
  @ParameterType(
      "(once, )?with (a result|an error|the error -\\d+(?: or -\\d+)*)(, or closed(?: with [\\d a-z]+)?)?"
          + "(?:, within (\\d+) seconds)?")
  public Answer answer(String once, String answer, String closed, String limit) {
    Set<Integer> closures = Numbers.all(closed == null ? "" : closed);
    boolean any = closed != null && closures.isEmpty();
    if (closed != null && closed.contains("reset")) {
      closures.add(RESET);
    }
    return new Answer(
        answer.equals("a result"),
        Numbers.all(answer),
        closures,
        any,
        once != null,
        Numbers.seconds(limit));
  }

  /** What the responses in an array are. Values: {@code responses}, {@code errors -32600}. */
  @ParameterType("responses?|errors? -\\d+")
  public Matcher<Talk.Fate> responses(String words) {
    return FateMatcher.response(Numbers.all(words));
  }

  /** A number or a quoted string as JSON writes it. */
  @ParameterType("-?\\d+|\"[^\"]*\"")
  public String json(String value) {
    return value;
  }

  /**
   * What no well-behaved client sends. Values: {@code a command in a binary frame}, {@code a
   * command that leaves a trace in a binary frame}, {@code arbitrary bytes in a binary frame},
   * {@code a message of 11 MiB}, {@code lists nested 100,000 deep} (or objects, or params), {@code
   * 1,000 requests at once}.
   */
  @ParameterType(
      "(a command|a command that leaves a trace|arbitrary bytes) in a binary frame|a message of (\\d+) MiB"
          + "|(lists|objects|params) nested ([\\d,]+) deep|([\\d,]+) requests at once")
  public Load burden(
      String binary, String mebibytes, String nested, String depth, String requests) {
    if (binary != null) {
      return new Load((burden, client) -> sendBinary(binary, burden, client));
    }
    if (mebibytes != null) {
      return new Load((burden, client) -> burden.sendLarge(client, Integer.parseInt(mebibytes)));
    }
    return nested != null
        ? new Load((burden, client) -> burden.sendNested(client, nested, Numbers.one(depth)))
        : new Load((burden, client) -> burden.sendManyRequests(client, Numbers.one(requests)));
  }

  private static void sendBinary(String what, Burden burden, Client client) {
    switch (what) {
      case "a command" -> burden.sendBinaryCommand(client, "echo binary");
      case "arbitrary bytes" -> burden.sendBinary(client, Texts.payload("bytes that are no text"));
      default -> burden.sendBinaryTrace(client);
    }
  }
}
