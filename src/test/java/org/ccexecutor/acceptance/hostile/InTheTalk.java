package org.ccexecutor.acceptance.hostile;

import static org.ccexecutor.acceptance.hostile.Kind.garbling;
import static org.ccexecutor.acceptance.hostile.Kind.unanswering;
import static org.ccexecutor.acceptance.hostile.Kind.unbearable;
import static org.ccexecutor.acceptance.hostile.Kind.unwelcoming;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.hostile.HostileServer.Manners;

/** Servers that speak WebSocket well enough, and then answer nothing, too much, or nonsense. */
final class InTheTalk {
  private static final Duration LATE = Duration.ofSeconds(60);
  private static final int FLOOD = 1_000_000;
  private static final int AT_ONCE = 1_000;
  private static final String RESULT =
      "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"status\":\"started\",\"pid\":4242,\"pgid\":4242}}";
  private static final String UNKNOWN_METHOD =
      "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":-32601,\"message\":\"unknown\"}}";
  private static final String OUTPUT =
      "{\"jsonrpc\":\"2.0\",\"method\":\"process.output\",\"params\":{\"type\":\"stdout\",\"data\":\"y\\n\"}}";

  private InTheTalk() {}

  static List<Kind> kinds() {
    return Stream.of(taciturn(), tooTalkative(), nonsensical()).flatMap(kinds -> kinds).toList();
  }

  private static Stream<Kind> taciturn() {
    return Stream.of(
        unwelcoming(
            "opens the WebSocket and says nothing",
            "nothing arrived",
            visitor -> visitor.open().waitForTheEnd()),
        unanswering(
            "greets and says nothing more",
            "no response came in time",
            visitor -> visitor.greet().waitForTheEnd()),
        unanswering(
            "drops the connection when it is asked something",
            "without a close frame",
            visitor -> visitor.greet().read()),
        unanswering(
            "never reads",
            "no response came in time",
            visitor -> {
              visitor.greet();
              LockSupport.parkNanos(LATE.toNanos());
            }),
        unanswering(
            "answers after every deadline",
            "no response came in time",
            visitor -> {
              visitor.greet();
              String id = Visitor.idIn(visitor.read());
              LockSupport.parkNanos(LATE.toNanos());
              visitor.text(String.format(RESULT, id));
            }));
  }

  /** Knows no method but answers that, and is silent about this one. */
  static Manners answeringUnlessAsked(String method) {
    return visitor -> {
      visitor.greet();
      while (true) {
        String asked = visitor.read();
        if (!asked.contains(method)) {
          visitor.text(String.format(UNKNOWN_METHOD, Visitor.idIn(asked)));
        }
      }
    };
  }

  private static Stream<Kind> tooTalkative() {
    return Stream.of(
        Kind.flooding(
            "floods its clients with notifications",
            "more than 20000 notifications",
            flood(text("{\"jsonrpc\":\"2.0\",\"method\":\"hook.warning\",\"params\":{}}"))),
        Kind.flooding(
            "floods its clients with heartbeats",
            "more than 2000 heartbeats",
            flood(text("{\"jsonrpc\":\"2.0\",\"method\":\"ping\",\"params\":{\"timestamp\":1}}"))),
        Kind.flooding(
            "floods its clients with ping frames",
            "more than 10000 ping frames",
            flood(Visitor.framed(Visitor.PING, new byte[125]))),
        new Kind(
            "never ends what a command prints",
            Set.of("AVL-6", "ECHO-1", "RPC-3", "RPC-4", "SES-3", "SES-7"),
            true,
            "has not completed",
            visitor -> {
              visitor.greet();
              visitor.text(String.format(RESULT, Visitor.idIn(visitor.read())));
              visitor.text(
                  "{\"jsonrpc\":\"2.0\",\"method\":\"process.started\",\"params\":{\"status\":\"started\",\"pid\":4242}}");
              pour(visitor, text(OUTPUT));
            }));
  }

  private static Manners flood(byte[] frame) {
    return visitor -> {
      pour(visitor.greet(), frame);
      visitor.waitForTheEnd();
    };
  }

  private static void pour(Visitor visitor, byte[] frame) throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < AT_ONCE; i++) {
      many.writeBytes(frame);
    }
    for (int i = 0; i < FLOOD / AT_ONCE; i++) {
      visitor.raw(many.toByteArray());
    }
  }

  private static Stream<Kind> nonsensical() {
    String nested = "[".repeat(100_000) + "]".repeat(100_000);
    String digits = "9".repeat(1_000_000);
    return Stream.of(
        unbearable(
            "nests its JSON 100,000 deep", "nesting depth", first("{\"params\":" + nested + "}")),
        unbearable(
            "sends a number of a million digits",
            "Number value length",
            first("{\"params\":" + digits + "}")),
        garbling(
            "sends members twice",
            "not \"2.0\"",
            first(
                "{\"jsonrpc\":\"2.0\",\"method\":\"connected\",\"params\":{},\"jsonrpc\":\"1.0\"}")),
        garbling(
            "begins with a byte order mark",
            "it is not JSON",
            first("\uFEFF{\"jsonrpc\":\"2.0\"}")),
        garbling("sends an empty message", "it is empty", first("")),
        garbling("sends half an object", "it is not JSON", first("{\"jsonrpc\":\"2.0\",\"met")));
  }

  private static Manners first(String text) {
    return visitor -> {
      visitor.open().text(text);
      visitor.waitForTheEnd();
    };
  }

  private static byte[] text(String text) {
    return Visitor.framed(Visitor.TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}
