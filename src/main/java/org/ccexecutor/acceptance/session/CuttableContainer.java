package org.ccexecutor.acceptance.session;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.StandardSocketOptions;
import java.nio.channels.AsynchronousSocketChannel;
import java.util.Map;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;

/**
 * Tyrus' container for the JDK's sockets that lets out what Tyrus keeps to itself: the answer to every handshake, also to a
 * refused one, and the writer, whose end cuts the connection without a closing handshake.
 */
public final class CuttableContainer extends JdkClientContainer {
  /** The user property that holds the {@link Line} of a connection. */
  static final String LINE = "org.ccexecutor.acceptance.line";

  @Override
  public void openClientSocket(ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
      throws DeploymentException, IOException {
    Line line = (Line) config.getUserProperties().get(LINE);
    super.openClientSocket(config, properties, new Listening(engine, line));
  }

  /** What became known of a connection below the WebSocket. */
  static final class Line {
    private volatile UpgradeResponse response;
    private volatile Writer writer;

    UpgradeResponse response() {
      return response;
    }

    /** @param reset whether to reset the connection (RST) in place of ending its stream (FIN) */
    void cut(boolean reset) throws IOException {
      Writer open = writer;
      if (open == null) {
        return;
      }
      if (reset) {
        channelBelow(open).setOption(StandardSocketOptions.SO_LINGER, 0);
        channelBelow(open).close();
      }
      open.close();
    }

    /** Tyrus has no way to reach the socket itself, and no option for a reset. */
    private static AsynchronousSocketChannel channelBelow(Object writer) throws IOException {
      try {
        Object filter = field(writer.getClass(), "downstreamFilter").get(writer);
        while (!filter.getClass().getSimpleName().equals("TransportFilter")) {
          filter = field(filter.getClass().getSuperclass(), "downstreamFilter").get(filter);
        }
        return (AsynchronousSocketChannel) field(filter.getClass(), "socketChannel").get(filter);
      } catch (ReflectiveOperationException e) {
        throw new IOException("This version of Tyrus keeps its socket elsewhere.", e);
      }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    }
  }

  private record Listening(ClientEngine engine, Line line) implements ClientEngine {

    @Override
    public UpgradeRequest createUpgradeRequest(TimeoutHandler handler) {
      return engine.createUpgradeRequest(handler);
    }

    @Override
    public ClientUpgradeInfo processResponse(
        UpgradeResponse response, Writer writer, Connection.CloseListener listener) {
      line.response = response;
      line.writer = writer;
      return engine.processResponse(response, writer, listener);
    }

    @Override
    public void processError(Throwable error) {
      engine.processError(error);
    }
  }
}
