package org.ccexecutor.acceptance.server;

import java.util.Collection;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;

/** The servers of a run. */
public interface Servers extends AutoCloseable {

  /**
   * The server of this name, found or started when it is asked for first.
   *
   * @throws CouldNotTell if there is none, with the remedy
   */
  ServerUnderTest get(ServerName name);

  /** Those that were asked for and are there. */
  Collection<ServerUnderTest> known();

  /** One sentence for each that was asked for and is not there. */
  Collection<String> missing();

  /** Ends those that the run has started, with all that they have started. */
  @Override
  void close();
}
