package org.ccexecutor.reference.wire;

import tools.jackson.databind.JsonNode;

/**
 * What a server says to one session: every JSON message, and nothing else, goes through {@link
 * #emit} as a tree, then through {@link #deliver} as text. One message at a time.
 */
public class Outgoing {

  private final Channel channel;

  /** Speaks over this channel. */
  public Outgoing(Channel channel) {
    this.channel = channel;
  }

  /** Sends a message; returns when it is with the system, or lost because the session has ended. */
  public final synchronized void send(JsonNode message) {
    emit(message);
  }

  /** Does something, then sends a message, with no other message in between. */
  public final synchronized void send(Runnable first, JsonNode message) {
    first.run();
    emit(message);
  }

  /** One message as a tree: dropped, doubled, changed or kept back here. */
  protected void emit(JsonNode message) {
    deliver(text(message));
  }

  /** How a tree is written. */
  protected String text(JsonNode message) {
    return message.toString();
  }

  /** How a text is put into frames. */
  protected void deliver(String text) {
    channel.text(text);
  }

  /** The channel beneath. */
  protected final Channel channel() {
    return channel;
  }
}
