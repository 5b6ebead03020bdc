package org.ccexecutor.reference.process;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Decodes UTF-8 that arrives in pieces: a character may be cut anywhere; what is no UTF-8 becomes
 * U+FFFD.
 */
public final class Utf8Stream {

  private static final int LONGEST_CHARACTER = 4;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer rest = ByteBuffer.allocate(0);

  /** The text of the next bytes, up to the last whole character. */
  public String decode(ByteBuffer bytes) {
    return decode(bytes, false);
  }

  /** What is left at the end: empty, or the replacement of a character that was never finished. */
  public String finish() {
    return decode(ByteBuffer.allocate(0), true);
  }

  private String decode(ByteBuffer bytes, boolean last) {
    ByteBuffer all =
        ByteBuffer.allocate(rest.remaining() + bytes.remaining()).put(rest).put(bytes).flip();
    CharBuffer text = CharBuffer.allocate(all.remaining() + LONGEST_CHARACTER);
    decoder.decode(all, text, last);
    if (last) {
      decoder.flush(text);
    }
    rest = all.slice();
    return text.flip().toString();
  }
}
