package org.ccexecutor.acceptance.server;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.Token;

/** One way to start a server. */
interface Launcher {

  /** Whether it can be used for a server with these settings. */
  boolean suits(ServerSettings settings);

  /** Who starts it, for the report. */
  StartedBy startedBy();

  /**
   * Starts a server and waits until it is healthy.
   *
   * @param token what it has to ask for; empty for a server without credentials
   * @param cleanup what ends it with the run
   * @throws CouldNotTell if it does not come up, with what was seen and the remedy
   */
  Launched launch(ServerSettings settings, Optional<Token> token, Cleanup cleanup);

  /**
   * A server that was started.
   *
   * @param address where it listens
   * @param ended says in words how it came to its end, once it has
   */
  record Launched(ServerAddress address, CompletableFuture<String> ended) {

    /** A server that lives as long as the run. */
    static Launched forTheRun(ServerAddress address) {
      return new Launched(address, new CompletableFuture<>());
    }
  }
}
