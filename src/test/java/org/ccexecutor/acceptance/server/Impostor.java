package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on a port, but is no server of the kind that is looked for. */
final class Impostor implements AutoCloseable {
  private final ServerSocket listener;
  private final Conduct conduct;
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

  /** How it treats a client. */
  interface Conduct {
    void treat(Socket client) throws IOException;
  }

  private Impostor(ServerSocket listener, Conduct conduct) {
    this.listener = listener;
    this.conduct = conduct;
    Thread thread = new Thread(this::accept, "impostor");
    thread.setDaemon(true);
    thread.start();
  }

  /** Speaks first, or answers, with these words, and ends the connection. */
  static Impostor saying(String words) throws IOException {
    return on(
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        client -> {
          client.getInputStream().read();
          client.getOutputStream().write(words.getBytes(StandardCharsets.ISO_8859_1));
          client.shutdownOutput();
          client.getInputStream().readAllBytes();
        });
  }

  /** Says nothing, ever. */
  static Impostor silent() throws IOException {
    return on(
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        client -> client.getInputStream().readAllBytes());
  }

  static Impostor on(ServerSocket listener, Conduct conduct) {
    return new Impostor(listener, conduct);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        clients.add(client);
        Thread thread = new Thread(() -> treat(client), "impostor");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void treat(Socket client) {
    try (client) {
      conduct.treat(client);
    } catch (IOException e) {
      // The client has left.
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket client : clients) {
      client.close();
    }
  }
}
