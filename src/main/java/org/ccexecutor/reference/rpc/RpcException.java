package org.ccexecutor.reference.rpc;

/** A request that is answered by an error. */
public final class RpcException extends RuntimeException {

  /** Text that is not JSON. */
  public static final int PARSE_ERROR = -32700;

  /** JSON that is not a request. */
  public static final int INVALID_REQUEST = -32600;

  /** A method that the server does not know. */
  public static final int METHOD_NOT_FOUND = -32601;

  /** Parameters that do not fit, or not now. */
  public static final int INVALID_PARAMS = -32602;

  /** The server's own failure. */
  public static final int INTERNAL_ERROR = -32603;

  /** Control while no command runs. */
  public static final int NO_PROCESS = -32002;

  /** No room for one more session. */
  public static final int TOO_MANY_SESSIONS = -32003;

  private static final long serialVersionUID = 1L;

  private final int code;

  /** An error of this code, explained to people by the message. */
  public RpcException(int code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The code of the error. */
  public int code() {
    return code;
  }
}
