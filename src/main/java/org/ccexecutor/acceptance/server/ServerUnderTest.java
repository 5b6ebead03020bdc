package org.ccexecutor.acceptance.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Token;

/**
 * A server that a run judges: where it is, who started it, and what is known of it. Safe for use by
 * several threads.
 */
public final class ServerUnderTest {
  private final ServerName name;
  private final ServerAddress address;
  private final StartedBy startedBy;
  private final String origin;
  private final Optional<Token> token;
  private final Duration heartbeat;
  private final Room room;
  private final Silence silence = new Silence();
  private final AtomicReference<String> version = new AtomicReference<>("");
  private final AtomicReference<String> sessionId = new AtomicReference<>("");
  private final AtomicReference<String> gone = new AtomicReference<>();
  private final AtomicReference<String> missingTools = new AtomicReference<>();

  /**
   * One of which nothing more is known than who started it.
   *
   * @param token what opens it, if it needs one and it is known
   * @param heartbeat its heartbeat interval
   * @param room how many sessions it has room for
   */
  public ServerUnderTest(
      ServerName name,
      ServerAddress address,
      StartedBy startedBy,
      Optional<Token> token,
      Duration heartbeat,
      Room room) {
    this(name, address, startedBy, startedBy.sentence(), token, heartbeat, room);
  }

  /**
   * @param origin who started it, and by what, in words
   * @param token what opens it, if it needs one and it is known
   * @param heartbeat its heartbeat interval
   * @param room how many sessions it has room for
   */
  public ServerUnderTest(
      ServerName name,
      ServerAddress address,
      StartedBy startedBy,
      String origin,
      Optional<Token> token,
      Duration heartbeat,
      Room room) {
    this.name = name;
    this.address = address;
    this.startedBy = startedBy;
    this.origin = origin;
    this.token = token;
    this.heartbeat = heartbeat;
    this.room = room;
  }

  public ServerName name() {
    return name;
  }

  public ServerAddress address() {
    return address;
  }

  public StartedBy startedBy() {
    return startedBy;
  }

  /** Who started it, by what, and what was set for it in vain, in words. */
  public String origin() {
    return origin;
  }

  public Optional<Token> token() {
    return token;
  }

  public Duration heartbeat() {
    return heartbeat;
  }

  public Room room() {
    return room;
  }

  /** How long it has answered nobody. */
  public Silence silence() {
    return silence;
  }

  /** Its version as its first greeting gave it, empty before that. */
  public String version() {
    return version.get();
  }

  /** The id of the first session with it, empty before that. */
  public String sessionId() {
    return sessionId.get();
  }

  /** Remembers what its first greeting says. */
  public void greetedWith(String greetedVersion, String greetedSessionId) {
    version.compareAndSet("", greetedVersion);
    sessionId.compareAndSet("", greetedSessionId);
  }

  /**
   * What its machine lacks of the tools that scenarios look with; empty if nothing.
   *
   * @param look finds it out, when it is asked for first
   */
  public String missingTools(Supplier<String> look) {
    if (missingTools.get() == null) {
      missingTools.compareAndSet(null, look.get());
    }
    return missingTools.get();
  }

  /** It accepts no connections any more, so nothing more can be told about it. */
  public void noteGone(String how) {
    gone.compareAndSet(null, how + ". Look into its log.");
  }

  /** It has come to its end, in a way that these words tell better than what a client sees. */
  void noteEnd(String how) {
    gone.set(how);
  }

  /** Whether it came to its end in the middle of the run, as far as is known. */
  public boolean isOver() {
    return gone.get() != null;
  }

  /** Looks whether it still accepts connections, for somebody who has reason to doubt it. */
  public void lookWhetherItIsThere() {
    if (new Doorway(new Patience(1)).refuses(address)) {
      noteGone("it accepts no connections any more");
    }
  }

  /**
   * Makes sure that it can be spoken to.
   *
   * @throws CouldNotTell if it ended in the middle of the run
   */
  public void mustBeThere() {
    if (isOver()) {
      throw new CouldNotTell(
          "The "
              + name.word()
              + " server at "
              + address
              + " ended in the middle of the run: "
              + gone.get());
    }
  }

  /**
   * The same for a scenario that has spoken to it before: that one has seen its end.
   *
   * @throws Violation of AVL-2 if it ended
   */
  public void mustStillBeThere() {
    if (isOver()) {
      throw new Violation(
          "AVL-2",
          "a server that goes on",
          "it ended in the middle of the scenario: " + gone.get());
    }
  }

  @Override
  public String toString() {
    return name.word() + " server at " + address + " (" + startedBy.sentence() + ")";
  }
}
