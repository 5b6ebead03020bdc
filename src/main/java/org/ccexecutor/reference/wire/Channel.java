package org.ccexecutor.reference.wire;

/**
 * One open WebSocket, seen from the server. Every method that sends waits until the bytes are with
 * the system, so a client that does not read holds up only whoever talks to it. What is sent after
 * the end is lost, silently.
 */
public interface Channel {

  /** Sends a text message in one frame. */
  void text(String message);

  /**
   * Sends the UTF-8 text in these bytes as one message in as many frames as there are parts; at
   * least one.
   */
  void fragments(byte[]... parts);

  /** Sends a binary message in one frame. */
  void binary(byte[] message);

  /** Sends a ping frame; at most 125 bytes. */
  void ping(byte[] payload);

  /** Sends a pong frame; at most 125 bytes. */
  void pong(byte[] payload);

  /**
   * Begins the closing handshake; what still comes in is dropped, and a client that never answers
   * is cut off.
   */
  void close(int code, String reason);

  /** Ends the connection without a closing handshake. */
  void cut();
}
