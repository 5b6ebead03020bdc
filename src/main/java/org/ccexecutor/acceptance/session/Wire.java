package org.ccexecutor.acceptance.session;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.core.WebSocketException;

/** Passes on what Tyrus receives for a session. */
final class Wire extends Endpoint {
  private final Incoming in;

  Wire(Incoming in) {
    this.in = in;
  }

  @Override
  public void onOpen(jakarta.websocket.Session opened, EndpointConfig config) {
    in.opened(opened);
    opened.addMessageHandler(String.class, in::text);
    opened.addMessageHandler(ByteBuffer.class, bytes -> in.binary(bytes.remaining()));
    opened.addMessageHandler(PongMessage.class, pong -> in.pong(bytes(pong.getApplicationData())));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Override
  public void onClose(jakarta.websocket.Session closed, CloseReason reason) {
    String phrase = reason.getReasonPhrase();
    in.closed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
  }

  @Override
  public void onError(jakarta.websocket.Session failed, Throwable error) {
    if (error instanceof WebSocketException) {
      in.nonsense(String.valueOf(error.getMessage()));
    }
  }
}
