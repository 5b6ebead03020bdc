package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import org.ccexecutor.acceptance.contract.CouldNotTell;

/**
 * A temporary directory on the server's machine: the only place there where a scenario writes. The
 * bases of its file names are of its own.
 */
final class ServerDirectory implements AutoCloseable {
  private static final String MAKE =
      "d=$(mktemp -d 2>/dev/null || mktemp -d /tmp/cc.XXXXXX 2>/dev/null)"
          + " && : > \"$d/trial\" && printf %s \"$d\"";

  private final Observer observer;
  private final String path;

  private ServerDirectory(Observer observer, String path) {
    this.observer = observer;
    this.path = path;
  }

  /**
   * Makes it, and makes sure that files can be made in it: else nothing would ever leave a trace.
   *
   * @throws CouldNotTell if there is no place for it
   */
  static ServerDirectory make(Observer observer) {
    String path = observer.look(MAKE, Duration.ZERO);
    if (!path.startsWith("/")) {
      throw new CouldNotTell(
          "No temporary directory can be made on the server's machine, neither where its TMPDIR"
              + " says nor in /tmp.");
    }
    return new ServerDirectory(observer, "'" + path.replace("'", "'\\''") + "'");
  }

  /** Its own path, as the shell reads it. */
  String path() {
    return path;
  }

  /** The path of a file in it, as the shell reads it. */
  String file(String name) {
    return path + "/" + name;
  }

  void create(String name) {
    observer.look(": > " + file(name), Duration.ZERO);
  }

  /**
   * Makes a named pipe.
   *
   * @return its path, as the shell reads it
   * @throws CouldNotTell if it cannot be made: nobody would wait at it
   */
  String createPipe(String name) {
    if (!observer.look("mkfifo " + file(name) + " && echo made", Duration.ZERO).equals("made")) {
      throw new CouldNotTell(
          "No named pipe can be made on the server's machine, where this scenario's commands would"
              + " wait for each other.");
    }
    return file(name);
  }

  boolean has(String name) {
    return observer.isThere(file(name));
  }

  /** Removes it; what goes wrong is left to the machine's own housekeeping. */
  @Override
  public void close() {
    try {
      observer.look("rm -rf " + path, Duration.ZERO);
    } catch (RuntimeException | AssertionError e) {
      // The server may be gone.
    }
  }
}
