package org.ccexecutor.acceptance.stage;

import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.server.Remedies;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.settings.ServerName;

/** How a token goes into a handshake, and whether the server takes it. */
public final class Credentials {

  /** In which header. */
  public enum Header {
    AUTHORIZATION,
    API_KEY,
    BOTH
  }

  private Credentials() {}

  /** The handshake with this token as a bearer, as an API key, or as both. */
  public static Handshake in(Handshake handshake, Header header, String token) {
    Handshake filled = handshake;
    if (header != Header.API_KEY) {
      filled = filled.with("Authorization", "Bearer " + token);
    }
    if (header != Header.AUTHORIZATION) {
      filled = filled.with("X-API-Key", token);
    }
    return filled;
  }

  /** The handshake of a client that has the credentials that this server needs: both headers. */
  static Handshake usual(ServerUnderTest server) {
    Handshake handshake = Handshake.at(server.address().webSocket());
    return server
        .token()
        .map(token -> in(handshake, Header.BOTH, token.secret()))
        .orElse(handshake);
  }

  /**
   * Makes sure that an attempt was not refused though it had the usual credentials: nothing else
   * can be told then.
   *
   * @throws Violation of AUTH-5 if it was
   * @throws CouldNotTell if the server needs a token that nobody has set
   */
  static void mustSuffice(Attempt attempt, ServerUnderTest server) {
    Handshake handshake = attempt.handshake();
    boolean page = handshake.headers().containsKey("Origin");
    boolean refused = attempt.status() == 401 || (attempt.status() == 403 && !page);
    boolean usual = handshake.headers().entrySet().containsAll(usual(server).headers().entrySet());
    if (!refused || !usual || server.name() != ServerName.DOCKER) {
      return;
    }
    if (server.token().isEmpty()) {
      throw new CouldNotTell(
          "The docker server asks for credentials ("
              + attempt.describe()
              + "). "
              + Remedies.forToken());
    }
    throw new Violation(
        "AUTH-5", "a client with the token in both headers to be let in", attempt.describe());
  }
}
