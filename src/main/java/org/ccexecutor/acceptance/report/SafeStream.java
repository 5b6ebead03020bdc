package org.ccexecutor.acceptance.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.run.Run;

/**
 * Where a plugin of Cucumber's own writes to: a disk that is full ends the report, which people are
 * told, and not the run.
 */
final class SafeStream extends OutputStream {
  private final OutputStream out;
  private final String report;
  private final Supplier<Run> run;
  private boolean broken;

  /**
   * @param report what is written
   */
  SafeStream(OutputStream out, String report, Supplier<Run> run) {
    this.out = out;
    this.report = report;
    this.run = run;
  }

  /** Something that is done with a stream. */
  private interface Deed {
    void on(OutputStream stream) throws IOException;
  }

  private void attempt(Deed deed) {
    try {
      if (!broken) {
        deed.on(out);
      }
    } catch (IOException e) {
      broken = true;
      run.get().troubles().add(report + " is not complete: " + e.getMessage() + ".");
    }
  }

  @Override
  public void write(int one) {
    attempt(stream -> stream.write(one));
  }

  @Override
  public void write(byte[] bytes, int from, int count) {
    attempt(stream -> stream.write(bytes, from, count));
  }

  @Override
  public void flush() {
    attempt(OutputStream::flush);
  }

  @Override
  public void close() {
    attempt(OutputStream::close);
  }
}
