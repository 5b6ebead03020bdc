package org.ccexecutor.acceptance.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands between clients and a server, passes everything on, and counts. */
final class Relay implements AutoCloseable {
  private final ServerSocket listener;
  private final int server;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();

  private Relay(ServerSocket listener, int server) {
    this.listener = listener;
    this.server = server;
  }

  /** Passes on to the server at this port. */
  static Relay to(int server) {
    try {
      Relay relay = new Relay(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), server);
      daemon(relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        connections.incrementAndGet();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        daemon(() -> pass(client, there, sent));
        daemon(() -> pass(there, client, new AtomicLong()));
      }
    } catch (IOException e) {
      // The end of the test.
    }
  }

  private static void pass(Socket from, Socket to, AtomicLong count) {
    byte[] buffer = new byte[8_192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int size; (size = in.read(buffer)) >= 0; ) {
        count.addAndGet(size);
        out.write(buffer, 0, size);
      }
    } catch (IOException e) {
      // One of them has left.
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** How many clients have connected. */
  int connections() {
    return connections.get();
  }

  /** How many bytes the clients have sent. */
  long sent() {
    return sent.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
