package org.ccexecutor.acceptance.session;

import java.nio.ByteBuffer;
import org.glassfish.tyrus.spi.ReadHandler;

/**
 * Follows the frames of a server (RFC 6455 §5.2) on their way to the library that reads them: that
 * one tells nothing of ping frames, and says of a frame that it does not understand that the server
 * has closed the connection.
 */
final class FrameWatch implements ReadHandler {
  private static final int LONGEST_HEADER = 14;
  private static final int LENGTH = 0x7F;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;

  /** Who hears of nothing. */
  static final Listener NOBODY =
      new Listener() {
        @Override
        public void begins(int first, boolean masked, long length) {}

        @Override
        public void bytes() {}

        @Override
        public void endOfBytes() {}
      };

  private final ReadHandler reader;
  private final Listener listener;
  private final ByteBuffer header = ByteBuffer.allocate(LONGEST_HEADER);
  private long left;

  /** Hears of every frame when its header has come. */
  interface Listener {

    /**
     * A frame begins.
     *
     * @param first its first byte: flags and opcode
     * @param masked whether its payload is masked
     * @param length how many bytes it announces
     */
    void begins(int first, boolean masked, long length);

    /** Bytes have come; all that is in them is told before {@link #endOfBytes()}. */
    void bytes();

    /** What is in the bytes that came last has been told. */
    void endOfBytes();
  }

  FrameWatch(ReadHandler reader, Listener listener) {
    this.reader = reader;
    this.listener = listener;
  }

  @Override
  public void handle(ByteBuffer data) {
    listener.bytes();
    try {
      follow(data);
      reader.handle(data);
    } finally {
      // What the reader has left would come again, and be taken for what follows.
      data.position(data.limit());
      listener.endOfBytes();
    }
  }

  private void follow(ByteBuffer data) {
    ByteBuffer seen = data.duplicate();
    while (seen.hasRemaining()) {
      if (left > 0) {
        int step = (int) Math.min(left, seen.remaining());
        seen.position(seen.position() + step);
        left -= step;
      } else {
        header.put(seen.get());
        if (header.position() >= 2 && header.position() == headerSize()) {
          begin();
        }
      }
    }
  }

  private int headerSize() {
    int length = header.get(1) & LENGTH;
    int extended = length == EIGHT_BYTES ? 8 : length == TWO_BYTES ? 2 : 0;
    return 2 + extended + (isMasked() ? 4 : 0);
  }

  private boolean isMasked() {
    return (header.get(1) & MASKED) != 0;
  }

  private void begin() {
    int length = header.get(1) & LENGTH;
    left =
        length == EIGHT_BYTES
            ? Math.max(0, header.getLong(2))
            : length == TWO_BYTES ? header.getShort(2) & 0xFFFF : length;
    listener.begins(header.get(0) & 0xFF, isMasked(), left);
    header.clear();
  }
}
