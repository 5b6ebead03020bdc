package org.ccexecutor.plain;

import java.time.Duration;
import java.util.Optional;

/**
 * How a server is to run.
 *
 * @param token what a client has to show, if anything
 * @param heartbeat time between two {@code ping} notifications
 * @param maxSessions how many sessions may be open at once
 * @param port the port to listen on, 0 for any free one
 * @param connection the header of that name in the answer to a handshake, which names the upgrade
 *     among others or alone (RFC 6455 §4.1); some clients bear the latter only
 */
public record Options(
    Optional<String> token, Duration heartbeat, int maxSessions, int port, String connection) {

  /** Refuses what no server can run with. */
  public Options {
    if (token.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException(
          "An empty token protects nothing: leave it out, or give one");
    }
    if (heartbeat.isNegative() || heartbeat.isZero()) {
      throw new IllegalArgumentException("The heartbeat must be positive: " + heartbeat);
    }
    if (maxSessions < 1) {
      throw new IllegalArgumentException("There must be room for a session: " + maxSessions);
    }
  }

  /** No token, a heartbeat of 30 seconds, 100 sessions, any free port. */
  public static Options standard() {
    return new Options(Optional.empty(), Duration.ofSeconds(30), 100, 0, "Upgrade");
  }

  /** The same with a token. */
  public Options withToken(String secret) {
    return new Options(Optional.of(secret), heartbeat, maxSessions, port, connection);
  }

  /** The same with another heartbeat. */
  public Options withHeartbeat(Duration interval) {
    return new Options(token, interval, maxSessions, port, connection);
  }

  /** The same with another limit of sessions. */
  public Options withMaxSessions(int limit) {
    return new Options(token, heartbeat, limit, port, connection);
  }

  /** The same on another port. */
  public Options withPort(int number) {
    return new Options(token, heartbeat, maxSessions, number, connection);
  }

  /** The same with other words in the header {@code Connection}. */
  public Options withConnection(String words) {
    return new Options(token, heartbeat, maxSessions, port, words);
  }
}
