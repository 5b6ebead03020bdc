package org.ccexecutor.acceptance.session;

import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Transcript;

/**
 * What this side does to the connection: it sends, closes, cuts. Everything is written down before
 * it is done, and what is done in vain is written down as well: a connection that has ended is no
 * news, and whoever waits for an answer learns how it ended.
 */
final class Outgoing {
  private static final Duration SEND_DEADLINE = Duration.ofSeconds(30);

  private static final int LARGE = 1 << 20; // characters

  private final Transcript transcript;
  private final Seen seen;
  private final CuttableContainer.Line line;
  private volatile jakarta.websocket.Session wire;

  Outgoing(Transcript transcript, Seen seen, CuttableContainer.Line line) {
    this.transcript = transcript;
    this.seen = seen;
    this.line = line;
  }

  /** The handshake is done: from now on it can be sent through this. */
  void opened(jakarta.websocket.Session opened) {
    wire = opened;
  }

  /** Sends a text, and waits until it has gone. */
  void text(String text, Request request) {
    if (text.length() < LARGE) {
      write(text, request);
      await(() -> wire.getAsyncRemote().sendText(text));
    } else {
      largeText(text, request);
    }
  }

  /** The library encodes a text character by character, which takes long for millions of them. */
  private void largeText(String text, Request request) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    seen.sending(request, text);
    transcript.add(Direction.SENT, "text", bytes.length, text);
    await(() -> line.send(RawFrames.text(bytes)));
  }

  /** Sends several texts in one go, and waits until they have gone. */
  void texts(List<String> texts, List<Request> requests) {
    for (int i = 0; i < texts.size(); i++) {
      write(texts.get(i), requests.get(i));
    }
    await(() -> line.send(RawFrames.texts(texts)));
  }

  /**
   * Sends a text in several frames (RFC 6455 §5.4).
   *
   * @param between what is done after the first of them
   */
  void textInFrames(List<String> parts, Request request, Runnable between) {
    write(String.join("", parts), request);
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean last = i == parts.size() - 1;
      attempt(() -> wire.getBasicRemote().sendText(part, last));
      if (i == 0) {
        between.run();
      }
    }
  }

  /** Sends a text without waiting, as the socket's thread has to. */
  void textWithoutWaiting(String text) {
    write(text, Request.of(text));
    try {
      wire.getAsyncRemote().sendText(text, result -> {});
    } catch (IllegalStateException e) {
      lost(e);
    }
  }

  private void write(String text, Request request) {
    seen.sending(request, text);
    transcript.addText(Direction.SENT, text);
  }

  /** Sends a binary frame, and waits until it has gone. */
  void binary(byte[] bytes) {
    seen.sending(Request.UNREADABLE, new String(bytes, StandardCharsets.UTF_8));
    transcript.add(Direction.SENT, "binary", bytes.length, "");
    await(() -> wire.getAsyncRemote().sendBinary(ByteBuffer.wrap(bytes)));
  }

  /**
   * Sends frames as they are, and waits until they have gone.
   *
   * @param text what is in them, as far as it is text
   * @param words what they are, for the transcript
   */
  void frames(String text, Request request, byte[] frames, String words) {
    seen.sending(request, text);
    transcript.add(Direction.SENT, "frames", frames.length, words);
    await(() -> line.send(frames));
  }

  /** Sends a ping frame. */
  void ping(byte[] payload) {
    transcript.add(Direction.SENT, "ping", payload.length, "");
    attempt(() -> wire.getAsyncRemote().sendPing(ByteBuffer.wrap(payload)));
  }

  /** Begins a closing handshake with an empty close frame, unless the connection has ended. */
  void closeWithoutCode() {
    line.nameNoCode();
    close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""), "without a code");
  }

  /** Begins a closing handshake, unless the connection has ended. */
  void close(int code, String reason) {
    close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason), code + " " + reason);
  }

  private void close(CloseReason how, String words) {
    if (seen.closure().isPresent()) {
      return;
    }
    seen.leaving();
    line.leave();
    transcript.add(Direction.SENT, "close", 0, words);
    attempt(() -> wire.close(how));
  }

  /** Ends the connection without a closing handshake. */
  void cut() {
    seen.leaving();
    transcript.add(Direction.EVENT, "cut", 0, "the client cut the connection");
    attempt(line::cut);
    seen.ended(new Closure(Closure.ABNORMAL, ""));
  }

  private void await(Supplier<Future<Void>> sending) {
    try {
      sending.get().get(SEND_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | IllegalStateException e) {
      lost(e);
    } catch (TimeoutException e) {
      transcript.add(
          Direction.EVENT,
          "stuck",
          0,
          "the server has not read for " + SEND_DEADLINE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What can fail because the connection has ended. */
  private interface Act {
    void run() throws IOException;
  }

  private void attempt(Act act) {
    try {
      act.run();
    } catch (IOException | IllegalStateException e) {
      lost(e);
    }
  }

  private void lost(Exception e) {
    transcript.add(Direction.EVENT, "not sent", 0, String.valueOf(e.getMessage()));
  }
}
