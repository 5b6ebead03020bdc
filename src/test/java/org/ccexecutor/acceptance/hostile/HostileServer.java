package org.ccexecutor.acceptance.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server on a plain socket whose pages are in order, and that does to every WebSocket what it is
 * told to.
 */
public final class HostileServer implements AutoCloseable {
  private static final String HEALTHY =
      "{\"status\":\"healthy\",\"service\":\"hostile\",\"version\":\"6.6.6\",\"active_sessions\":0,"
          + "\"max_sessions\":100,\"uptime_seconds\":1}";

  private static final int TIME_TO_LEAVE = 5_000;

  private final ServerSocket listener;
  private final Manners manners;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /** What it does to a client that wants a WebSocket. */
  public interface Manners {
    void meet(Visitor visitor) throws IOException;
  }

  private HostileServer(ServerSocket listener, Manners manners) {
    this.listener = listener;
    this.manners = manners;
  }

  public static HostileServer with(Manners manners) {
    try {
      HostileServer server =
          new HostileServer(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), manners);
      daemon(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "hostile server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // The end of the test.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Visitor visitor = new Visitor(socket);
      if (visitor.wantsWebSocket()) {
        manners.meet(visitor);
      } else {
        visitor.page("200 OK", HEALTHY);
      }
    } catch (IOException e) {
      // The client has left.
    } finally {
      open.remove(socket);
    }
  }

  public String url() {
    return "ws://127.0.0.1:" + listener.getLocalPort() + "/ws/mcp";
  }

  /** How many connections the clients have not ended, though they were given time for it. */
  int leftOpen() {
    int left = 0;
    for (Socket socket : open) {
      left += isLeft(socket) ? 1 : 0;
    }
    return left;
  }

  private static boolean isLeft(Socket socket) {
    try {
      socket.setSoTimeout(TIME_TO_LEAVE);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
