package org.ccexecutor.reference.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A store of pipes: Java cannot make one with a name, and a program that does makes many at once.
 */
final class Fifos implements AutoCloseable {

  private static final int AT_ONCE = 64;
  private static final FileAttribute<?> ONLY_MINE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path directory;
  private final Deque<File> made = new ArrayDeque<>();
  private int count;

  private Fifos(Path directory) {
    this.directory = directory;
  }

  /**
   * A store in a new directory, for nobody else.
   *
   * @throws IOException if it cannot be made, with the reason
   */
  static Fifos in(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, ONLY_MINE);
    } catch (NoSuchFileException e) {
      throw new IOException(directory + ": No such file or directory", e);
    } catch (AccessDeniedException e) {
      throw new IOException(directory + ": Permission denied", e);
    }
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

  /** Removes the directory, unless something is made in it at this moment. */
  @Override
  public void close() {
    File[] left = directory.toFile().listFiles();
    for (File file : left == null ? new File[0] : left) {
      file.delete();
    }
    directory.toFile().delete();
  }
}
