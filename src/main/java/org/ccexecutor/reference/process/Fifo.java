package org.ccexecutor.reference.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * A pipe that a command prints into. It has a name until the command has started, and both of its
 * ends are held here: the end of the command is written behind what it has printed.
 */
final class Fifo implements AutoCloseable {

  private final File name;
  private final RandomAccessFile ends;
  private final FileInputStream output;

  private Fifo(File name, RandomAccessFile ends) throws IOException {
    this.name = name;
    this.ends = ends;
    this.output = new FileInputStream(ends.getFD());
  }

  /** Opens a pipe that was made before. */
  static Fifo open(File name) throws IOException {
    // For both: for one only, it would wait for somebody at the other end.
    return new Fifo(name, new RandomAccessFile(name, "rw"));
  }

  /** How the command finds it. */
  ProcessBuilder.Redirect redirect() {
    return ProcessBuilder.Redirect.to(name);
  }

  /** Takes its name away: whoever has opened it has it still. */
  void hide() {
    name.delete();
  }

  /** What is printed into it, and written behind that. */
  InputStream output() {
    return output;
  }

  /** Writes something behind what was printed; waits while the pipe is full. */
  void write(String text) {
    try {
      ends.write(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      // Closed: nobody reads it any more.
    }
  }

  /** Throws away what was printed and has not been read. */
  void discard() {
    try {
      output.readNBytes(output.available());
    } catch (IOException e) {
      // Closed: nothing more to throw away.
    }
  }

  @Override
  public void close() {
    hide();
    try {
      ends.close();
    } catch (IOException e) {
      // It is of no use any more either way.
    }
  }
}
