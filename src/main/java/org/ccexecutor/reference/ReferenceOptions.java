package org.ccexecutor.reference;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a reference server is set up. {@link #standard()} is a server without a token on a free port
 * of this machine.
 *
 * @param host a name or an address; the server listens on every address that a name has
 * @param port 0 for one that the system chooses
 * @param token what clients have to know; empty for a server that lets everyone in
 * @param heartbeat from one {@code ping} to the next; at least a millisecond
 * @param maxSessions how many fit at once; at least 1
 * @param messageBytes the largest message that is taken
 * @param nestingDepth the deepest JSON that is taken, in arrays and objects around a value
 */
public record ReferenceOptions(
    String host,
    int port,
    Optional<String> token,
    Duration heartbeat,
    int maxSessions,
    long messageBytes,
    int nestingDepth) {

  private static final int LAST_PORT = 65_535;

  /** Checks the values. */
  public ReferenceOptions {
    Objects.requireNonNull(host, "host");
    require(port >= 0 && port <= LAST_PORT, "The port has to be from 0 to 65535");
    require(token.isEmpty() || !token.get().isBlank(), "The token must not be blank");
    require(heartbeat.toMillis() > 0, "The heartbeat has to be longer than 0");
    require(maxSessions > 0, "The number of sessions has to be greater than 0");
    require(messageBytes > 0, "The size of a message has to be greater than 0");
    require(nestingDepth > 0, "The nesting depth has to be greater than 0");
  }

  /**
   * No token, a free port of 127.0.0.1, a heartbeat of 30 s, 100 sessions, messages of 10 MiB,
   * 1,000 deep.
   */
  public static ReferenceOptions standard() {
    return new ReferenceOptions(
        "127.0.0.1", 0, Optional.empty(), Duration.ofSeconds(30), 100, 10L << 20, 1_000);
  }

  /** The same on another host. */
  public ReferenceOptions withHost(String other) {
    return new ReferenceOptions(
        other, port, token, heartbeat, maxSessions, messageBytes, nestingDepth);
  }

  /** The same on another port. */
  public ReferenceOptions withPort(int other) {
    return new ReferenceOptions(
        host, other, token, heartbeat, maxSessions, messageBytes, nestingDepth);
  }

  /** The same with a token. */
  public ReferenceOptions withToken(String other) {
    return new ReferenceOptions(
        host, port, Optional.of(other), heartbeat, maxSessions, messageBytes, nestingDepth);
  }

  /** The same with another heartbeat. */
  public ReferenceOptions withHeartbeat(Duration other) {
    return new ReferenceOptions(host, port, token, other, maxSessions, messageBytes, nestingDepth);
  }

  /** The same with room for another number of sessions. */
  public ReferenceOptions withMaxSessions(int other) {
    return new ReferenceOptions(host, port, token, heartbeat, other, messageBytes, nestingDepth);
  }

  /** The same for messages of another size. */
  public ReferenceOptions withMessageBytes(long other) {
    return new ReferenceOptions(host, port, token, heartbeat, maxSessions, other, nestingDepth);
  }

  /** The same for JSON of another depth. */
  public ReferenceOptions withNestingDepth(int other) {
    return new ReferenceOptions(host, port, token, heartbeat, maxSessions, messageBytes, other);
  }

  /** All but the token. */
  @Override
  public String toString() {
    return "ReferenceOptions[host=%s, port=%d, token=%s, heartbeat=%s, maxSessions=%d]"
        .formatted(host, port, token.isPresent() ? "set" : "none", heartbeat, maxSessions);
  }

  private static void require(boolean fits, String rule) {
    if (!fits) {
      throw new IllegalArgumentException(rule);
    }
  }
}
