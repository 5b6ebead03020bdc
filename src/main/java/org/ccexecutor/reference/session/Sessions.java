package org.ccexecutor.reference.session;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The sessions that are open on a server, and the room for more. */
public class Sessions {

  private final int max;
  private final Set<Session> open = new LinkedHashSet<>();

  /** Room for {@code max} sessions at once. */
  public Sessions(int max) {
    this.max = max;
  }

  /** The id of a new session. */
  public String newId() {
    return UUID.randomUUID().toString();
  }

  /** Takes a seat; false when all are taken. */
  public synchronized boolean enter(Session session) {
    return hasRoom(open.size()) && open.add(session);
  }

  /** Gives the seat back, if it has one. */
  public synchronized void leave(Session session) {
    open.remove(session);
  }

  /** Whether one more fits beside so many. */
  protected boolean hasRoom(int taken) {
    return taken < max;
  }

  /** The number of open sessions, as told to the world. */
  public int active() {
    return open().size();
  }

  /** The number of sessions that fit, as told to the world. */
  public int max() {
    return max;
  }

  /** The open sessions, the oldest first. */
  public final synchronized List<Session> open() {
    return List.copyOf(open);
  }
}
