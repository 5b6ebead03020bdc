package org.ccexecutor.plain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Carries what a command prints on one of its streams to whoever listens, as text, in pieces that
 * keep to no line.
 */
final class Pump implements Runnable {
  /** How much is read at most, in turn. */
  private static final int[] BITES = {8191, 8191, 61, 4099, 8191, 1021, 8191};

  /** The first of so many bites is crumbled, so that long output is not slowed down. */
  private static final int BETWEEN_CRUMBS = 16;

  private static final int CRUMB = 7;
  private static final int CRUMBS = 9;
  private static final int LOOKS = 4;
  private static final int BETWEEN_LOOKS_MILLIS = 125;

  private final InputStream source;
  private final Consumer<List<String>> listener;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final ByteBuffer bytes = ByteBuffer.allocate(8192 + 8);
  private final CharBuffer chars = CharBuffer.allocate(8192 + 8);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Odd while it waits for bytes; only its own thread counts. */
  private volatile int steps;

  Pump(InputStream source, Consumer<List<String>> listener) {
    this.source = source;
    this.listener = listener;
  }

  @Override
  public void run() {
    try (source) {
      int turn = 0;
      int count = read(BITES[0]);
      while (count >= 0) {
        pass(decode(false), turn++);
        count = read(BITES[turn % BITES.length]);
      }
      pass(decode(true), turn);
    } catch (IOException e) {
      // The stream was closed under it: there is no more to carry.
    } finally {
      ended.countDown();
    }
  }

  /**
   * Waits for the end of the stream, but not for one that is silent and does not end. It looks
   * several times: after a moment in which nobody got any time, bytes may be there that were not
   * yet read.
   */
  void awaitEndOrSilence() throws InterruptedException {
    int looks = 0;
    int seen = steps;
    while (looks < LOOKS && !ended.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
      int now = steps;
      looks = now == seen && now % 2 != 0 ? looks + 1 : 0;
      seen = now;
    }
  }

  private int read(int most) throws IOException {
    steps++;
    int count = source.read(bytes.array(), bytes.position(), most);
    steps++;
    bytes.position(bytes.position() + Math.max(0, count));
    return count;
  }

  /** The text that has come so far; the first bytes of a character wait for the others. */
  private String decode(boolean last) {
    bytes.flip();
    decoder.decode(bytes, chars, last);
    if (last) {
      decoder.flush(chars);
    }
    bytes.compact();
    String text = chars.flip().toString();
    chars.clear();
    return text;
  }

  private void pass(String text, int turn) {
    if (!text.isEmpty()) {
      listener.accept(turn % BETWEEN_CRUMBS == 0 ? crumble(text) : List.of(text));
    }
  }

  private static List<String> crumble(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (text.length() - from > CRUMB && pieces.size() < CRUMBS) {
      int to = from + CRUMB;
      // A surrogate alone is no text.
      to -= Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
      pieces.add(text.substring(from, to));
      from = to;
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
