package org.ccexecutor.acceptance.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.ccexecutor.acceptance.proof.Variant.Server;

/** A server behind another socket, which passes on what comes and goes. */
class Relay implements Server {
  private static final int BACKLOG = 100;

  private final ServerSocket entrance;
  private final Server server;
  private final int portOfServer; // it has none any more when it ends

  /** Ends with the server, and the server with it. */
  Relay(Server server) {
    this.server = server;
    this.portOfServer = server.port();
    try {
      entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets clients in. */
  final Relay open() {
    Tampering.later(0, this::accept);
    return this;
  }

  @Override
  public int port() {
    return entrance.getLocalPort();
  }

  @Override
  public void close() {
    try (server) {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Passes on what a client sends, until one of them has left. */
  protected void up(InputStream in, OutputStream out) throws IOException {
    in.transferTo(out);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), portOfServer);
        Tampering.later(0, () -> up(client, behind));
        Tampering.later(0, () -> down(behind, client));
      }
    } catch (IOException e) {
      // The relay has ended.
    }
  }

  private static void down(Socket behind, Socket client) {
    try (behind;
        client) {
      behind.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // One of them has left.
    }
  }

  private void up(Socket client, Socket behind) {
    try (client;
        behind) {
      up(client.getInputStream(), behind.getOutputStream());
    } catch (IOException e) {
      // One of them has left.
    }
  }
}
