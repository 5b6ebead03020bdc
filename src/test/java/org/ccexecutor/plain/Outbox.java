package org.ccexecutor.plain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * What waits to be sent to one client. To post never blocks, so that nobody is held up by a client
 * that does not read; instead, whoever has much to say first waits for room.
 */
final class Outbox implements Runnable {
  /** Says goodbye without a code. */
  static final int WITHOUT_CODE = -1;

  /** Output waits when this many bytes are ahead of it; answers still pass. */
  private static final long ROOM_FOR_OUTPUT = 256 * 1024;

  /** Requests are no longer read when this many bytes of answers were not. */
  private static final long ROOM_FOR_ANSWERS = 1024 * 1024;

  /** Messages up to this size go out whole. */
  private static final int WHOLE = 300;

  private static final int FRAGMENT = 4093;

  /** What a frame costs beside its payload: the emptiest must count, or they could pile up. */
  private static final int COST = 64;

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final OutputStream out;
  private final Deque<Frame> queue = new ArrayDeque<>();
  private long waiting;
  private boolean ended;
  private boolean finished;

  Outbox(OutputStream out) {
    this.out = out;
  }

  void post(String text) {
    post(new Frame(true, Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  synchronized void post(Frame frame) {
    if (!ended) {
      queue.add(frame);
      waiting += frame.payload().length + COST;
      notifyAll();
    }
  }

  /** Says goodbye after all that was posted; what is posted later is dropped. */
  synchronized void end(int code, String reason) {
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    if (code != WITHOUT_CODE) {
      payload.write(code >> 8);
      payload.write(code);
      payload.writeBytes(reason.getBytes(StandardCharsets.UTF_8));
    }
    post(new Frame(true, Frame.CLOSE, payload.toByteArray()));
    ended = true;
  }

  /** Gives everything up that was not sent yet. */
  synchronized void abandon() {
    ended = true;
    finished = true;
    queue.clear();
    notifyAll();
  }

  /** Waits until output may be posted; false when it would reach nobody any more. */
  synchronized boolean awaitRoomForOutput() {
    return await(() -> ended || waiting <= ROOM_FOR_OUTPUT, FOREVER) && !ended;
  }

  /** Waits until answers may be posted; false when the client does not read them for so long. */
  synchronized boolean awaitRoomForAnswers(Duration patience) {
    return await(() -> finished || waiting <= ROOM_FOR_ANSWERS, patience);
  }

  /** Waits until everything was sent, the goodbye too, or given up; false when it takes longer. */
  synchronized boolean awaitEnd(Duration patience) {
    return await(() -> finished, patience);
  }

  private synchronized boolean await(BooleanSupplier reached, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!reached.getAsBoolean()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Sends what is posted until the goodbye. */
  @Override
  public void run() {
    try {
      Frame frame = take();
      while (frame != null) {
        send(frame);
        frame = sent(frame) ? take() : null;
      }
    } catch (IOException | InterruptedException e) {
      // The client is gone: the thread that reads from it sees the same and ends the session.
    } finally {
      abandon();
    }
  }

  private synchronized Frame take() throws InterruptedException {
    while (queue.isEmpty() && !finished) {
      wait();
    }
    return queue.poll();
  }

  /** Books a frame off; false when it was the last. */
  private synchronized boolean sent(Frame frame) {
    waiting -= frame.payload().length + COST;
    notifyAll();
    return frame.opcode() != Frame.CLOSE;
  }

  private void send(Frame frame) throws IOException {
    byte[] payload = frame.payload();
    if (frame.opcode() != Frame.TEXT || payload.length <= WHOLE) {
      write(frame.opcode(), true, payload, 0, payload.length);
    } else {
      sendInFragments(payload);
    }
    if (isEmpty()) {
      out.flush();
    }
  }

  /**
   * Sends a single byte, then pieces of an odd size, and sometimes an empty piece at the end: all
   * of it is legal.
   */
  private void sendInFragments(byte[] payload) throws IOException {
    write(Frame.TEXT, false, payload, 0, 1);
    int from = 1;
    while (payload.length - from > FRAGMENT) {
      write(Frame.CONTINUATION, false, payload, from, FRAGMENT);
      from += FRAGMENT;
    }
    boolean emptyEnd = payload.length % 2 == 0;
    write(Frame.CONTINUATION, !emptyEnd, payload, from, payload.length - from);
    if (emptyEnd) {
      write(Frame.CONTINUATION, true, payload, 0, 0);
    }
  }

  private synchronized boolean isEmpty() {
    return queue.isEmpty();
  }

  private void write(int opcode, boolean last, byte[] payload, int from, int length)
      throws IOException {
    out.write((last ? 0x80 : 0) | opcode);
    if (length < 126) {
      out.write(length);
    } else if (length < 0x10000) {
      out.write(126);
      out.write(length >> 8);
      out.write(length);
    } else {
      throw new IllegalArgumentException("No frame of this server is so long: " + length);
    }
    out.write(payload, from, length);
  }
}
