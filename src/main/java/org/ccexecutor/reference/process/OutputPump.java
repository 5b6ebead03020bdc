package org.ccexecutor.reference.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Carries one output stream of a command from its pipe to the session, as it comes and no faster
 * than it is taken.
 */
public class OutputPump {

  private final Utf8Stream utf8 = new Utf8Stream();

  /** Carries all of it; returns at the end of the stream. */
  public void run(MarkedStream source, Consumer<String> sink) {
    try {
      for (ByteBuffer bytes = source.next(); bytes.hasRemaining(); bytes = source.next()) {
        pass(decode(bytes), sink);
      }
    } catch (IOException e) {
      // The pipe was closed because the process is gone.
    }
    pass(finish(), sink);
  }

  /** Hands a piece of text on, as one message or several. */
  protected void pass(String text, Consumer<String> sink) {
    if (!text.isEmpty()) {
      sink.accept(text);
    }
  }

  /** The text of the next bytes. */
  protected String decode(ByteBuffer bytes) {
    return utf8.decode(bytes);
  }

  /** The text of what is left at the end. */
  protected String finish() {
    return utf8.finish();
  }
}
