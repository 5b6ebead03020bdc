package org.ccexecutor.acceptance.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/**
 * The network between one client and its server, which can fail: a proxy (HTTP {@code CONNECT}) for
 * one connection that can be reset, or stalled so that nothing of the server is read any more.
 */
public class Cable implements AutoCloseable {
  private static final int SMALL_BUFFER = 4_096;
  private static final int CHUNK = 16_384;
  private static final int CONNECT_MILLIS = 5_000;

  private final ServerSocket entrance;
  private final Semaphore flow = new Semaphore(1);
  private volatile Socket client;
  private volatile Socket server;
  private InetSocketAddress target;

  Cable() throws IOException {
    entrance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Lays a cable; it ends with its connection. */
  public static Cable lay() throws IOException {
    return laid(new Cable());
  }

  /**
   * Lays a cable that brings what the client says first in two pieces.
   *
   * @param between what happens after the first piece was sent, and before the second is
   */
  public static Cable inPieces(Runnable between) throws IOException {
    return laid(new PiecewiseCable(between));
  }

  /** Lays a cable whose connection to the server has served for this page before. */
  public static Cable used(URI page) throws IOException {
    // What is said within TLS only its two ends can say.
    return laid(page.getScheme().equals("https") ? new Cable() : new UsedCable(page));
  }

  private static Cable laid(Cable cable) {
    start("cable", cable::carry);
    return cable;
  }

  /** Where a client finds the proxy. */
  public URI proxy() {
    return URI.create(
        "http://" + entrance.getInetAddress().getHostAddress() + ":" + entrance.getLocalPort());
  }

  private void carry() {
    try {
      client = entrance.accept();
      target = target(client);
      reconnect();
      client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      begin();
      start("cable up", () -> pump(client, server, new Semaphore(1)));
      pump(server, client, flow);
    } catch (IOException e) {
      close();
    }
  }

  /** What happens before all that comes is passed on as it comes: nothing. */
  protected void begin() throws IOException {}

  /** Connects to the server, anew where it was connected before. */
  final void reconnect() throws IOException {
    closeQuietly(server);
    server = new Socket();
    // A small window fills soon when nothing is read.
    server.setReceiveBufferSize(SMALL_BUFFER);
    server.setTcpNoDelay(true);
    server.connect(target, CONNECT_MILLIS);
  }

  /** What the client has said since; nothing where it has left. */
  final byte[] read() throws IOException {
    byte[] chunk = new byte[CHUNK];
    return Arrays.copyOf(chunk, Math.max(0, client.getInputStream().read(chunk)));
  }

  final OutputStream toClient() throws IOException {
    return client.getOutputStream();
  }

  final OutputStream toServer() throws IOException {
    return server.getOutputStream();
  }

  final InputStream fromServer() throws IOException {
    return server.getInputStream();
  }

  /** How long is waited for what the server says; for ever if 0. */
  final void patience(int millis) throws IOException {
    server.setSoTimeout(millis);
  }

  /** Reads the {@code CONNECT} request, byte by byte: what follows belongs to the connection. */
  private static InetSocketAddress target(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The client asked for nothing.");
      }
      head.append((char) next);
    }
    String authority =
        new BufferedReader(new StringReader(head.toString())).readLine().split(" ", -1)[1];
    int colon = authority.lastIndexOf(':');
    return new InetSocketAddress(
        authority.substring(0, colon).replaceAll("[\\[\\]]", ""),
        Integer.parseInt(authority.substring(colon + 1)));
  }

  private void pump(Socket from, Socket to, Semaphore gate) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      while (true) {
        gate.acquire();
        gate.release();
        int count = in.read(chunk);
        if (count < 0) {
          break;
        }
        out.write(chunk, 0, count);
      }
    } catch (IOException e) {
      // The connection has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /** From now on nothing more of the server is read than is on its way already. */
  public void stall() {
    flow.acquireUninterruptibly();
  }

  /** Resets the connection to the server (RST) in place of ending it. */
  public void reset() throws IOException {
    server.setSoLinger(true, 0);
    server.close();
    close();
  }

  @Override
  public void close() {
    closeQuietly(entrance);
    closeQuietly(client);
    closeQuietly(server);
    flow.release();
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      if (resource != null) {
        resource.close();
      }
    } catch (Exception e) {
      // It has ended either way.
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
