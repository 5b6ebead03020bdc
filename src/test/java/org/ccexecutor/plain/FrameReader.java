package org.ccexecutor.plain;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** Takes the frames of a client off the wire, and refuses what RFC 6455 forbids a client. */
final class FrameReader {
  private static final Set<Integer> KNOWN =
      Set.of(Frame.CONTINUATION, Frame.TEXT, Frame.BINARY, Frame.CLOSE, Frame.PING, Frame.PONG);
  private static final int LONGEST_CONTROL = 125;

  private final InputStream in;
  private final byte[] mask = new byte[4];
  private boolean last;
  private boolean extended;
  private boolean masked;
  private int opcode;

  /** Bytes of the present frame that are still on the wire. */
  private long unread;

  FrameReader(InputStream in) {
    this.in = in;
  }

  /** The next frame; one with more payload than there is room for is refused before it is read. */
  Frame next(long room) throws IOException {
    header();
    check(room);
    // Read in steps: a client that only claims a large frame costs no memory.
    byte[] payload = in.readNBytes((int) unread);
    if (payload.length < unread) {
      throw new EOFException();
    }
    unread = 0;
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new Frame(last, opcode, payload);
  }

  /**
   * Passes over everything until the client says goodbye, or until the deadline ({@link
   * System#nanoTime}).
   */
  void skipToClose(long deadline) throws IOException {
    byte[] scratch = new byte[8192];
    while (opcode != Frame.CLOSE && System.nanoTime() < deadline) {
      while (unread > 0) {
        int count = in.read(scratch, 0, (int) Math.min(unread, scratch.length));
        if (count < 0 || System.nanoTime() > deadline) {
          return;
        }
        unread -= count;
      }
      header();
    }
  }

  /**
   * Reads all of a header before it is judged: the frames after a wrong one can still be told
   * apart.
   */
  private void header() throws IOException {
    int first = octet();
    int second = octet();
    last = (first & 0x80) != 0;
    extended = (first & 0x70) != 0;
    opcode = first & 0x0f;
    masked = (second & 0x80) != 0;
    unread = length(second & 0x7f);
    for (int i = 0; masked && i < mask.length; i++) {
      mask[i] = (byte) octet();
    }
  }

  private void check(long room) throws WireException {
    require(!extended, "No extension was agreed on");
    require(KNOWN.contains(opcode), "Unknown opcode");
    require(masked, "A client masks its frames");
    require(unread >= 0, "The length is negative");
    if (Frame.isControl(opcode)) {
      require(last && unread <= LONGEST_CONTROL, "A control frame is short and whole");
    } else if (opcode == Frame.BINARY) {
      throw new WireException(WireException.UNSUPPORTED, "Text only");
    } else if (unread > room) {
      throw new WireException(WireException.TOO_LARGE, "The message is too large");
    }
  }

  private long length(int given) throws IOException {
    if (given < 126) {
      return given;
    }
    long length = 0;
    for (int i = given == 126 ? 2 : 8; i > 0; i--) {
      length = length << 8 | octet();
    }
    return length;
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException();
    }
    return octet;
  }

  private static void require(boolean kept, String rule) throws WireException {
    if (!kept) {
      throw new WireException(WireException.PROTOCOL_ERROR, rule);
    }
  }
}
