package org.ccexecutor.reference.wire;

import java.util.function.Consumer;

/**
 * What one session hears: whole messages and pings, in the order in which they came, one at a time.
 */
public class Incoming {

  private final Channel channel;
  private final Consumer<String> messages;

  /** Hands each text to {@code messages}. */
  public Incoming(Channel channel, Consumer<String> messages) {
    this.channel = channel;
    this.messages = messages;
  }

  /** A whole text message. */
  public void text(String message) {
    messages.accept(message);
  }

  /** A whole binary message: the protocol has none. */
  public void binary(byte[] message) {
    channel.close(1003, "Text messages only");
  }

  /** A ping frame: answered by the same bytes. */
  public void ping(byte[] payload) {
    channel.pong(payload);
  }

  /** A pong frame, which nobody asked for. */
  public void pong(byte[] payload) {
    // Says that the client lives; nothing waits for it.
  }

  /** A close frame, which may hold a code and a reason; not in turn with what came before. */
  public void close(byte[] payload) {
    // Whatever it says, the session ends.
  }

  /** A message that has grown beyond the limit, in bytes; its rest is not read. */
  public void tooLarge(long limit) {
    channel.close(1009, "Message of more than " + limit + " bytes");
  }

  /** A text message that is not UTF-8. */
  public void notUtf8(byte[] message) {
    channel.close(1007, "Text that is not UTF-8");
  }

  /** The channel beneath. */
  protected final Channel channel() {
    return channel;
  }
}
