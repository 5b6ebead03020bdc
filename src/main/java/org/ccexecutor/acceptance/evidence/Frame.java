package org.ccexecutor.acceptance.evidence;

import java.time.Duration;
import java.util.Locale;

/**
 * One event on the wire.
 *
 * @param at time since the connection was begun
 * @param direction who acted
 * @param kind what it was: {@code text}, {@code binary}, {@code ping}, {@code pong}, {@code close},
 *     {@code handshake}, …
 * @param size its size in bytes
 * @param text what it said, at most {@link Transcript#TEXT_LIMIT} characters, tokens masked
 */
public record Frame(Duration at, Direction direction, String kind, long size, String text) {
  static final String WRONG = "wrong";
  static final String NOTICED = "noticed";
  static final String HEARTBEAT = "heartbeat";

  /** Who acted. */
  public enum Direction {
    /** The client sent it. */
    SENT("→"),
    /** The server sent it. */
    RECEIVED("←"),
    /** Neither: something that happened to the connection. */
    EVENT("·");

    private final String arrow;

    Direction(String arrow) {
      this.arrow = arrow;
    }

    public String arrow() {
      return arrow;
    }
  }

  /** The same, at another time. */
  Frame since(long nanos) {
    return new Frame(Duration.ofNanos(nanos), direction, kind, size, text);
  }

  /**
   * Whether it is no frame, but says that something is broken: by what came last on this
   * connection, or noticed at this time.
   */
  public boolean isMark() {
    return isAccusing() || isNoticed();
  }

  /** Whether it says that something is broken by what came last on this connection. */
  public boolean isAccusing() {
    return kind.equals(WRONG);
  }

  /** Whether it says that something was noticed at this time, on whatever connection. */
  public boolean isNoticed() {
    return kind.equals(NOTICED);
  }

  /** Whether it stands for heartbeats, which seldom matter. */
  public boolean isHeartbeat() {
    return kind.equals(HEARTBEAT);
  }

  /** The frame as one line of a transcript. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%8.3f s %s %-9s %7d B  %s",
        at.toNanos() / 1e9,
        direction.arrow(),
        kind,
        size,
        text);
  }
}
