package org.ccexecutor.acceptance.proof;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a server that is to hear of no close frame: it passes on what clients send up to
 * there (RFC 6455 §5.2), and ends the connection to the server when a client ends its own.
 */
final class Relay implements Variant.Server {
  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 0x8;
  private static final int LENGTH = 0x7F;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MASK = 4;
  private static final int END_OF_HEAD = 0x0D0A0D0A;
  private static final int CHUNK = 65_536;

  private final Variant.Server server;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private Relay(Variant.Server server, ServerSocket door) {
    this.server = server;
    this.door = door;
  }

  /** A relay that ends with its server. */
  static Relay before(Variant.Server server) {
    try {
      Relay relay = new Relay(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      begin(relay::accept);
      return relay;
    } catch (IOException e) {
      server.close();
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int port() {
    return door.getLocalPort();
  }

  @Override
  public void close() {
    closeQuietly(door);
    open.forEach(Relay::closeQuietly);
    server.close();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server.port());
        open.add(client);
        open.add(upstream);
        begin(() -> up(client, upstream));
        begin(() -> down(upstream, client));
      } catch (IOException e) {
        // One client less, or the end.
      }
    }
  }

  private void up(Socket client, Socket upstream) {
    try (client;
        upstream) {
      DataInputStream in = new DataInputStream(client.getInputStream());
      OutputStream out = upstream.getOutputStream();
      if (passHead(in, out).contains("upgrade: websocket")) {
        passFrames(in, out);
        in.transferTo(OutputStream.nullOutputStream());
      } else {
        in.transferTo(out);
      }
    } catch (IOException e) {
      // The client has gone.
    } finally {
      open.remove(client);
      open.remove(upstream);
    }
  }

  private static void down(Socket upstream, Socket client) {
    try (client) {
      upstream.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException e) {
      // One of them has gone.
    }
  }

  /** The head of a request, in lower case. */
  private static String passHead(InputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    int last = 0;
    int next;
    while (last != END_OF_HEAD && (next = in.read()) >= 0) {
      out.write(next);
      head.append((char) next);
      last = last << 8 | next;
    }
    return head.toString().toLowerCase(Locale.ROOT).replaceAll(": *", ": ");
  }

  /** All of them before a close frame. */
  private static void passFrames(DataInputStream in, OutputStream out) throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (true) {
      int first = in.readUnsignedByte();
      if ((first & OPCODE) == CLOSE) {
        return;
      }
      int second = in.readUnsignedByte();
      out.write(new byte[] {(byte) first, (byte) second});
      long left = MASK + length(second & LENGTH, in, out);
      while (left > 0) {
        int count = in.read(chunk, 0, (int) Math.min(left, CHUNK));
        if (count < 0) {
          return;
        }
        out.write(chunk, 0, count);
        left -= count;
      }
    }
  }

  private static long length(int said, DataInputStream in, OutputStream out) throws IOException {
    if (said < TWO_BYTES) {
      return said;
    }
    byte[] extended = in.readNBytes(said == EIGHT_BYTES ? 8 : 2);
    out.write(extended);
    long length = 0;
    for (byte one : extended) {
      length = length << 8 | one & 0xFF;
    }
    return length;
  }

  private static void begin(Runnable task) {
    Thread thread = new Thread(task, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      // It is closed as far as it can be.
    }
  }
}
