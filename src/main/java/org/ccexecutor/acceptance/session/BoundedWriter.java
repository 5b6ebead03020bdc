package org.ccexecutor.acceptance.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;

/**
 * A writer that cuts the connection when the server lets too much pile up: Tyrus answers every ping
 * frame, also those of a server that floods its clients with them and never reads.
 */
final class BoundedWriter extends Writer {
  /** More than the largest message that the specification sends, in bytes. */
  private static final long MOST = 32L * 1024 * 1024;

  private final Writer writer;
  private final AtomicLong pending = new AtomicLong();

  BoundedWriter(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> handler) {
    int size = buffer.remaining();
    if (pending.addAndGet(size) > MOST) {
      handler.failed(new IOException("the server does not read what is sent to it"));
      closeQuietly();
      return;
    }
    writer.write(buffer, new Counting(handler, size));
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private final class Counting extends CompletionHandler<ByteBuffer> {
    private final CompletionHandler<ByteBuffer> handler;
    private final int size;

    Counting(CompletionHandler<ByteBuffer> handler, int size) {
      this.handler = handler;
      this.size = size;
    }

    @Override
    public void completed(ByteBuffer result) {
      pending.addAndGet(-size);
      handler.completed(result);
    }

    @Override
    public void failed(Throwable error) {
      pending.addAndGet(-size);
      handler.failed(error);
    }

    @Override
    public void cancelled() {
      pending.addAndGet(-size);
      handler.cancelled();
    }

    @Override
    public void updated(ByteBuffer result) {
      handler.updated(result);
    }
  }
}
