package org.ccexecutor.reference;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.ccexecutor.reference.process.NoPipes;
import org.ccexecutor.reference.process.Shell;

/**
 * Runs a reference server until it is interrupted.
 *
 * <p>Arguments: {@code --port N} (8003; 0 for any), {@code --host H} (localhost), {@code
 * --heartbeat SECONDS} (30), {@code --max-sessions N} (100), {@code --allow-open} to listen beyond
 * this machine without a token. The token comes from the environment variable {@code AUTH_TOKEN}.
 * Exit codes: 1 when it cannot listen or run commands, 2 for bad arguments.
 */
public final class Main {

  private static final int CANNOT_SERVE = 1;
  private static final int MISUSE = 2;

  private Main() {}

  /** Starts the server; its end comes by a signal. */
  public static void main(String[] arguments) {
    try {
      ReferenceOptions options =
          CommandLine.read(List.of(arguments), Optional.ofNullable(System.getenv("AUTH_TOKEN")));
      serve(options);
    } catch (CommandLine.Misuse e) {
      fail(e.getMessage(), MISUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void serve(ReferenceOptions options) throws InterruptedException {
    ReferenceServer server;
    try {
      server = ReferenceServer.start(options);
    } catch (UncheckedIOException e) {
      fail(
          "Cannot listen on " + options.host() + " port " + options.port() + ": " + reason(e) + ".",
          CANNOT_SERVE);
      return;
    } catch (Shell.Missing e) {
      fail(e.getMessage() + ".", CANNOT_SERVE);
      return;
    } catch (NoPipes e) {
      fail(e.getMessage() + ".", CANNOT_SERVE);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "reference-end"));
    System.out.println(
        "CC Executor reference server listens on ws://"
            + (options.host().contains(":") ? "[" + options.host() + "]" : options.host())
            + ":"
            + server.port()
            + "/ws/mcp, "
            + (options.token().isPresent() ? "with a token" : "without a token"));
    Thread.currentThread().join();
  }

  private static String reason(Throwable failure) {
    return failure.getCause() == null ? failure.getMessage() : reason(failure.getCause());
  }

  private static void fail(String sentence, int exitCode) {
    System.err.println(sentence);
    System.exit(exitCode);
  }
}
