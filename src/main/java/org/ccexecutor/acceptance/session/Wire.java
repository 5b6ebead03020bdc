package org.ccexecutor.acceptance.session;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.PongMessage;
import java.nio.ByteBuffer;
import org.glassfish.tyrus.core.WebSocketException;

/** Passes on to a session what Tyrus receives for it. */
final class Wire extends Endpoint {
  private final Session session;
  private volatile jakarta.websocket.Session wire;

  Wire(Session session) {
    this.session = session;
  }

  jakarta.websocket.Session wire() {
    return wire;
  }

  @Override
  public void onOpen(jakarta.websocket.Session opened, EndpointConfig config) {
    wire = opened;
    session.opened();
    opened.addMessageHandler(String.class, session::receivedText);
    opened.addMessageHandler(ByteBuffer.class, bytes -> session.receivedBinary(bytes.remaining()));
    opened.addMessageHandler(
        PongMessage.class, pong -> session.receivedPong(bytes(pong.getApplicationData())));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Override
  public void onClose(jakarta.websocket.Session closed, CloseReason reason) {
    String phrase = reason.getReasonPhrase();
    session.closed(reason.getCloseCode().getCode(), phrase == null ? "" : phrase);
  }

  @Override
  public void onError(jakarta.websocket.Session failed, Throwable error) {
    if (error instanceof WebSocketException) {
      session.brokeProtocol(String.valueOf(error.getMessage()));
    }
  }
}
