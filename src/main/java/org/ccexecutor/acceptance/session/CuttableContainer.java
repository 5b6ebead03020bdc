package org.ccexecutor.acceptance.session;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.glassfish.tyrus.container.jdk.client.JdkClientContainer;
import org.glassfish.tyrus.spi.ClientEngine;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Connection;
import org.glassfish.tyrus.spi.ReadHandler;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.UpgradeResponse;
import org.glassfish.tyrus.spi.Writer;

/**
 * Tyrus' container for the JDK's sockets that lets out what Tyrus keeps to itself: the answer to
 * every handshake, also to a refused one, the frames as they come, and the writer, whose end cuts
 * the connection without a closing handshake.
 */
public final class CuttableContainer extends JdkClientContainer {
  /** The user property that holds the {@link Line} of a connection. */
  static final String LINE = "org.ccexecutor.acceptance.line";

  @Override
  public void openClientSocket(
      ClientEndpointConfig config, Map<String, Object> properties, ClientEngine engine)
      throws DeploymentException, IOException {
    Line line = (Line) config.getUserProperties().get(LINE);
    super.openClientSocket(config, properties, new Listening(engine, line));
  }

  /** What became known of a connection below the WebSocket. */
  static final class Line {
    private volatile UpgradeResponse response;
    private volatile PartingWriter writer;
    private volatile FrameWatch.Listener listener = FrameWatch.NOBODY;
    private final Set<Line> parting;

    /**
     * @param parting where it stands while it waits for the server's close frame
     */
    Line(Set<Line> parting) {
      this.parting = parting;
    }

    /** From now on somebody hears of every frame of the server. */
    void listen(FrameWatch.Listener hearer) {
      listener = hearer;
    }

    UpgradeResponse response() {
      return response;
    }

    /** Sends these bytes as they are, behind what was sent before. */
    Future<Void> send(byte[] bytes) {
      CompletableFuture<Void> sent = new CompletableFuture<>();
      writer.write(
          ByteBuffer.wrap(bytes),
          new CompletionHandler<>() {
            @Override
            public void completed(ByteBuffer result) {
              sent.complete(null);
            }

            @Override
            public void failed(Throwable error) {
              sent.completeExceptionally(error);
            }
          });
      return sent;
    }

    /** The client is about to close the connection. */
    void leave() {
      PartingWriter open = writer;
      if (open != null) {
        parting.add(this);
        open.whenAnswered(() -> parting.remove(this));
        open.leave();
      }
    }

    /** The client's close frame will name no code. */
    void nameNoCode() {
      writer.nameNoCode();
    }

    /** Waits for the server's close frame no longer. */
    void waitNoLonger() {
      writer.answered();
    }

    void cut() throws IOException {
      PartingWriter open = writer;
      if (open != null) {
        open.end();
      }
    }

    /** Follows the frames on their way to the library, for as long as that one reads them. */
    private FrameWatch watch(ReadHandler reader) {
      return new FrameWatch(
          data -> {
            if (!writer.isInVain(data.remaining())) {
              reader.handle(data);
            }
          },
          new Hearing(writer, listener));
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
      PartingWriter parting = new PartingWriter(new BoundedWriter(writer));
      line.response = response;
      line.writer = parting;
      readAsItIsMeant(response);
      return new Watched(engine.processResponse(response, parting, listener), line);
    }

    /**
     * White space around a value is none of it (RFC 9110 §5.5), and Connection has to name the
     * upgrade, and may name more (RFC 6455 §4.1): Tyrus reads all of the one, and nothing but the
     * first word of the other.
     */
    private static void readAsItIsMeant(UpgradeResponse response) {
      Map<String, List<String>> headers = response.getHeaders();
      headers.replaceAll((name, values) -> values.stream().map(String::strip).toList());
      boolean upgrade =
          Stream.ofNullable(headers.get(UpgradeRequest.CONNECTION))
              .flatMap(List::stream)
              .flatMap(value -> Stream.of(value.split(",")))
              .anyMatch(word -> word.strip().equalsIgnoreCase(UpgradeRequest.UPGRADE));
      if (upgrade) {
        headers.put(UpgradeRequest.CONNECTION, List.of(UpgradeRequest.UPGRADE));
      }
    }

    @Override
    public void processError(Throwable error) {
      engine.processError(error);
    }
  }

  /** The outcome of a handshake whose connection is watched. */
  private record Watched(ClientEngine.ClientUpgradeInfo info, Line line)
      implements ClientEngine.ClientUpgradeInfo {

    @Override
    public ClientEngine.ClientUpgradeStatus getUpgradeStatus() {
      return info.getUpgradeStatus();
    }

    @Override
    public Connection createConnection() {
      Connection connection = info.createConnection();
      return new WatchedConnection(connection, line.watch(connection.getReadHandler()), line);
    }
  }

  /** Hears of the frames what others do, and when the server takes its leave. */
  private record Hearing(PartingWriter writer, FrameWatch.Listener listener)
      implements FrameWatch.Listener {
    private static final int OPCODE = 0x0F;
    private static final int CLOSE = 0x8;

    @Override
    public void begins(int first, boolean masked, long length) {
      listener.begins(first, masked, length);
      if ((first & OPCODE) == CLOSE) {
        writer.answered();
      }
    }

    @Override
    public void bytes() {
      listener.bytes();
    }

    @Override
    public void endOfBytes() {
      listener.endOfBytes();
    }
  }

  private record WatchedConnection(Connection connection, FrameWatch watch, Line line)
      implements Connection {

    @Override
    public ReadHandler getReadHandler() {
      return watch;
    }

    @Override
    public Writer getWriter() {
      return connection.getWriter();
    }

    @Override
    public CloseListener getCloseListener() {
      return connection.getCloseListener();
    }

    @Override
    public void close(CloseReason reason) {
      line.writer.answered();
      connection.close(reason);
    }
  }
}
