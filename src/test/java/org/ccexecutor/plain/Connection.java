package org.ccexecutor.plain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One connection, from its first byte to its last: an HTTP request, and if it is let in, a session
 * over WebSocket.
 */
final class Connection implements Runnable {
  /** How long a client may take for its handshake. */
  private static final Duration FOR_HANDSHAKE = Duration.ofSeconds(10);

  /** How long either side may take for its goodbye. */
  private static final Duration FOR_GOODBYE = Duration.ofSeconds(3);

  private static final int FOR_REST_MILLIS = 500;

  private final Socket socket;
  private final Shared shared;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile Outbox outbox;

  Connection(Socket socket, Shared shared) {
    this.socket = socket;
    this.shared = shared;
  }

  @Override
  public void run() {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) FOR_HANDSHAKE.toMillis());
      converse(
          new BufferedInputStream(socket.getInputStream()),
          new BufferedOutputStream(socket.getOutputStream(), 64 * 1024));
    } catch (IOException e) {
      // The client is gone, or was given up: there is nobody to tell.
    } finally {
      cut();
      over.countDown();
    }
  }

  /** Says goodbye as a server that goes away. */
  void leave() {
    Outbox open = outbox;
    if (open != null) {
      open.end(WireException.GOING_AWAY, "The server ends");
    }
  }

  /** Ends it at once, without a goodbye. */
  void cut() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed as far as it can be.
    }
  }

  /** Waits until its session and its processes are over too. */
  boolean awaitEnd(Duration patience) throws InterruptedException {
    return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void converse(InputStream in, OutputStream out) throws IOException {
    HttpAnswer answer;
    try {
      answer = new Door(shared).answer(HttpRequest.read(in, FOR_HANDSHAKE));
    } catch (HttpException e) {
      answer = HttpAnswer.refusal(e.status());
    }
    out.write(answer.bytes());
    if (answer.status() == HttpAnswer.SWITCHING) {
      // Not flushed: the first message may share a packet with the handshake.
      openSession(in, out);
    } else {
      out.flush();
      socket.shutdownOutput();
      // A connection closed over unread bytes is reset, and the answer with it.
      socket.setSoTimeout(FOR_REST_MILLIS);
      in.skipNBytes(MessageReader.LARGEST);
    }
  }

  private void openSession(InputStream in, OutputStream out) throws IOException {
    Outbox box = new Outbox(out);
    FrameReader frames = new FrameReader(in);
    socket.setSoTimeout(0);
    outbox = box;
    shared.workers().execute(box);
    try {
      listen(frames, box);
    } catch (WireException e) {
      box.end(e.code(), e.getMessage());
      socket.setSoTimeout((int) FOR_GOODBYE.toMillis());
      frames.skipToClose(System.nanoTime() + FOR_GOODBYE.toNanos());
    } finally {
      box.end(WireException.GOING_AWAY, "");
      box.awaitEnd(FOR_GOODBYE);
      box.abandon();
    }
  }

  /** Serves the client until it says goodbye. */
  private void listen(FrameReader frames, Outbox box) throws IOException {
    if (!shared.room().tryAcquire()) {
      box.post(Speaker.refusal(new RpcException(RpcException.NO_ROOM, "All sessions are taken")));
      throw new WireException(WireException.POLICY, "No room");
    }
    MessageReader messages = new MessageReader(frames, box);
    Session session = new Session(shared, box, this::cut);
    try {
      session.open();
      for (String text = messages.next(); text != null; text = messages.next()) {
        session.receive(text);
      }
    } finally {
      session.close();
      // Before the goodbye: a client that has seen it finds room for the next session.
      shared.room().release();
    }
    box.end(messages.closeCode(), "");
  }
}
