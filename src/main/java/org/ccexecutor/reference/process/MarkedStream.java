package org.ccexecutor.reference.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The output of a command up to the mark that is set behind it when its shell has ended. The pipe
 * may stay open longer, held by a child in the background: its end is not waited for.
 */
public final class MarkedStream {

  private static final int CHUNK = 32 * 1024;
  private static final int LONGEST_CODE = 8;

  private final InputStream pipe;
  private final byte[] mark;
  private final byte[] buffer;
  private int filled;
  private int taken;
  private boolean ended;
  private OptionalInt exitCode = OptionalInt.empty();

  /** Reads from the pipe until 0xFF, the mark, a space, the exit code and a line end. */
  MarkedStream(InputStream pipe, String mark) {
    this.pipe = pipe;
    this.mark = (' ' + mark + ' ').getBytes(StandardCharsets.US_ASCII);
    this.mark[0] =
        (byte) 0xFF; // in no UTF-8 text: nothing that is meant to be read is ever held back
    this.buffer = new byte[CHUNK + this.mark.length + LONGEST_CODE];
  }

  /** What has to stand behind the output of a shell that ended with this exit code. */
  String mark(int code) {
    return new String(mark, StandardCharsets.ISO_8859_1) + code + '\n';
  }

  /** Waits for the next bytes; empty at the end. The buffer is good until the next call. */
  public ByteBuffer next() throws IOException {
    while (!ended) {
      System.arraycopy(buffer, taken, buffer, 0, filled - taken);
      filled -= taken;
      taken = 0;
      int read = pipe.read(buffer, filled, buffer.length - filled);
      filled += Math.max(read, 0);
      taken = read < 0 ? filled : endOfText();
      ended = ended || read < 0;
      if (taken > 0) {
        return ByteBuffer.wrap(buffer, 0, taken);
      }
    }
    return ByteBuffer.allocate(0);
  }

  /** The exit code of the shell, known at the end; empty where there was no mark. */
  public OptionalInt exitCode() {
    return exitCode;
  }

  /**
   * How much of the buffer is surely output: all before the mark, or before what may be its
   * beginning.
   */
  private int endOfText() {
    for (int i = 0; i < filled; i++) {
      if (buffer[i] == mark[0] && mayBeMark(i)) {
        readMark(i + mark.length);
        return i;
      }
    }
    return filled;
  }

  private boolean mayBeMark(int at) {
    int length = Math.min(mark.length, filled - at);
    return Arrays.equals(buffer, at, at + length, mark, 0, length);
  }

  private void readMark(int at) {
    int code = 0;
    for (int i = at; i < filled; i++) {
      if (buffer[i] == '\n') {
        exitCode = OptionalInt.of(code);
        ended = true;
        return;
      }
      code = code * 10 + (buffer[i] - '0');
    }
  }
}
