package org.ccexecutor.reference;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.ccexecutor.reference.http.Connections;
import org.ccexecutor.reference.http.Front;
import org.ccexecutor.reference.http.Vitals;
import org.ccexecutor.reference.wire.Endpoint;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.WebSocketComponents;

/** The sockets of one server, and the HTTP on them. */
final class Listener implements AutoCloseable {

  private static final int BACKLOG = 256;
  private static final long LARGEST_FRAME = 1 << 20;

  private final Server server;
  private final Connections connections;

  Listener(Threads threads, long messageBytes, Assembly assembly, Supplier<Vitals> vitals) {
    connections = assembly.connections();
    server =
        new Server(
            new JettyThreads(threads.pool()),
            new ScheduledExecutorScheduler(threads.clock()),
            new ArrayByteBufferPool());
    WebSocketComponents components =
        new WebSocketComponents(null, null, server.getByteBufferPool(), null, null, threads.pool());
    server.addBean(components);
    server.setErrorHandler(Listener::sayNothing);
    server.setHandler(
        new Front(
            assembly.admission(),
            assembly.pages(),
            vitals,
            components,
            Listener::configure,
            () -> new Endpoint(assembly::session, threads.pool(), threads.clock(), messageBytes)));
  }

  /** Listens on all addresses, on the same port; 0 for any. */
  void listen(List<InetAddress> addresses, int port) throws IOException {
    int wanted = port;
    try {
      for (InetAddress address : addresses) {
        ServerConnector connector = connector(address, wanted);
        server.addConnector(connector);
        connector.open();
        wanted = connector.getLocalPort();
      }
      server.start();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new IOException(e);
    }
  }

  int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The server did not stop", e);
    }
  }

  private ServerConnector connector(InetAddress address, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector =
        new ServerConnector(server, null, null, null, 0, 1, new HttpConnectionFactory(http));
    connector.setHost(address.getHostAddress());
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(connections.patience().toMillis());
    if (connections.most() < Integer.MAX_VALUE) {
      connector.addBean(new NetworkConnectionLimit(connections.most(), connector));
    }
    return connector;
  }

  private static void configure(Configuration webSocket) {
    webSocket.setIdleTimeout(Duration.ZERO);
    webSocket.setMaxFrameSize(LARGEST_FRAME);
    webSocket.setAutoFragment(true);
  }

  /**
   * Errors that HTTP itself finds: their status says enough, and Jetty's page would repeat what was
   * sent.
   */
  private static boolean sayNothing(Request request, Response response, Callback callback) {
    response.write(true, BufferUtil.EMPTY_BUFFER, callback);
    return true;
  }
}
