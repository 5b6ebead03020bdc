package org.ccexecutor.acceptance.proof;

import java.util.Collection;
import java.util.List;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.Servers;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * The one server that a run is about. It ends with whoever has started it.
 *
 * @param server the only one
 */
record GivenServer(ServerUnderTest server) implements Servers {

  @Override
  public ServerUnderTest get(ServerName name) {
    if (server.name() != name) {
      throw new CouldNotTell("This run has no " + name.word() + " server.");
    }
    return server;
  }

  @Override
  public Collection<ServerUnderTest> known() {
    return List.of(server);
  }

  @Override
  public Collection<String> missing() {
    return List.of();
  }

  @Override
  public void close() {}
}
