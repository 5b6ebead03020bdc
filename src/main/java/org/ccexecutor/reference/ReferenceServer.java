package org.ccexecutor.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.ccexecutor.reference.http.Vitals;
import org.ccexecutor.reference.process.NoPipes;
import org.ccexecutor.reference.process.Shell;

/**
 * A CC Executor server that keeps the contract. It runs any command for whoever it lets in: think
 * twice before letting it listen beyond this machine. Any number of servers run in one JVM, and
 * share nothing.
 */
public final class ReferenceServer implements AutoCloseable {

  /** The version that it tells its clients. */
  public static final String VERSION = "1.0.0";

  /** The name that it has on {@code /health}. */
  public static final String SERVICE = "cc-executor-reference";

  private static final int GOING_AWAY = 1001;

  private final Threads threads;
  private final Assembly assembly;
  private final Listener listener;

  private ReferenceServer(Threads threads, Assembly assembly, Listener listener) {
    this.threads = threads;
    this.assembly = assembly;
    this.listener = listener;
  }

  /** Starts a server that keeps the contract. */
  public static ReferenceServer start(ReferenceOptions options) {
    return start(options, Parts.standard());
  }

  /**
   * Starts a server of these parts; returns when it listens.
   *
   * @throws UncheckedIOException when the port is taken, or the host unknown
   * @throws Shell.Missing when there is no shell that could run commands
   * @throws NoPipes when there is no place for what commands print into
   */
  public static ReferenceServer start(ReferenceOptions options, Parts parts) {
    long startedAt = System.nanoTime();
    Shell.mustServe(Shell.PROGRAM);
    Threads threads = new Threads();
    Assembly assembly = new Assembly(options, parts, threads);
    try {
      Listener listener =
          new Listener(
              threads, options.messageBytes(), assembly, () -> vitals(assembly, startedAt));
      listener.listen(List.of(InetAddress.getAllByName(options.host())), options.port());
      threads.pool().execute(assembly::prepare);
      return new ReferenceServer(threads, assembly, listener);
    } catch (IOException e) {
      end(assembly, threads);
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      end(assembly, threads);
      throw e;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return listener.port();
  }

  /** Ends everything: sockets, commands with their groups, threads. */
  @Override
  public void close() {
    assembly
        .sessions()
        .open()
        .forEach(session -> session.channel().close(GOING_AWAY, "The server ends"));
    listener.close();
    end(assembly, threads);
  }

  private static void end(Assembly assembly, Threads threads) {
    assembly.close();
    threads.close();
  }

  private static Vitals vitals(Assembly assembly, long startedAt) {
    return new Vitals(
        assembly.sessions().active(),
        assembly.sessions().max(),
        Duration.ofNanos(System.nanoTime() - startedAt));
  }
}
