package org.ccexecutor.reference.wire;

import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;

/** A channel over Jetty's frame-level session. */
final class JettyChannel implements Channel {

  private static final long SECONDS_TO_ANSWER_A_CLOSE = 2;

  private final CoreSession core;
  private final ScheduledExecutorService clock;
  private volatile boolean closing;

  JettyChannel(CoreSession core, ScheduledExecutorService clock) {
    this.core = core;
    this.clock = clock;
  }

  /** Whether the server has begun to close: what comes in from now on is not looked at. */
  boolean closing() {
    return closing;
  }

  @Override
  public void text(String message) {
    send(new Frame(OpCode.TEXT, message));
  }

  @Override
  public void fragments(byte[]... parts) {
    for (int i = 0; i < parts.length; i++) {
      byte opCode = i == 0 ? OpCode.TEXT : OpCode.CONTINUATION;
      send(new Frame(opCode, i == parts.length - 1, ByteBuffer.wrap(parts[i])));
    }
  }

  @Override
  public void binary(byte[] message) {
    send(new Frame(OpCode.BINARY, ByteBuffer.wrap(message)));
  }

  @Override
  public void ping(byte[] payload) {
    send(new Frame(OpCode.PING, ByteBuffer.wrap(payload)));
  }

  @Override
  public void pong(byte[] payload) {
    send(new Frame(OpCode.PONG, ByteBuffer.wrap(payload)));
  }

  @Override
  public void close(int code, String reason) {
    closing = true;
    core.sendFrame(new Farewell(code, reason).toFrame(), Callback.NOOP, false);
    try {
      clock.schedule(core::abort, SECONDS_TO_ANSWER_A_CLOSE, TimeUnit.SECONDS);
    } catch (RejectedExecutionException e) {
      core.abort(); // the server has ended
    }
  }

  @Override
  public void cut() {
    closing = true;
    core.abort();
  }

  private void send(Frame frame) {
    Callback.Completable sent = new Callback.Completable();
    core.sendFrame(frame, sent, false);
    try {
      sent.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | CancellationException e) {
      // The connection has ended, and the endpoint hears of it: here the words are just lost.
      return;
    }
  }

  /**
   * A close that waits for the client's answer whatever its code. After a code that it calls
   * abnormal Jetty would cut the connection at once, and what the client was still sending would
   * turn the close frame into a reset.
   */
  private static final class Farewell extends CloseStatus {

    Farewell(int code, String reason) {
      super(code, reason);
    }

    @Override
    public boolean isAbnormal() {
      return false;
    }
  }
}
