package org.ccexecutor.reference.session;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.ccexecutor.reference.wire.Channel;
import org.ccexecutor.reference.wire.Endpoint;
import org.ccexecutor.reference.wire.Incoming;
import org.ccexecutor.reference.wire.Outgoing;

/** One client's connection, from the open WebSocket to its end. */
public final class Session implements Endpoint.Listener {

  /** What all sessions of a server share. */
  public record Services(
      Sessions sessions,
      Reception reception,
      Heartbeat heartbeat,
      Executor pool,
      ScheduledExecutorService clock) {}

  /** How a session speaks and hears. */
  public record Voice(Function<Session, Outgoing> outgoing, Function<Session, Incoming> incoming) {}

  private final Services services;
  private final Channel channel;
  private final String id;
  private final Workplace workplace = new Workplace();
  private final Outgoing outgoing;
  private final Incoming incoming;
  private Future<?> heartbeat;
  private Endpoint.End end;

  /** The session of a channel that a handshake has opened. */
  public Session(Channel channel, Services services, Voice voice) {
    this.channel = channel;
    this.services = services;
    this.id = services.sessions().newId();
    this.outgoing = voice.outgoing().apply(this);
    this.incoming = voice.incoming().apply(this);
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Its WebSocket. */
  public Channel channel() {
    return channel;
  }

  /** What it says. */
  public Outgoing outgoing() {
    return outgoing;
  }

  @Override
  public Incoming incoming() {
    return incoming;
  }

  /** Its commands. */
  public Workplace workplace() {
    return workplace;
  }

  /** How it ended; empty as long as it lives. */
  public synchronized Optional<Endpoint.End> end() {
    return Optional.ofNullable(end);
  }

  /** All sessions of this server. */
  public Sessions sessions() {
    return services.sessions();
  }

  @Override
  public void opened() {
    if (enter()) {
      services.reception().welcome(this);
      beat();
    } else {
      services.reception().turnAway(this);
    }
  }

  @Override
  public void ended(Endpoint.End how) {
    synchronized (this) {
      if (end != null) {
        return;
      }
      end = how;
      services.sessions().leave(this);
      if (heartbeat != null) {
        heartbeat.cancel(false);
      }
    }
    workplace.close();
  }

  private synchronized boolean enter() {
    return end == null && services.sessions().enter(this);
  }

  private synchronized void beat() {
    try {
      heartbeat =
          end != null ? null : services.heartbeat().start(this, services.clock(), services.pool());
    } catch (RejectedExecutionException e) {
      // The server is ending, and this session with it.
    }
  }
}
