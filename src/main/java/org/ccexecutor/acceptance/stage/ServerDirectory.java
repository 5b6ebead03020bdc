package org.ccexecutor.acceptance.stage;

import java.time.Duration;

/**
 * A temporary directory on the server's machine: the only place there where a scenario writes. The
 * bases of its file names are of its own.
 */
final class ServerDirectory implements AutoCloseable {
  private final Observer observer;
  private final String path;

  private ServerDirectory(Observer observer, String path) {
    this.observer = observer;
    this.path = path;
  }

  static ServerDirectory make(Observer observer) {
    return new ServerDirectory(observer, observer.look("mktemp -d", Duration.ZERO));
  }

  /** Its own path. */
  String path() {
    return path;
  }

  /** The path of a file in it. */
  String file(String name) {
    return path + "/" + name;
  }

  void create(String name) {
    observer.look(": > " + file(name), Duration.ZERO);
  }

  boolean has(String name) {
    return observer.look("[ -e " + file(name) + " ] && echo yes", Duration.ZERO).equals("yes");
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
