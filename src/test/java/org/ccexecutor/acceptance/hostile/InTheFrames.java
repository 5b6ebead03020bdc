package org.ccexecutor.acceptance.hostile;

import static org.ccexecutor.acceptance.hostile.Kind.garbling;
import static org.ccexecutor.acceptance.hostile.Kind.unbearable;
import static org.ccexecutor.acceptance.hostile.Kind.unwelcoming;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.hostile.HostileServer.Manners;

/** Servers that open the WebSocket, and then do with its frames what RFC 6455 forbids. */
final class InTheFrames {
  private static final String UNREADABLE = "the client could not read what came";

  private InTheFrames() {}

  static List<Kind> kinds() {
    return Stream.concat(ending(), broken()).toList();
  }

  private static Stream<Kind> ending() {
    return Stream.of(
        unwelcoming(
            "closes at once with a code",
            "closed with 1011 (no)",
            visitor ->
                visitor.open().frame(Visitor.CLOSE, new byte[] {0x03, (byte) 0xF3, 'n', 'o'})),
        unwelcoming(
            "closes at once without a code",
            "closed without a code",
            visitor -> visitor.open().frame(Visitor.CLOSE, new byte[0])),
        unwelcoming("closes at once without a close frame", "without a close frame", Visitor::open),
        unwelcoming(
            "resets the connection in the middle of a frame",
            "without a close frame",
            visitor -> {
              visitor.open().raw(Visitor.header(Visitor.TEXT, 100));
              visitor.raw("{\"jsonrpc\":");
              visitor.reset();
            }));
  }

  private static Stream<Kind> broken() {
    return Stream.of(
        unwelcoming(
            "announces more bytes than it sends",
            "nothing arrived",
            afterOpening(visitor -> visitor.raw(Visitor.header(Visitor.TEXT, 60_000)))),
        garbling(
            "announces fewer bytes than it sends",
            "it is not JSON",
            afterOpening(
                visitor -> {
                  visitor.raw(Visitor.header(Visitor.TEXT, 5));
                  visitor.raw("{\"jsonrpc\":\"2.0\",\"method\":\"connected\"}");
                })),
        unbearable(
            "announces a frame of 2 GB",
            "a message of more than 16777216 bytes",
            afterOpening(visitor -> visitor.raw(Visitor.header(Visitor.TEXT, 1L << 31)))),
        unbearable(
            "sends a message that never ends, in fragments",
            "a message of more than 16777216 bytes",
            afterOpening(InTheFrames::sendFragmentsForEver)),
        garbling(
            "sends text that is not UTF-8",
            UNREADABLE,
            afterOpening(
                visitor -> visitor.frame(Visitor.TEXT, new byte[] {'{', (byte) 0xC3, 0x28, '}'}))),
        garbling(
            "masks its frames",
            "the client could not read what came: a masked frame",
            afterOpening(
                visitor -> {
                  visitor.raw(Visitor.maskedHeader(Visitor.TEXT, Visitor.greeting().length()));
                  visitor.raw(Visitor.greeting());
                })),
        garbling(
            "sets reserved bits",
            UNREADABLE,
            afterOpening(visitor -> visitor.frame(Visitor.TEXT | 0x70, bytes("{}")))),
        garbling(
            "uses a reserved opcode",
            UNREADABLE,
            afterOpening(visitor -> visitor.frame(0x83, bytes("{}")))));
  }

  private static Manners afterOpening(Manners manners) {
    return visitor -> {
      manners.meet(visitor.open());
      visitor.waitForTheEnd();
    };
  }

  private static void sendFragmentsForEver(Visitor visitor) throws java.io.IOException {
    byte[] spaces = bytes(" ".repeat(60_000));
    visitor.frame(Visitor.FIRST_FRAGMENT, spaces);
    while (true) {
      visitor.frame(Visitor.MIDDLE_FRAGMENT, spaces);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
