package org.ccexecutor.acceptance.session;

/**
 * How a connection ended.
 *
 * @param code the close code (RFC 6455 §7.4); 1005 where the close frame has none, 1006 where no
 *     close frame came
 * @param reason the close reason, may be empty
 */
public record Closure(int code, String reason) {
  /** The code of a connection that ended without a close frame (RFC 6455 §7.1.5). */
  public static final int ABNORMAL = 1006;

  /** Stands for a close frame without a code (RFC 6455 §7.1.5). */
  public static final int NO_CODE = 1005;

  @Override
  public String toString() {
    if (code == NO_CODE) {
      return "the connection was closed without a code";
    }
    return code == ABNORMAL
        ? "the connection ended without a close frame"
        : "the connection was closed with " + code + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
