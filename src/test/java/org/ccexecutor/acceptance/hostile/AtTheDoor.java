package org.ccexecutor.acceptance.hostile;

import static org.ccexecutor.acceptance.hostile.Kind.unwelcoming;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Servers that let nobody in, each in another way. */
final class AtTheDoor {
  private static final String NO_ANSWER = "the handshake was not answered within";
  private static final long A_SECOND = 1_000_000_000L;

  private AtTheDoor() {}

  static List<Kind> kinds() {
    return Stream.concat(silent(), refusing()).toList();
  }

  private static Stream<Kind> silent() {
    return Stream.of(
        unwelcoming("says nothing", NO_ANSWER, Visitor::waitForTheEnd),
        unwelcoming(
            "stops in the middle of the handshake",
            NO_ANSWER,
            visitor -> {
              visitor.raw("HTTP/1.1 101 Switching Proto");
              visitor.waitForTheEnd();
            }),
        unwelcoming(
            "sends the handshake a byte a second",
            NO_ANSWER,
            visitor -> {
              for (char next : visitor.handshake().toCharArray()) {
                visitor.raw(String.valueOf(next));
                LockSupport.parkNanos(A_SECOND);
              }
            }),
        unwelcoming("closes the connection instead of answering", NO_ANSWER, visitor -> {}),
        unwelcoming(
            "closes the connection in the middle of the handshake",
            NO_ANSWER,
            visitor -> visitor.raw("HTTP/1.1 101 Swit")));
  }

  private static Stream<Kind> refusing() {
    return Stream.of(
        unwelcoming(
            "accepts another key",
            "answered 101, but not as RFC 6455 asks",
            visitor -> {
              visitor.raw(
                  visitor.handshake().replaceFirst("Accept: .*", "Accept: AAAAAAAAAAAAAAAAAAA="));
              visitor.waitForTheEnd();
            }),
        refusing("301 Moved Permanently\r\nLocation: ws://127.0.0.1:1/ws/mcp"),
        refusing("200 OK"),
        refusing("404 Not Found"),
        refusing("500 Internal Server Error"),
        refusing("503 Service Unavailable\r\nRetry-After: 3600"));
  }

  private static Kind refusing(String status) {
    String code = status.substring(0, 3);
    return unwelcoming(
        "answers the handshake with " + code,
        "the handshake was refused with " + code,
        visitor -> visitor.page(status, ""));
  }
}
