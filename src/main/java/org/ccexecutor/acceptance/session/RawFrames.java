package org.ccexecutor.acceptance.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

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

  /** What a frame says that has to be refused whatever it says: no request, in no encoding. */
  private static final byte[] WORD = "frame".getBytes(StandardCharsets.US_ASCII);

  private static final SecureRandom RANDOM = new SecureRandom();

  private RawFrames() {}

  /** A text message in one frame. */
  static byte[] text(byte[] payload) {
    return frame(LAST | TEXT, payload);
  }

  /** Several text messages, each in one frame, right behind each other. */
  static byte[] texts(List<String> texts) {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    texts.forEach(text -> frames.writeBytes(text(text.getBytes(StandardCharsets.UTF_8))));
    return frames.toByteArray();
  }

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
    byte[] whole = text(text.getBytes(StandardCharsets.UTF_8));
    byte[] next = text(unfinished.getBytes(StandardCharsets.UTF_8));
    ByteBuffer both = ByteBuffer.allocate(whole.length + next.length / 2);
    return both.put(whole).put(next, 0, next.length / 2).array();
  }

  /** A frame that no server may accept. */
  static byte[] unacceptable(Unacceptable kind) {
    return switch (kind) {
      case TEXT_THAT_IS_NOT_UTF_8 ->
          text(new byte[] {'"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '"'});
      case UNMASKED -> withHeader(LAST | TEXT, 0, WORD, new byte[0]);
      case WITH_RESERVED_BITS -> frame(LAST | RESERVED | TEXT, WORD);
    };
  }

  private static byte[] frame(int first, byte[] payload) {
    byte[] key = new byte[Integer.BYTES];
    RANDOM.nextBytes(key);
    byte[] frame = withHeader(first, MASKED, payload, key);
    int begin = frame.length - payload.length;
    for (int i = 0; i < payload.length; i++) {
      frame[begin + i] ^= key[i % key.length];
    }
    return frame;
  }

  private static byte[] withHeader(int first, int masked, byte[] payload, byte[] key) {
    int length = payload.length;
    boolean isShort = length <= LONGEST_SHORT;
    int extension = length < TWO_BYTES ? 0 : isShort ? Short.BYTES : Long.BYTES;
    ByteBuffer frame = ByteBuffer.allocate(2 + extension + key.length + length);
    frame.put((byte) first);
    if (length < TWO_BYTES) {
      frame.put((byte) (masked | length));
    } else if (isShort) {
      frame.put((byte) (masked | TWO_BYTES)).putShort((short) length);
    } else {
      frame.put((byte) (masked | EIGHT_BYTES)).putLong(length);
    }
    return frame.put(key).put(payload).array();
  }
}
