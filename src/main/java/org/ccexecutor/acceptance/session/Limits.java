package org.ccexecutor.acceptance.session;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much a session takes from a server. Whoever sends more may break no rule, but no client could
 * bear it: then nothing can be told. Used under the session's lock.
 */
final class Limits {
  /** The largest message that is read, in bytes. */
  static final int LARGEST_MESSAGE = 16 * 1024 * 1024;

  private static final int MOST_PINGS = 10_000;
  private static final int MOST_HEARTBEATS = 2_000;
  private static final int MOST_UNKNOWN = 20_000;

  /** What all sessions of a run may keep together. */
  private static final int MOST_KEPT = 400_000;

  private static final int OPCODE = 0x0F;
  private static final int CONTINUATION = 0x0;
  private static final int PING = 0x9;
  private static final int FIRST_CONTROL = 0x8;

  private final AtomicInteger keptByAll;
  private int kept;
  private int pings;
  private int heartbeats;
  private int unknown;
  private long message;

  /**
   * @param keptByAll how many messages all sessions of the run keep
   */
  Limits(AtomicInteger keptByAll) {
    this.keptByAll = keptByAll;
  }

  /**
   * A frame begins.
   *
   * @return why it is too much, if it is
   */
  Optional<String> frame(int first, long length) {
    int opcode = first & OPCODE;
    if (opcode == PING && ++pings > MOST_PINGS) {
      return tooMuch("more than " + MOST_PINGS + " ping frames in one session");
    }
    if (opcode < FIRST_CONTROL) {
      message = (opcode == CONTINUATION ? message : 0) + Math.max(0, length);
    }
    return message > LARGEST_MESSAGE
        ? tooMuch("a message of more than " + LARGEST_MESSAGE + " bytes")
        : Optional.empty();
  }

  /** A heartbeat has come; why it is too much, if it is. */
  Optional<String> heartbeat() {
    return ++heartbeats > MOST_HEARTBEATS
        ? tooMuch("more than " + MOST_HEARTBEATS + " heartbeats in one session")
        : Optional.empty();
  }

  /** A notification has come that the client does not know; why it is too much, if it is. */
  Optional<String> unknown() {
    return ++unknown > MOST_UNKNOWN
        ? tooMuch("more than " + MOST_UNKNOWN + " notifications in one session")
        : Optional.empty();
  }

  /** A message is kept; why it is too much, if it is. */
  Optional<String> kept() {
    kept++;
    return keptByAll.incrementAndGet() > MOST_KEPT
        ? tooMuch("more than " + MOST_KEPT + " messages in open sessions")
        : Optional.empty();
  }

  /** The session has ended, and what it keeps is no longer needed soon. */
  void release() {
    keptByAll.addAndGet(-kept);
    kept = 0;
  }

  private static Optional<String> tooMuch(String what) {
    return Optional.of("The server floods its clients: it sent " + what + ".");
  }
}
