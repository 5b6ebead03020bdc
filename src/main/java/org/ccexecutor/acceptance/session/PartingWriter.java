package org.ccexecutor.acceptance.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * A writer that finishes the closing handshake as clients do (RFC 6455 §7.1.1): it ends the
 * connection when the server has answered the close frame. Tyrus ends it as soon as it has sent its
 * own: a server that closes nothing before the connection ends would look like any other, and one
 * that is slow would find the connection reset, and the close frame gone.
 */
final class PartingWriter extends Writer {
  /** How long clients wait for the answer, in seconds. */
  private static final int PATIENCE = 10;

  /** How much they read before it, in bytes: a server may have much under way, or never end. */
  private static final long MOST = 16L * 1024 * 1024;

  /** A masked close frame without a payload (RFC 6455 §5.2). */
  private static final byte[] EMPTY_CLOSE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

  private final Writer writer;
  private final CompletableFuture<Void> answer = new CompletableFuture<>();
  private volatile boolean leaving;
  private volatile boolean withoutCode;
  private volatile boolean parting;
  private long readInVain;

  PartingWriter(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> handler) {
    boolean last = buffer.hasRemaining() && buffer.get(buffer.position()) == EMPTY_CLOSE[0];
    writer.write(withoutCode && last ? ByteBuffer.wrap(EMPTY_CLOSE) : buffer, handler);
  }

  /** The close frame will be an empty one, which Tyrus cannot send. */
  void nameNoCode() {
    withoutCode = true;
  }

  /** This side is about to send its close frame. */
  void leave() {
    leaving = true;
  }

  /** The server has sent its close frame, or ended the connection, or is waited for no longer. */
  void answered() {
    answer.complete(null);
  }

  /** Does something once nothing more is waited for. */
  void whenAnswered(Runnable task) {
    answer.thenRun(task);
  }

  /**
   * Whether this side has taken its leave, so that what comes now is for nobody.
   *
   * @param bytes how many have come; called by the socket's thread
   */
  boolean isInVain(int bytes) {
    if (parting) {
      readInVain += bytes;
      if (readInVain > MOST) {
        answered();
      }
    }
    return parting;
  }

  @Override
  public void close() throws IOException {
    if (!leaving) {
      end();
    } else if (!parting) {
      parting = true;
      answer.completeOnTimeout(null, PATIENCE, TimeUnit.SECONDS).thenRun(this::endQuietly);
    }
  }

  /** Ends the connection at once. */
  void end() throws IOException {
    writer.close();
  }

  private void endQuietly() {
    try {
      end();
    } catch (IOException e) {
      // It is gone either way.
    }
  }
}
