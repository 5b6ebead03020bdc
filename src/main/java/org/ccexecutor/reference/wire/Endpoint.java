package org.ccexecutor.reference.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CloseStatus;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.OpCode;

/**
 * Puts the frames of one WebSocket together to messages and hands them to its {@link Listener}, in
 * order.
 */
public final class Endpoint implements FrameHandler {

  /** What stands behind a channel. */
  public interface Listener {

    /** The channel is open; called before anything comes in, and in turn with it. */
    void opened();

    /** Where messages go. */
    Incoming incoming();

    /** It is over; may come more than once. */
    void ended(End how);
  }

  /** How a WebSocket ended. */
  public enum End {
    /** By a close frame, the client's or the server's. */
    CLOSED,
    /** Without one. */
    CUT
  }

  private final Function<Channel, Listener> listeners;
  private final Executor pool;
  private final ScheduledExecutorService clock;
  private final long limit;
  private ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean binary;
  private JettyChannel channel;
  private Listener listener;
  private Inbox inbox;

  /** Takes messages of up to {@code limit} bytes. */
  public Endpoint(
      Function<Channel, Listener> listeners,
      Executor pool,
      ScheduledExecutorService clock,
      long limit) {
    this.listeners = listeners;
    this.pool = pool;
    this.clock = clock;
    this.limit = limit;
  }

  @Override
  public void onOpen(CoreSession session, Callback callback) {
    channel = new JettyChannel(session, clock);
    inbox = new Inbox(pool, session::demand);
    listener = listeners.apply(channel);
    turn(0, listener::opened);
    callback.succeeded();
    inbox.more();
  }

  @Override
  public void onFrame(Frame frame, Callback callback) {
    byte[] payload = bytes(frame.getPayload());
    boolean last = frame.getOpCode() == OpCode.CLOSE;
    if (last) {
      listener.incoming().close(payload);
      listener.ended(End.CLOSED);
    } else if (!channel.closing()) {
      accept(frame, payload);
    }
    callback.succeeded();
    if (!last) {
      inbox.more();
    }
  }

  @Override
  public void onError(Throwable cause, Callback callback) {
    callback.succeeded();
  }

  @Override
  public void onClosed(CloseStatus status, Callback callback) {
    listener.ended(End.CUT);
    callback.succeeded();
  }

  private void accept(Frame frame, byte[] payload) {
    Incoming incoming = listener.incoming();
    switch (frame.getOpCode()) {
      case OpCode.PING -> turn(payload.length, () -> incoming.ping(payload));
      case OpCode.PONG -> turn(payload.length, () -> incoming.pong(payload));
      case OpCode.TEXT -> begin(false, frame, payload, incoming);
      case OpCode.BINARY -> begin(true, frame, payload, incoming);
      default -> append(frame, payload, incoming);
    }
  }

  private void begin(boolean isBinary, Frame frame, byte[] payload, Incoming incoming) {
    binary = isBinary;
    message = new ByteArrayOutputStream();
    append(frame, payload, incoming);
  }

  private void append(Frame frame, byte[] payload, Incoming incoming) {
    if (message.size() > limit) {
      return;
    }
    message.writeBytes(payload);
    if (message.size() > limit) {
      turn(0, () -> incoming.tooLarge(limit));
    } else if (frame.isFin()) {
      byte[] whole = message.toByteArray();
      message = new ByteArrayOutputStream();
      // By the time it is its turn, the next message may have begun.
      Runnable complete =
          binary ? () -> incoming.binary(whole) : () -> completeText(whole, incoming);
      turn(whole.length, complete);
    }
  }

  private void completeText(byte[] whole, Incoming incoming) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(whole)).toString();
    } catch (CharacterCodingException e) {
      incoming.notUtf8(whole);
      return;
    }
    incoming.text(text);
  }

  private void turn(long bytes, Runnable task) {
    inbox.add(
        bytes,
        () -> {
          if (channel.closing()) {
            return;
          }
          try {
            task.run();
          } catch (RuntimeException e) {
            channel.close(1011, "Internal error");
          }
          if (channel.closing()) {
            listener.ended(End.CLOSED);
          }
        });
  }

  private static byte[] bytes(ByteBuffer payload) {
    byte[] copy = new byte[payload.remaining()];
    payload.get(copy);
    return copy;
  }
}
