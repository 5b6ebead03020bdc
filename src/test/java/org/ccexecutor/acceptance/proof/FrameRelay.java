package org.ccexecutor.acceptance.proof;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.ccexecutor.acceptance.proof.Variant.Server;

/** A relay which lets a server hear some frames of its clients, and keeps others from it. */
final class FrameRelay extends Relay {
  private static final int LENGTH = 0x7F;
  private static final int MASK_BYTES = 4;
  private static final int CHUNK = 16_384;

  private final IntPredicate heard;

  private FrameRelay(Server server, IntPredicate heard) {
    super(server);
    this.heard = heard;
  }

  /**
   * Ends with the server, and the server with it.
   *
   * @param heard whether the server hears a frame whose first byte is this
   */
  static Relay before(Server server, IntPredicate heard) {
    return new FrameRelay(server, heard).open();
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
    int second = in.readUnsignedByte();
    int length = second & LENGTH;
    byte[] extended = new byte[length < 126 ? 0 : length == 126 ? 2 : 8];
    in.readFully(extended);
    OutputStream ear = heard.test(first) ? out : OutputStream.nullOutputStream();
    ear.write(new byte[] {(byte) first, (byte) second});
    ear.write(extended);
    long left = MASK_BYTES + (length < 126 ? length : new BigInteger(1, extended).longValue());
    while (left > 0) {
      byte[] chunk = new byte[(int) Math.min(left, CHUNK)];
      in.readFully(chunk);
      ear.write(chunk);
      left -= chunk.length;
    }
  }
}
