package org.ccexecutor.acceptance.proof;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.ccexecutor.acceptance.proof.Variant.Server;

/** A relay which lets a server hear some frames of its clients, and keeps others from it. */
final class FrameRelay extends Relay {
  private static final int LENGTH = 0x7F;
  private static final int MASKED = 0x80;
  private static final int MASK_BYTES = 4;
  private static final int CHUNK = 16_384;

  /** What a first byte is turned into whose frame is not passed on. */
  static final int UNHEARD = -1;

  private final IntUnaryOperator hearing;
  private final Runnable cutShort;

  private FrameRelay(Server server, IntUnaryOperator hearing, Runnable cutShort) {
    super(server);
    this.hearing = hearing;
    this.cutShort = cutShort;
  }

  /**
   * Ends with the server, and the server with it.
   *
   * @param heard whether the server hears a frame whose first byte is this
   */
  static Relay before(Server server, IntPredicate heard) {
    return mishearing(server, first -> heard.test(first) ? first : UNHEARD);
  }

  /**
   * The same.
   *
   * @param hearing what the server hears in place of the first byte of a frame
   */
  static Relay mishearing(Server server, IntUnaryOperator hearing) {
    return new FrameRelay(server, hearing, () -> {}).open();
  }

  /**
   * The same, which lets the server hear everything.
   *
   * @param cutShort what is done when a client leaves in the middle of a frame, before the server
   *     hears of it
   */
  static Relay noticing(Server server, Runnable cutShort) {
    return new FrameRelay(server, IntUnaryOperator.identity(), cutShort).open();
  }

  @Override
  protected void up(InputStream client, OutputStream out) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(client, CHUNK));
    while (!head(in, out).contains("\nsec-websocket-key:")) {
      // A request for a page; more may follow.
    }
    while (true) {
      frame(in, out);
    }
  }

  /** Passes on one request, which has no body, and gives it in small letters. */
  private static String head(DataInputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.readUnsignedByte();
      head.append((char) next);
      out.write(next);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private void frame(DataInputStream in, OutputStream out) throws IOException {
    int first = in.readUnsignedByte();
    try {
      rest(first, in, out);
    } catch (IOException e) {
      cutShort.run();
      throw e;
    }
  }

  private void rest(int first, DataInputStream in, OutputStream out) throws IOException {
    int second = in.readUnsignedByte();
    int length = second & LENGTH;
    byte[] extended = new byte[length < 126 ? 0 : length == 126 ? 2 : 8];
    in.readFully(extended);
    int heard = hearing.applyAsInt(first);
    OutputStream ear = heard == UNHEARD ? OutputStream.nullOutputStream() : out;
    ear.write(new byte[] {(byte) heard, (byte) second});
    ear.write(extended);
    long mask = (second & MASKED) == 0 ? 0 : MASK_BYTES;
    long left = mask + (length < 126 ? length : new BigInteger(1, extended).longValue());
    while (left > 0) {
      byte[] chunk = new byte[(int) Math.min(left, CHUNK)];
      in.readFully(chunk);
      ear.write(chunk);
      left -= chunk.length;
    }
  }
}
