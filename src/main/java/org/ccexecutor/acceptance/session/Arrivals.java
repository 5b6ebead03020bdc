package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What has arrived in a session, as far as it is kept. Used under the session's lock. */
final class Arrivals {
  /**
   * A server may send notifications that nobody knows, but not so many that they fill the memory of
   * its client.
   */
  private static final int MOST_UNKNOWN = 10_000;

  private static final int OPCODE = 0x0F;
  private static final int CLOSE = 0x8;
  private static final long NONE = -1;

  private final Limits limits;
  private final List<Message> messages = new ArrayList<>();
  private final List<byte[]> pongs = new ArrayList<>();
  private final List<Long> heartbeats = new ArrayList<>();
  private String excess;
  private long farewell = NONE;

  Arrivals(Limits limits) {
    this.limits = limits;
  }

  // ---- what comes

  /** A frame begins: its first byte, and how many bytes it announces. */
  void frame(int first, long length) {
    farewell = (first & OPCODE) == CLOSE ? length : farewell;
    limits.frame(first, length).ifPresent(this::exceed);
  }

  /** Keeps a message; whether it is a heartbeat. */
  boolean keep(Message message) {
    boolean known = message instanceof Message.Response || Processes.knows(message);
    if (known || messages.size() < MOST_UNKNOWN) {
      messages.add(message);
      limits.kept().ifPresent(this::exceed);
    }
    if (!known) {
      limits.unknown().ifPresent(this::exceed);
    }
    boolean heartbeat =
        message instanceof Message.Notification word && word.method().equals("ping");
    if (heartbeat) {
      heartbeats.add(System.nanoTime());
      limits.heartbeat().ifPresent(this::exceed);
    }
    return heartbeat;
  }

  /** Keeps the bytes of a pong frame. */
  void keep(byte[] pong) {
    pongs.add(pong);
  }

  /** It is more than a client can bear; the first reason counts. */
  void exceed(String why) {
    excess = excess == null ? why : excess;
  }

  /** The session has ended, and what is kept is no longer needed soon. */
  void release() {
    limits.release();
  }

  // ---- what has come

  /** The messages in their order; it changes with what comes. */
  List<Message> messages() {
    return messages;
  }

  /** A pong frame with these bytes. */
  Optional<byte[]> pong(byte[] payload) {
    return pongs.stream().filter(pong -> Arrays.equals(pong, payload)).findFirst();
  }

  /** When heartbeats have arrived, by {@link System#nanoTime()}. */
  List<Long> heartbeats() {
    return heartbeats;
  }

  /** Why it was more than a client can bear, if it was. */
  Optional<String> excess() {
    return Optional.ofNullable(excess);
  }

  /** Whether the server has sent a close frame. */
  boolean haveFarewell() {
    return farewell != NONE;
  }

  /** Whether that has no code. */
  boolean haveBareFarewell() {
    return farewell == 0;
  }

  /** Whether anything of it answers what the client did, or is about a command. */
  boolean haveAnswer() {
    return !pongs.isEmpty()
        || messages.stream()
            .anyMatch(message -> message instanceof Message.Response || isAboutProcess(message));
  }

  private static boolean isAboutProcess(Message message) {
    return message instanceof Message.Notification word && word.method().startsWith("process.");
  }
}
