package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Session;

/**
 * One attempt of a client to connect.
 *
 * @param handshake what it sent
 * @param outcome what became of it
 * @param transcript what went over the connection
 */
public record Attempt(Handshake handshake, Connected outcome, Transcript transcript) {

  /** What is expected of a handshake, said alike wherever one is not let in. */
  public static final String LET_IN = "a handshake that opens a WebSocket (101)";

  private static final int NO_ROOM = -32003;

  /** The session, if a WebSocket opened. */
  public Optional<Session> session() {
    return outcome instanceof Connected.Open open ? Optional.of(open.session()) : Optional.empty();
  }

  /**
   * The HTTP status of the answer to the handshake; 101 if a WebSocket opened, 0 if there was no
   * answer.
   */
  public int status() {
    if (outcome instanceof Connected.Refused refused) {
      return refused.status();
    }
    return outcome instanceof Connected.Open ? 101 : 0;
  }

  /** Waits for the first message: whether it says that there is no room for one more session. */
  boolean isTurnedAway(Duration deadline) {
    return first(deadline).filter(Attempt::saysThatThereIsNoRoom).isPresent();
  }

  /** Waits for the first message: whether it is the greeting. */
  boolean isGreeted(Duration deadline) {
    return first(deadline).filter(Attempt::isGreeting).isPresent();
  }

  private Optional<Message> first(Duration deadline) {
    return session().flatMap(open -> open.awaitMessage(0, message -> true, deadline));
  }

  private static boolean isGreeting(Message message) {
    return message instanceof Message.Notification notification
        && notification.method().equals("connected");
  }

  private static boolean saysThatThereIsNoRoom(Message message) {
    return message instanceof Message.Response response
        && response.code().equals(Optional.of(NO_ROOM));
  }

  /**
   * Waits for the greeting, which has to be the first message (contract AVL-2).
   *
   * @throws Violation if it is not
   */
  public Message.Notification greeting(Duration deadline) {
    Session session = session().orElseThrow(() -> new Violation("AVL-2", LET_IN, describe()));
    Message first =
        session
            .awaitMessage(0, message -> true, deadline)
            .orElseThrow(
                () ->
                    new Violation(
                        "AVL-2",
                        "the greeting \"connected\" within " + deadline.toMillis() / 1000.0 + " s",
                        session.closure().map(Object::toString).orElse("nothing arrived")));
    if (first instanceof Message.Notification notification
        && notification.method().equals("connected")) {
      return notification;
    }
    if (saysThatThereIsNoRoom(first)) {
      throw new Violation(
          "SES-4",
          "room for as many sessions as the health page allows",
          "the first message was " + first.json());
    }
    throw new Violation(
        "AVL-2",
        "the greeting \"connected\" as the first message",
        "the first message was " + first.json());
  }

  /** What became of it, in words. */
  public String describe() {
    return outcome instanceof Connected.Open ? "a WebSocket opened (101)" : outcome.toString();
  }
}
