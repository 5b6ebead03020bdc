package org.ccexecutor.plain;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * One client's session. Its monitor guards all that is said in it: whoever holds it can be sure
 * that nobody speaks in between. Nothing that waits for the client happens under it.
 */
final class Session {
  static final String VERSION = "0.1 (plain)";

  /**
   * A client that has answered none of so many heartbeats is given up, but not before {@link
   * #PATIENCE}.
   */
  private static final int BEATS = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Shared shared;
  private final Outbox outbox;
  private final Speaker speaker;
  private final Runnable cut;
  private final List<ProcessGroup> leftBehind = new ArrayList<>();
  private Command command;
  private ScheduledFuture<?> heartbeat;
  private long lastPong = System.nanoTime();
  private boolean closed;

  Session(Shared shared, Outbox outbox, Runnable cut) {
    this.shared = shared;
    this.outbox = outbox;
    this.speaker = new Speaker(outbox);
    this.cut = cut;
  }

  synchronized void open() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("capabilities", List.of("stream", "rest", "control", "execute"));
    params.put("version", VERSION);
    params.put(
        "session_id", "№ " + Long.toString(new SecureRandom().nextLong(), 36) + " / \"plain\"");
    params.put("greeting", null);
    speaker.tell("connected", params);
    long interval = shared.options().heartbeat().toNanos();
    heartbeat =
        shared.clock().scheduleAtFixedRate(this::beat, interval, interval, TimeUnit.NANOSECONDS);
  }

  /** Handles a text message. */
  synchronized void receive(String text) {
    speaker.hold();
    speaker.answer(JsonRpc.answer(text, this::handle));
  }

  /** Ends whatever the session has started. */
  synchronized void close() {
    closed = true;
    if (heartbeat != null) {
      heartbeat.cancel(false);
    }
    if (command != null) {
      command.kill();
    }
    leftBehind.forEach(group -> group.signal("KILL"));
  }

  /** Sends a notification; the caller holds the monitor where the order matters. */
  synchronized void tell(String method, Map<String, Object> params) {
    speaker.tell(method, params);
  }

  Outbox outbox() {
    return outbox;
  }

  /** Takes note that the command has ended, and says so. */
  synchronized void completed(Map<String, Object> params) {
    command = null;
    speaker.tell("process.completed", params);
  }

  /** Remembers what a command has left in the background, until the session closes. */
  synchronized void leaveBehind(ProcessGroup group) {
    if (closed) {
      group.signal("KILL");
    } else {
      leftBehind.add(group);
    }
  }

  private Map<String, Object> handle(Request request) throws RpcException {
    return switch (request.method()) {
      case "execute" -> execute(request);
      case "control" -> control(request);
      case "pong" -> pong(request);
      default -> throw unknown(request);
    };
  }

  private Map<String, Object> execute(Request request) throws RpcException {
    if (request.notification()) {
      // Who wants no answer could not be told that it was refused: it always is.
      return Map.of();
    }
    Parameters parameters = Parameters.of(request);
    String text = parameters.command();
    Duration timeout = parameters.timeout();
    if (command != null) {
      throw new RpcException(RpcException.INVALID_PARAMS, "A command is already running");
    }
    try {
      command = new Command(this, shared, text, timeout);
    } catch (IOException e) {
      throw new RpcException(RpcException.INTERNAL_ERROR, "The shell could not be started");
    }
    command.begin();
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("pgid", null);
    result.put("pid", command.pid());
    result.put("data", null);
    result.put("status", "started");
    return result;
  }

  private Map<String, Object> control(Request request) throws RpcException {
    String type = Parameters.of(request).type();
    if (command == null) {
      throw new RpcException(RpcException.NO_PROCESS, "No process is running");
    }
    String status =
        switch (type) {
          case "PAUSE" -> command.pause();
          case "RESUME" -> command.resume();
          case "CANCEL" -> command.cancel();
          default ->
              throw new RpcException(
                  RpcException.INVALID_PARAMS, "\"type\" is PAUSE, RESUME or CANCEL");
        };
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("also", Map.of("status", "of no interest"));
    result.put("status", status);
    return result;
  }

  private Map<String, Object> pong(Request request) throws RpcException {
    if (!request.notification()) {
      throw unknown(request);
    }
    lastPong = System.nanoTime();
    return Map.of();
  }

  private static RpcException unknown(Request request) {
    String method = request.method();
    String shown = method.length() > 100 ? method.substring(0, 100) + "…" : method;
    return new RpcException(RpcException.METHOD_NOT_FOUND, "Unknown method: " + shown);
  }

  private synchronized void beat() {
    long patience = Math.max(PATIENCE.toNanos(), BEATS * shared.options().heartbeat().toNanos());
    if (System.nanoTime() - lastPong > patience) {
      cut.run();
    } else if (!closed) {
      Map<String, Object> params = new LinkedHashMap<>();
      params.put("timestamp", System.currentTimeMillis() / 1000.0);
      params.put("sender", "plain");
      speaker.tell("ping", params);
    }
  }
}
