package org.ccexecutor.acceptance.server;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.ccexecutor.reference.process.NoPipes;
import org.ccexecutor.reference.process.Shell;

/** Starts the reference server inside this JVM, on a free port. The only class that knows it. */
final class EmbeddedLauncher implements Launcher {
  private final Duration heartbeat;

  /**
   * @param heartbeat the heartbeat interval that it is told
   */
  EmbeddedLauncher(Duration heartbeat) {
    this.heartbeat = heartbeat;
  }

  @Override
  public boolean suits(ServerSettings settings) {
    return !settings.explicit();
  }

  @Override
  public StartedBy startedBy() {
    return StartedBy.EMBEDDED;
  }

  @Override
  public Launched launch(ServerSettings settings, Optional<Token> token, Cleanup cleanup) {
    ReferenceOptions standard = ReferenceOptions.standard().withHeartbeat(heartbeat);
    try {
      ReferenceServer server =
          ReferenceServer.start(
              token.map(secret -> standard.withToken(secret.secret())).orElse(standard));
      cleanup.add(server::close);
      return Launched.forTheRun(
          new ServerAddress(URI.create("ws://127.0.0.1:" + server.port() + "/ws/mcp")));
    } catch (UncheckedIOException | NoPipes e) {
      throw new CouldNotTell(
          "The embedded " + settings.name().word() + " server does not start. " + e.getMessage());
    } catch (Shell.Missing e) {
      throw new CouldNotTell(
          "The embedded "
              + settings.name().word()
              + " server does not start. "
              + e.getMessage()
              + ": install it (on macOS: brew install bash), or test a server that runs elsewhere (-Dcc."
              + settings.name().word()
              + ".url=…).");
    }
  }
}
