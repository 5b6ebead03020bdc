package org.ccexecutor.acceptance.session;

import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Transcript;

/**
 * What the socket's thread brings: it is written down, remembered and, if it is a heartbeat,
 * answered. Nothing here blocks that thread.
 */
final class Incoming implements FrameWatch.Listener {
  /**
   * The answer to a heartbeat (contract SES-8). It means the same in any order, and with any white
   * space: who reads JSON does not care, and who compares letters takes the client for dead.
   */
  private static final String PONG = "{\"method\": \"pong\", \"jsonrpc\": \"2.0\"}";

  private final Transcript transcript;
  private final Seen seen;
  private final Outgoing out;
  private boolean knownToMask;

  Incoming(Transcript transcript, Seen seen, Outgoing out) {
    this.transcript = transcript;
    this.seen = seen;
    this.out = out;
  }

  /**
   * The handshake is done. Written down here, and not by whoever connects: a greeting is faster.
   */
  void opened(jakarta.websocket.Session wire) {
    out.opened(wire);
    transcript.add(Direction.RECEIVED, "handshake", 0, "101");
  }

  @Override
  public void bytes() {
    seen.bytes();
  }

  @Override
  public void endOfBytes() {
    seen.endOfBytes();
  }

  @Override
  public void begins(int first, boolean masked, long length) {
    if (masked && !knownToMask) {
      knownToMask = true;
      nonsense("a masked frame, which no server sends, and no client accepts (RFC 6455 §5.1)");
    }
    synchronized (seen) {
      seen.frame(first, length);
      stopIfTooMuch();
    }
  }

  void text(String text) {
    transcript.addText(Direction.RECEIVED, text);
    boolean heartbeat;
    synchronized (seen) {
      heartbeat = seen.text(text);
      stopIfTooMuch();
    }
    if (heartbeat) {
      out.textWithoutWaiting(PONG);
    }
  }

  /** Reads nothing more once the server has sent more than any client can bear. */
  private void stopIfTooMuch() {
    seen.reasonToStop()
        .ifPresent(
            why -> {
              transcript.add(Direction.EVENT, "flood", 0, why);
              out.cut();
            });
  }

  void binary(int size) {
    transcript.add(Direction.RECEIVED, "binary", size, "");
    seen.binary();
  }

  void pong(byte[] payload) {
    transcript.add(Direction.RECEIVED, "pong", payload.length, "");
    seen.pong(payload);
  }

  /** The library could not read what came. */
  void nonsense(String how) {
    transcript.add(Direction.EVENT, "protocol", 0, how);
    seen.nonsense(how);
  }

  /** The library says that the connection was closed; if nobody has, it could not go on with it. */
  void closed(int code, String reason) {
    synchronized (seen) {
      if (code != Closure.ABNORMAL && seen.isUndisturbed()) {
        nonsense(reason);
      }
      seen.ended(
          seen.haveBareFarewell() ? new Closure(Closure.NO_CODE, "") : new Closure(code, reason));
    }
  }
}
