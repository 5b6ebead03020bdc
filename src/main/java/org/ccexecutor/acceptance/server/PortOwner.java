package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Knows who listens on a port of this machine, where the system tells (Linux). */
final class PortOwner {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortOwner() {}

  /**
   * Whether one of these processes listens on the port. False also where the system does not tell.
   */
  static boolean isOneOf(Stream<ProcessHandle> processes, int port) {
    Set<String> sockets = listeners(port);
    return !sockets.isEmpty() && processes.anyMatch(process -> holds(process.pid(), sockets));
  }

  /**
   * Whether a process that began before listens on the port. False also where the system does not
   * tell.
   */
  static boolean isOlderThan(Instant moment, int port) {
    return isOneOf(
        ProcessHandle.allProcesses()
            .filter(process -> process.info().startInstant().filter(moment::isAfter).isPresent()),
        port);
  }

  private static Set<String> listeners(int port) {
    String end = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
      try (Stream<String> lines = Files.lines(Path.of(table))) {
        lines
            .map(line -> line.strip().split("\\s+"))
            .filter(
                field ->
                    field.length > INODE
                        && field[STATE].equals(LISTENING)
                        && field[LOCAL_ADDRESS].endsWith(end))
            .forEach(field -> sockets.add("socket:[" + field[INODE] + "]"));
      } catch (IOException e) {
        // Not on this system.
      }
    }
    return sockets;
  }

  private static boolean holds(long pid, Set<String> sockets) {
    try (DirectoryStream<Path> open =
        Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path descriptor : open) {
        if (sockets.contains(target(descriptor))) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It has just ended, or belongs to somebody else.
    }
    return false;
  }

  /** What a descriptor stands for; nothing if it was closed a moment ago, as busy servers do. */
  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
