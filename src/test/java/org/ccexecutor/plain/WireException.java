package org.ccexecutor.plain;

import java.io.IOException;

/**
 * A client broke RFC 6455, or sent what this server does not take: the connection is closed with a
 * code.
 */
final class WireException extends IOException {
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int UNSUPPORTED = 1003;
  static final int NOT_UTF_8 = 1007;
  static final int POLICY = 1008;
  static final int TOO_LARGE = 1009;

  private static final long serialVersionUID = 1L;

  private final int code;

  WireException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
