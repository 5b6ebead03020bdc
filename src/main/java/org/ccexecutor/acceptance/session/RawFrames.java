package org.ccexecutor.acceptance.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/** Frames as they go over the wire (RFC 6455 §5.2), those included that no library sends. */
final class RawFrames {
  static final int TEXT = 0x1;
  static final int BINARY = 0x2;

  private static final int CONTINUATION = 0x0;
  private static final int LAST = 0x80;
  private static final int RESERVED = 0x70;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int LONGEST_SHORT = 0xFFFF;
  private static final int LONGEST_HEADER = 10;

  /** What a frame says that has to be refused whatever it says: no request, in no encoding. */
  private static final byte[] WORD = "frame".getBytes(StandardCharsets.US_ASCII);

  private static final SecureRandom RANDOM = new SecureRandom();

  private RawFrames() {}

  /** One message in frames of at most so many bytes. */
  static byte[] message(int opcode, byte[] payload, int size) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (int from = 0; from < payload.length; from += size) {
      int to = Math.min(payload.length, from + size);
      int first = (from == 0 ? opcode : CONTINUATION) | (to == payload.length ? LAST : 0);
      frames.writeBytes(frame(first, Arrays.copyOfRange(payload, from, to)));
    }
    return frames.toByteArray();
  }

  /** A text message in one frame, and behind it the first half of another one. */
  static byte[] oneAndAHalf(String text, String unfinished) {
    byte[] whole = frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
    byte[] next = frame(LAST | TEXT, unfinished.getBytes(StandardCharsets.UTF_8));
    ByteBuffer both = ByteBuffer.allocate(whole.length + next.length / 2);
    return both.put(whole).put(next, 0, next.length / 2).array();
  }

  /** A frame that no server may accept. */
  static byte[] unacceptable(Unacceptable kind) {
    return switch (kind) {
      case TEXT_THAT_IS_NOT_UTF_8 ->
          frame(LAST | TEXT, new byte[] {'"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"'});
      case UNMASKED -> withHeader(LAST | TEXT, 0, WORD, new byte[0]);
      case WITH_RESERVED_BITS -> frame(LAST | RESERVED | TEXT, WORD);
    };
  }

  private static byte[] frame(int first, byte[] payload) {
    byte[] key = new byte[Integer.BYTES];
    RANDOM.nextBytes(key);
    byte[] masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= key[i % key.length];
    }
    return withHeader(first, MASKED, masked, key);
  }

  private static byte[] withHeader(int first, int masked, byte[] payload, byte[] key) {
    ByteBuffer frame = ByteBuffer.allocate(LONGEST_HEADER + key.length + payload.length);
    frame.put((byte) first);
    if (payload.length < TWO_BYTES) {
      frame.put((byte) (masked | payload.length));
    } else if (payload.length <= LONGEST_SHORT) {
      frame.put((byte) (masked | TWO_BYTES)).putShort((short) payload.length);
    } else {
      frame.put((byte) (masked | EIGHT_BYTES)).putLong(payload.length);
    }
    frame.put(key).put(payload);
    return Arrays.copyOf(frame.array(), frame.position());
  }
}
