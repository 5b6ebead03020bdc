package org.ccexecutor.plain;

/** A request that is answered with an error. */
final class RpcException extends Exception {
  static final int PARSE_ERROR = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int METHOD_NOT_FOUND = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL_ERROR = -32603;
  static final int NO_PROCESS = -32002;
  static final int NO_ROOM = -32003;

  private static final long serialVersionUID = 1L;

  private final int code;

  RpcException(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
