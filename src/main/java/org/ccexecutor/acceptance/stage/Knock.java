package org.ccexecutor.acceptance.stage;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Session;

/** Finds out whether a server answers nobody, whatever it is asked. */
final class Knock {
  private Knock() {}

  /**
   * Asks all that a server can be asked at once, and waits for any answer.
   *
   * @param stranger a client that has not spoken to it yet
   */
  static boolean isAnswered(Client stranger) {
    Attempt attempt = stranger.connect(stranger.usual());
    return attempt.outcome() instanceof Connected.Refused
        || attempt.session().filter(session -> isAnswered(stranger, session)).isPresent();
  }

  private static boolean isAnswered(Client stranger, Session session) {
    try {
      session.ping("anybody there?".getBytes(StandardCharsets.US_ASCII));
      Asked.send(session, "barrier", Map.of());
      Asked.send(session, "execute", Map.of("command", "true"));
      stranger.control(Control.PAUSE);
      return session
          .await(
              stranger.deadlines().response(),
              () -> session.isAnswered() ? Optional.of(true) : Optional.empty())
          .isPresent();
    } catch (Violation | CouldNotTell e) {
      // Whatever it said, it said something.
      return true;
    }
  }
}
