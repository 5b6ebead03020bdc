package org.ccexecutor.reference.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A small bash beside the server, since Java can neither signal a process group nor ask to be
 * outlived by nothing: when the server is killed, the input of the guard ends, and it kills all
 * groups. One that was killed itself gets a successor.
 */
final class Guard implements AutoCloseable {

  /** What it does. */
  static final String SCRIPT = read();

  private static final long SECONDS_TO_END = 5;
  private static final String GONE = "gone ";

  private final Path directory;
  private final Map<Long, CompletableFuture<Void>> groups = new ConcurrentHashMap<>();
  private Process bash;
  private boolean closed;

  private Guard(Path directory) {
    this.directory = directory;
  }

  /**
   * Posts a guard.
   *
   * @param directory where the pipes will be that commands print into; the guard removes it, also
   *     if the server is killed at the moment when it has made it
   * @throws IOException if the shell cannot be started
   */
  static Guard post(Path directory) throws IOException {
    Guard guard = new Guard(directory);
    guard.start();
    return guard;
  }

  /**
   * From now on this group does not outlive the server; the future ends when it is gone.
   *
   * @throws IOException if the server is ending
   */
  synchronized CompletableFuture<Void> watch(long group) throws IOException {
    if (closed) {
      throw new IOException("The server is ending");
    }
    CompletableFuture<Void> end = new CompletableFuture<>();
    groups.put(group, end);
    tell("watch", group);
    return end;
  }

  /** Has it look whether anything is left of a group; if not, the group's future ends. */
  void look(long group) {
    tell("look", group);
  }

  /** Nothing that lives is left of a group: its future ends, though the guard still sees it. */
  void forget(long group) {
    gone(group);
    tell("forget", group);
  }

  /**
   * Sends a signal; without effect when the target is gone.
   *
   * @param signal its name without {@code SIG}
   * @param target a pid, or the negative id of a group
   */
  void signal(String signal, long target) {
    tell(signal, target);
  }

  /** Kills all groups, and ends. */
  @Override
  public void close() {
    Process last;
    synchronized (this) {
      closed = true;
      last = bash;
      tell("end");
    }
    try {
      last.getOutputStream().close();
      last.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (IOException e) {
      // It has ended already.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(String word, long target) {
    tell(word + ' ' + target);
  }

  private synchronized void tell(String order) {
    try {
      OutputStream orders = bash.getOutputStream();
      orders.write((order + '\n').getBytes(StandardCharsets.US_ASCII));
      orders.flush();
    } catch (IOException e) {
      // It has ended: its successor is told of all groups.
    }
  }

  private synchronized void start() throws IOException {
    if (closed) {
      return;
    }
    bash =
        new ProcessBuilder(Shell.PROGRAM, "-c", SCRIPT, "guard", directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    groups.keySet().forEach(group -> tell("watch", group));
    Process started = bash;
    Thread listening = new Thread(() -> listen(started), "reference-guard");
    listening.setDaemon(true);
    listening.start();
  }

  private void listen(Process guard) {
    try (BufferedReader words =
        new BufferedReader(new InputStreamReader(guard.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = words.readLine(); line != null; line = words.readLine()) {
        gone(Long.parseLong(line.substring(GONE.length())));
      }
    } catch (IOException e) {
      // Killed: what follows is the same.
    }
    try {
      start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void gone(long group) {
    CompletableFuture<Void> end = groups.remove(group);
    if (end != null) {
      end.complete(null);
    }
  }

  private static String read() {
    try (InputStream resource = Guard.class.getResourceAsStream("guard.sh")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
