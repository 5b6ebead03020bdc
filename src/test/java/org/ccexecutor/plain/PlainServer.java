package org.ccexecutor.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * A CC Executor server on the loopback address. Any number of them can run in one JVM; each ends
 * with all its sessions, processes and threads when it is closed.
 */
public final class PlainServer implements AutoCloseable {
  static final String TOKEN_VARIABLE = "AUTH_TOKEN";

  private static final int BACKLOG = 256;
  private static final int CLOCK_THREADS = 4;
  private static final Duration FOR_GOODBYES = Duration.ofMillis(200);
  private static final Duration FOR_THE_END = Duration.ofSeconds(5);
  private static final Duration FOR_THREADS = Duration.ofSeconds(2);

  private final ServerSocket listener;
  private final Shared shared;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  private PlainServer(Options options, ServerSocket listener) {
    this.listener = listener;
    ThreadFactory threads =
        task -> {
          Thread thread = new Thread(task, "plain-" + listener.getLocalPort());
          thread.setDaemon(true);
          return thread;
        };
    ExecutorService workers = Executors.newCachedThreadPool(threads);
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(CLOCK_THREADS, threads);
    clock.setRemoveOnCancelPolicy(true);
    this.shared =
        new Shared(
            options, new Semaphore(options.maxSessions()), workers, clock, System.nanoTime());
  }

  /** Starts a server; it accepts clients when this returns. */
  public static PlainServer start(Options options) {
    try {
      ServerSocket listener =
          new ServerSocket(options.port(), BACKLOG, InetAddress.getLoopbackAddress());
      PlainServer server = new PlainServer(options, listener);
      server.shared.workers().execute(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + options.port(), e);
    }
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (closed.getCount() > 0) {
      try {
        serve(listener.accept());
      } catch (IOException e) {
        awaitClose();
      }
    }
  }

  /**
   * Either the server is closed, or there is no file descriptor left: then the next try needs a
   * moment.
   */
  private void awaitClose() {
    try {
      closed.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket) {
    Connection connection = new Connection(socket, shared);
    connections.add(connection);
    if (closed.getCount() == 0) {
      // It came too late to be seen by close().
      connections.remove(connection);
      connection.cut();
      return;
    }
    shared
        .workers()
        .execute(
            () -> {
              try {
                connection.run();
              } finally {
                connections.remove(connection);
              }
            });
  }

  /** Ends all sessions and their processes, and waits until they are gone. */
  @Override
  public void close() {
    closed.countDown();
    try {
      listener.close();
      connections.forEach(Connection::leave);
      awaitConnections(FOR_GOODBYES);
      connections.forEach(Connection::cut);
      awaitConnections(FOR_THE_END);
      shared.workers().shutdown();
      shared.clock().shutdownNow();
      shared.workers().awaitTermination(FOR_THREADS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException("The port cannot be given back", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitConnections(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Connection connection : connections) {
      connection.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }
  }

  /**
   * Runs a server until the process is told to end: {@code [--port PORT]}, a token in {@code
   * AUTH_TOKEN}.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 0
        && !(args.length == 2 && args[0].equals("--port") && args[1].matches("[0-9]{1,5}"))) {
      System.err.println(
          "Usage: [--port PORT], and a token in " + TOKEN_VARIABLE + " where one is wanted");
      System.exit(2);
    }
    Optional<String> token =
        Optional.ofNullable(System.getenv(TOKEN_VARIABLE)).filter(value -> !value.isEmpty());
    Options options =
        Options.standard().withPort(args.length == 0 ? 8003 : Integer.parseInt(args[1]));
    PlainServer server = start(token.map(options::withToken).orElse(options));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.println("ws://localhost:" + server.port() + "/ws/mcp");
    new CountDownLatch(1).await();
  }
}
