package org.ccexecutor.acceptance.proof;

import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.Servers;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * The one server that a run is about, for as long as it is of interest. It ends with whoever has
 * started it.
 */
final class GivenServer implements Servers {
  private final ServerUnderTest server;
  private volatile BooleanSupplier enough = () -> false;

  GivenServer(ServerUnderTest server) {
    this.server = server;
  }

  /** Scenarios that begin when enough is seen do not get it: nothing can be told by them. */
  void until(BooleanSupplier enoughIsSeen) {
    enough = enoughIsSeen;
  }

  @Override
  public ServerUnderTest get(ServerName name) {
    if (server.name() != name) {
      throw new CouldNotTell("This run has no " + name.word() + " server.");
    }
    if (enough.getAsBoolean()) {
      throw new CouldNotTell("Enough was seen of this server.");
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
