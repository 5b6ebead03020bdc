package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.Set;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Client;

/** The words for messages, and what they are answered with. */
public final class MessageWords {
  /** A connection that was reset has no close code of its own (RFC 6455 §7.1.5). */
  private static final int RESET = 1006;

  /** Values: {@code the message}, {@code the message 50 times}, {@code these messages at once}. */
  @ParameterType("(these) messages at once|the message(?: ([\\d,]+) times)?")
  public Sending messages(String several, String times) {
    if (several != null) {
      return Sending.atOnce();
    }
    return times == null ? Sending.one() : Sending.repeatedly(Numbers.one(times));
  }

  /**
   * What a message is answered with. Values: {@code with the error -32601}, {@code with the error
   * -32602 or -32002}, {@code with an error}, {@code once, with a result}, {@code with an error, or
   * closed with 1003 or 1008}, {@code with an error, or closed, within 10 seconds}; {@code with an
   * error that says what is wrong}, by a code and a message that is not blank; {@code with one
   * array of 2 responses}, {@code with one array of 3 errors -32600}, and nothing else.
   */
  @ParameterType(
      "(once, )?with (a result|an error|the error -\\d+(?: or -\\d+)*)(, or closed(?: with [\\d a-z]+)?)?"
          + "(?:, within (\\d+) seconds)?|with an error that says what is wrong"
          + "|with one array of (\\d+) (responses?|errors? -\\d+)")
  public Answering answer(
      String once, String answer, String closed, String limit, String count, String responses) {
    if (count != null) {
      return Answering.withOneArray(
          Numbers.one(count), FateMatcher.response(Numbers.all(responses)));
    }
    return answer == null
        ? Answering.withATellingError()
        : Answering.with(oneAnswer(once, answer, closed, limit));
  }

  private static Answer oneAnswer(String once, String answer, String closed, String limit) {
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

  /** A number or a quoted string as JSON writes it; several as in {@code 1, "1" and 2}. */
  @ParameterType("(?:-?\\d+|\"[^\"]*\")(?:(?:, | and )(?:-?\\d+|\"[^\"]*\"))*")
  public List<String> json(String values) {
    return List.of(values.split(", | and "));
  }

  /**
   * What is sent beside ordinary messages. Values: {@code a ping frame with a word} (or with
   * nothing, bytes that are no text, the 125 bytes allowed), {@code a command in a binary frame},
   * {@code a command that leaves a trace in a binary frame}, {@code arbitrary bytes in a binary
   * frame}, {@code nothing in a binary frame}, each also {@code among requests}, {@code a message
   * of 11 MiB}, {@code lists nested 100,000 deep} (or objects, or params), {@code 1,000 requests at
   * once}, {@code a request in several frames} (or {@code with a ping frame between them}).
   */
  @ParameterType(
      "a ping frame with (a word|nothing|bytes that are no text|the 125 bytes allowed)"
          + "|(a command|a command that leaves a trace|arbitrary bytes|nothing) in a binary frame( among requests)?"
          + "|a message of (\\d+) MiB"
          + "|(lists|objects|params) nested ([\\d,]+) deep|([\\d,]+) requests at once"
          + "|a request in several frames(?: with a (ping) frame between them)?")
  public Load burden(
      String ping,
      String binary,
      String among,
      String mebibytes,
      String nested,
      String depth,
      String requests,
      String between) {
    if (ping != null) {
      return new Load((burden, client) -> burden.ping(client, Texts.payload(ping)));
    }
    if (binary != null) {
      Load sending = new Load((burden, client) -> sendBinary(binary, burden, client));
      return among == null ? sending : sending.amongRequests();
    }
    if (mebibytes != null) {
      return new Load((burden, client) -> burden.sendLarge(client, Integer.parseInt(mebibytes)));
    }
    if (nested != null) {
      return new Load((burden, client) -> burden.sendNested(client, nested, Numbers.one(depth)));
    }
    return requests == null
        ? new Load((burden, client) -> burden.sendInFrames(client, between != null))
        : new Load((burden, client) -> burden.sendManyRequests(client, Numbers.one(requests)));
  }

  private static void sendBinary(String what, Burden burden, Client client) {
    switch (what) {
      case "a command" -> burden.sendBinaryCommand(client, "echo binary");
      case "nothing" -> burden.sendBinary(client, new byte[0]);
      case "arbitrary bytes" -> burden.sendBinary(client, Texts.payload("bytes that are no text"));
      default -> burden.sendBinaryTrace(client);
    }
  }
}
