package org.ccexecutor.acceptance.proof;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;
import org.ccexecutor.acceptance.proof.Variant.Server;

/** A server behind a relay, which lets it hear all that its clients send but their close frames. */
final class DeafRelay implements Server {
  private static final int BACKLOG = 100;
  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 0x8;
  private static final int LENGTH = 0x7F;
  private static final int MASK_BYTES = 4;
  private static final int CHUNK = 16_384;

  private final ServerSocket entrance;
  private final Server server;

  private DeafRelay(ServerSocket entrance, Server server) {
    this.entrance = entrance;
    this.server = server;
  }

  /** Ends with the server, and the server with it. */
  static DeafRelay before(Server server) {
    try {
      DeafRelay relay =
          new DeafRelay(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), server);
      Tampering.later(0, relay::accept);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket behind = new Socket(InetAddress.getLoopbackAddress(), server.port());
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

  private static void up(Socket client, Socket behind) {
    try (client;
        behind) {
      DataInputStream in =
          new DataInputStream(new BufferedInputStream(client.getInputStream(), CHUNK));
      OutputStream out = behind.getOutputStream();
      while (!head(in, out).contains("\nsec-websocket-key:")) {
        // A request for a page; more may follow.
      }
      while (true) {
        frame(in, out);
      }
    } catch (IOException e) {
      // One of them has left.
    }
  }

  /** Passes on one request, which has no body, and gives it in small letters. */
  private static String head(DataInputStream in, OutputStream out) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.readUnsignedByte();
      head.append((char) next);
      out.write(next);
    }
    return head.toString().toLowerCase(Locale.ROOT);
  }

  private static void frame(DataInputStream in, OutputStream out) throws IOException {
    int first = in.readUnsignedByte();
    int second = in.readUnsignedByte();
    int length = second & LENGTH;
    byte[] extended = new byte[length < 126 ? 0 : length == 126 ? 2 : 8];
    in.readFully(extended);
    OutputStream ear = (first & OPCODE) == CLOSE ? OutputStream.nullOutputStream() : out;
    ear.write(new byte[] {(byte) first, (byte) second});
    ear.write(extended);
    long left = MASK_BYTES + (length < 126 ? length : new BigInteger(1, extended).longValue());
    while (left > 0) {
      byte[] chunk = new byte[(int) Math.min(left, CHUNK)];
      in.readFully(chunk);
      ear.write(chunk);
      left -= chunk.length;
    }
  }
}
