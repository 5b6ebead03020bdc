package org.ccexecutor.reference.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A store of pipes: Java cannot make one with a name, and a program that does makes many at once.
 */
final class Fifos {

  private static final int AT_ONCE = 64;

  private final Path directory;
  private final Deque<File> made = new ArrayDeque<>();
  private int count;

  private Fifos(Path directory) {
    this.directory = directory;
  }

  /** A store in this directory, which whoever asked for it removes. */
  static Fifos in(Path directory) {
    return new Fifos(directory);
  }

  /** Where they have their names. */
  Path directory() {
    return directory;
  }

  /** A pipe that nobody has used. */
  Fifo take() throws IOException {
    return Fifo.open(next());
  }

  private synchronized File next() throws IOException {
    if (made.isEmpty()) {
      make();
    }
    return made.remove();
  }

  private void make() throws IOException {
    List<String> command = new ArrayList<>(List.of("mkfifo", "-m", "600"));
    for (int i = 0; i < AT_ONCE; i++) {
      File file = directory.resolve(Integer.toString(count++)).toFile();
      command.add(file.getPath());
      made.add(file);
    }
    Process mkfifo =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try {
      if (mkfifo.waitFor() != 0) {
        made.clear();
        throw new IOException("No pipes can be made in " + directory);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      made.clear();
      throw new IOException("Nobody waits for the pipes", e);
    }
  }
}
