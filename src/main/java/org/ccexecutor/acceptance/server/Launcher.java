package org.ccexecutor.acceptance.server;

import java.util.Optional;
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
   * @throws CouldNotTell if it does not come up, with what was seen and the remedy
   */
  Launched launch(ServerSettings settings, Optional<Token> token);

  /**
   * A server that was started.
   *
   * @param address where it listens
   * @param end ends it, with all that it has started
   */
  record Launched(ServerAddress address, Runnable end) {}
}
