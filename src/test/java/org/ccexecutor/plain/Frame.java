package org.ccexecutor.plain;

/**
 * A WebSocket frame.
 *
 * @param last whether the message ends with it
 * @param opcode what it is
 * @param payload what it carries
 */
record Frame(boolean last, int opcode, byte[] payload) {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  static boolean isControl(int opcode) {
    return opcode >= CLOSE;
  }
}
