package org.ccexecutor.acceptance.proof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Variant.Server;

/**
 * A relay that passes on the head of the first request of a connection as it reads it, letter by
 * letter: libraries do not tell any more how a header was written.
 */
final class HeadRelay extends Relay {
  private static final String END = "\r\n\r\n";

  private final Function<String, Optional<String>> reading;

  private HeadRelay(Server server, Function<String, Optional<String>> reading) {
    super(server);
    this.reading = reading;
  }

  /**
   * Ends with the server, and the server with it.
   *
   * @param reading what the server gets of a head; nothing where the connection is closed
   */
  static Relay before(Server server, Function<String, Optional<String>> reading) {
    return new HeadRelay(server, reading).open();
  }

  /** One that leaves out a header whose name is written in another way than in one of these. */
  static Relay knowing(Server server, String header, String... spellings) {
    String others = "\r\n(?!(?:" + String.join("|", spellings) + "):)(?i:" + header + "):[^\r]*";
    return before(server, head -> Optional.of(head.replaceAll(others, "")));
  }

  /** One that reads a handshake in this way if a page was asked for on the same connection. */
  static Relay behindPages(Server server, UnaryOperator<String> reading) {
    return new Relay(server) {
      @Override
      protected void up(InputStream in, OutputStream out) throws IOException {
        String head = head(in);
        boolean used = false;
        while (!head.isEmpty() && !head.contains("Sec-WebSocket-Key")) {
          send(head, out);
          used = true;
          head = head(in);
        }
        send(used ? reading.apply(head) : head, out);
        in.transferTo(out);
      }
    }.open();
  }

  @Override
  protected void up(InputStream in, OutputStream out) throws IOException {
    Optional<String> head = reading.apply(head(in));
    if (head.isPresent()) {
      send(head.get(), out);
      in.transferTo(out);
    }
  }

  private static void send(String head, OutputStream out) throws IOException {
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      head.write(next);
      if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith(END)) {
        break;
      }
      next = in.read();
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }
}
