package org.ccexecutor.acceptance.run;

import java.util.Optional;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.server.Remedies;
import org.ccexecutor.acceptance.server.Remedy;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What the first handshake and the health page of a server that ran already say of what may be
 * wrong with the settings, and not with the server.
 */
final class Hint {
  private static final int OPEN = 101;
  private static final int GOOD = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private Hint() {}

  /**
   * Finds what to say.
   *
   * @param status with what it answered the usual handshake; 0 if it did not
   */
  static Optional<Remedy> on(ServerUnderTest server, int status, Page health) {
    boolean docker = server.name() == ServerName.DOCKER;
    boolean known = server.token().isPresent();
    if (server.startedBy() != StartedBy.RUNNING) {
      return Optional.empty();
    }
    if (docker && !known && status == OPEN) {
      return Optional.of(Remedies.forOpenDoors());
    }
    boolean shown = health.status() == GOOD && health.json().isPresent();
    if (shown && (status == FORBIDDEN || status == NOT_FOUND) && !server.address().isComplete()) {
      return Optional.of(Remedies.forMissingPath(server, status));
    }
    boolean asksForToken = status == UNAUTHORIZED || status == FORBIDDEN;
    if (docker && asksForToken) {
      // Where no token is set, that is said already.
      return known ? Optional.of(Remedies.forRefusedToken(status)) : Optional.empty();
    }
    if (shown && asksForToken) {
      return Optional.of(Remedies.forSecuredServer(server, status));
    }
    boolean refused = status != 0 && status != OPEN;
    return refused && !shown
        ? Optional.of(Remedies.forAnotherProgram(server, status, health))
        : Optional.empty();
  }
}
