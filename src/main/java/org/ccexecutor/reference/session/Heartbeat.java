package org.ccexecutor.reference.session;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ccexecutor.reference.rpc.Notification;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says {@code ping} to every session at intervals, so that connections on the way do not take it
 * for dead.
 */
public class Heartbeat {

  private final Duration interval;

  /** Beats at this interval. */
  public Heartbeat(Duration interval) {
    this.interval = interval;
  }

  /** Beats for one session until it is canceled. */
  public Future<?> start(Session session, ScheduledExecutorService clock, Executor pool) {
    AtomicBoolean speaking = new AtomicBoolean();
    Runnable beat =
        () -> {
          try {
            beat(session);
          } finally {
            speaking.set(false);
          }
        };
    // A client that does not read gets no second ping before it has taken the first.
    Runnable tick =
        () -> {
          if (speaking.compareAndSet(false, true)) {
            pool.execute(beat);
          }
        };
    long millis = interval().toMillis();
    return clock.scheduleAtFixedRate(tick, millis, millis, TimeUnit.MILLISECONDS);
  }

  /** The time from one beat to the next. */
  protected Duration interval() {
    return interval;
  }

  /** One beat. */
  protected void beat(Session session) {
    session.outgoing().send(ping());
  }

  /** What is said. */
  protected ObjectNode ping() {
    return Notification.of(
        "ping", Notification.object().put("timestamp", System.currentTimeMillis() / 1e3));
  }
}
