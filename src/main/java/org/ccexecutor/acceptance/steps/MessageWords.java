package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.Set;
import org.ccexecutor.acceptance.session.Unacceptable;
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
   * frame}, {@code nothing in a binary frame}, each also {@code among requests}, {@code a command
   * that leaves a trace in two binary frames}, {@code a message of 11 MiB} (or {@code in frames of
   * 6 MiB}), {@code lists nested 100,000 deep} (or objects, params, or ids), {@code 1,000 requests
   * at once}, {@code 200 commands at once}, {@code a request in several frames} (or {@code with a
   * ping frame between them}), {@code half of a message}; {@code text that is not UTF-8}, {@code an
   * unmasked frame} and {@code a frame with reserved bits}, whose answer is waited for; {@code a
   * command that leaves a trace before it is greeted}.
   */
  @ParameterType(
      "a ping frame with (a word|nothing|bytes that are no text|the 125 bytes allowed)"
          + "|(a command|a command that leaves a trace|arbitrary bytes|nothing) in a binary frame( among requests)?"
          + "|a message of (\\d+) MiB(?: in frames of (\\d+) MiB)?"
          + "|(lists|objects|params|ids) nested ([\\d,]+) deep|([\\d,]+) (requests|commands) at once"
          + "|a request in several frames(?: with a (ping) frame between them)?"
          + "|(a command that leaves a trace in two binary frames|half of a message|text that is not UTF-8"
          + "|an unmasked frame|a frame with reserved bits|a command that leaves a trace before it is greeted)")
  public Load burden(
      String ping,
      String binary,
      String among,
      String mebibytes,
      String inFrames,
      String nested,
      String depth,
      String count,
      String what,
      String between,
      String oddity) {
    if (ping != null) {
      return new Load((burden, client) -> burden.ping(client, Texts.payload(ping)));
    }
    if (binary != null) {
      Load sending = new Load((burden, client) -> sendBinary(binary, burden, client));
      return among == null ? sending : sending.amongRequests();
    }
    if (mebibytes != null) {
      int size = Integer.parseInt(mebibytes);
      return inFrames == null
          ? new Load((burden, client) -> burden.sendLarge(client, size))
          : new Load(
              (burden, client) ->
                  burden.sendLargeInFrames(client, size, Integer.parseInt(inFrames)));
    }
    if (nested != null) {
      return new Load((burden, client) -> burden.sendNested(client, nested, Numbers.one(depth)));
    }
    if (count != null) {
      return many(Numbers.one(count), what);
    }
    return oddity == null
        ? new Load((burden, client) -> burden.sendInFrames(client, between != null))
        : oddity(oddity);
  }

  private static Load many(int count, String what) {
    return what.equals("commands")
        ? new Load((burden, client) -> burden.sendManyCommands(client, count))
        : new Load((burden, client) -> burden.sendManyRequests(client, count));
  }

  /** What hardly any client sends, and a server has to bear all the same. */
  private static Load oddity(String words) {
    return switch (words) {
      case "half of a message" -> new Load(Burden::sendHalf);
      case "text that is not UTF-8" -> unacceptable(Unacceptable.TEXT_THAT_IS_NOT_UTF_8);
      case "an unmasked frame" -> unacceptable(Unacceptable.UNMASKED);
      case "a frame with reserved bits" -> unacceptable(Unacceptable.WITH_RESERVED_BITS);
      case "a command that leaves a trace in two binary frames" ->
          new Load(Burden::sendBinaryTraceInTwo);
      default -> new Load(Burden::sendTraceUngreeted);
    };
  }

  private static Load unacceptable(Unacceptable kind) {
    return new Load((burden, client) -> burden.sendUnacceptable(client, kind));
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
