package org.ccexecutor.acceptance.session;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Transcript;
import tools.jackson.databind.JsonNode;

/**
 * One WebSocket session with a CC Executor server. It answers heartbeats, keeps every message,
 * watches over what holds for all of them, and lets any thread wait for what it needs until a
 * deadline. Safe for use by several threads; the thread of the socket is never blocked.
 *
 * <p>Every method that waits throws the {@link Violation} that was seen first, as soon as it is
 * seen.
 */
public final class Session implements AutoCloseable {
  /** Ids of the session's own requests are greater than this. */
  public static final int FIRST_OWN_ID = 1_000_000;

  private static final List<Message> NOTHING = List.of();
  private static final Duration SEND_DEADLINE = Duration.ofSeconds(30);
  private static final Duration GRACE_FOR_STRANGERS = Duration.ofMillis(300);

  private final Transcript transcript;
  private final CuttableContainer.Line line;
  private final Wire endpoint = new Wire(this);
  private final Conduct conduct = new Conduct();
  private final Arrivals arrivals;

  /** Whether this side has closed or cut the connection. */
  private boolean left;

  private Closure closure;
  private int lastId;

  Session(Transcript transcript, CuttableContainer.Line line, Limits limits) {
    this.transcript = transcript;
    this.line = line;
    this.arrivals = new Arrivals(limits);
    line.listen(this::frameBegins);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Everything that went over this connection. */
  public Transcript transcript() {
    return transcript;
  }

  // ---- sending

  /** Sends a text frame. */
  public void sendText(String text) {
    sendText(text, Request.of(text));
  }

  /**
   * Sends a text frame whose meaning is known already.
   *
   * @param request what it asks for
   */
  public void sendText(String text, Request request) {
    synchronized (this) {
      conduct.sending(request, text);
    }
    transcript.add(Direction.SENT, "text", text.length(), text);
    await(() -> endpoint.wire().getAsyncRemote().sendText(text));
  }

  /** Sends a binary frame, which no server may take for a request (contract ROB-1). */
  public void sendBinary(byte[] bytes) {
    synchronized (this) {
      conduct.sending(Request.UNREADABLE, new String(bytes, StandardCharsets.UTF_8));
    }
    transcript.add(Direction.SENT, "binary", bytes.length, "");
    await(() -> endpoint.wire().getAsyncRemote().sendBinary(ByteBuffer.wrap(bytes)));
  }

  /** Sends a ping frame with these bytes, 125 at most (RFC 6455 §5.5.2). */
  public void ping(byte[] payload) {
    transcript.add(Direction.SENT, "ping", payload.length, "");
    try {
      endpoint.wire().getAsyncRemote().sendPing(ByteBuffer.wrap(payload));
    } catch (IOException | IllegalStateException e) {
      lost(e);
    }
  }

  private void await(Supplier<Future<Void>> sending) {
    try {
      sending.get().get(SEND_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | IllegalStateException e) {
      lost(e);
    } catch (TimeoutException e) {
      transcript.add(
          Direction.EVENT,
          "stuck",
          0,
          "the server has not read for " + SEND_DEADLINE.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A send into a connection that has ended is no news: whoever waits for its answer learns how it
   * ended.
   */
  private void lost(Exception e) {
    transcript.add(Direction.EVENT, "not sent", 0, String.valueOf(e.getMessage()));
  }

  /** An id that this session has not used yet. */
  public synchronized int nextId() {
    return FIRST_OWN_ID + ++lastId;
  }

  // ---- waiting

  /**
   * Waits until a condition holds.
   *
   * @param condition looked at whenever something arrives
   * @return what it gave; empty if it did not hold by the deadline or before the connection ended
   */
  public <T> Optional<T> await(Duration deadline, Supplier<Optional<T>> condition) {
    long end = System.nanoTime() + deadline.toNanos();
    long patience = System.nanoTime() + GRACE_FOR_STRANGERS.toNanos();
    synchronized (this) {
      while (true) {
        Optional<T> found = condition.get();
        conduct.judge(System.nanoTime() > patience);
        throwBreach();
        long left = end - System.nanoTime();
        if (found.isPresent() || closure != null || left <= 0) {
          return found;
        }
        long grace =
            conduct.isInDoubt()
                ? Math.max(1_000_000, patience - System.nanoTime())
                : Long.MAX_VALUE;
        pause(Math.min(left, grace));
      }
    }
  }

  private void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    }
  }

  /**
   * Waits for a message, those included that have arrived already.
   *
   * @param from how many messages to pass over, see {@link #mark()}
   */
  public Optional<Message> awaitMessage(int from, Predicate<Message> wanted, Duration deadline) {
    return await(
        deadline, () -> arrivals.messages().stream().skip(from).filter(wanted).findFirst());
  }

  /** Waits for the response with this id. */
  public Optional<Message.Response> awaitResponse(int from, JsonNode id, Duration deadline) {
    return awaitMessage(
            from,
            message -> message instanceof Message.Response response && id.equals(response.id()),
            deadline)
        .map(Message.Response.class::cast);
  }

  /** How many messages have arrived, to wait for later ones only. */
  public synchronized int mark() {
    return arrivals.messages().size();
  }

  /** The messages that have arrived since a mark. */
  public synchronized List<Message> messages(int from) {
    return List.copyOf(arrivals.messages().subList(from, arrivals.messages().size()));
  }

  /** Waits for a pong frame with these bytes; others may come as well (RFC 6455 §5.5.3). */
  public boolean awaitPong(byte[] payload, Duration deadline) {
    return await(deadline, () -> arrivals.pong(payload)).isPresent();
  }

  /**
   * Waits until so many heartbeats have arrived; gives the times at which they did, by {@link
   * System#nanoTime()}.
   */
  public Optional<List<Long>> awaitHeartbeats(int count, Duration deadline) {
    return await(deadline, () -> Optional.of(heartbeats()).filter(times -> times.size() >= count));
  }

  /** When heartbeats have arrived, by {@link System#nanoTime()}. */
  public synchronized List<Long> heartbeats() {
    return List.copyOf(arrivals.heartbeats());
  }

  /** Waits until the connection has ended. */
  public Optional<Closure> awaitClosure(Duration deadline) {
    return await(deadline, () -> Optional.ofNullable(closure));
  }

  /** Waits until the connection has ended, whatever was seen on it; gives up at the deadline. */
  public synchronized void awaitEnd(Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    for (long left; closure == null && (left = end - System.nanoTime()) > 0; ) {
      pause(left);
    }
  }

  /** How the connection ended, if it has. */
  public synchronized Optional<Closure> closure() {
    return Optional.ofNullable(closure);
  }

  /**
   * Says what only the commands of other sessions print: if one of these lines arrives, SES-3 is
   * broken.
   *
   * @param lines whole lines, without their ends
   */
  public synchronized void mustNotHear(Set<String> lines) {
    conduct.processes().mustNotHear(lines);
  }

  /** The command that was accepted last, if there was one. */
  public synchronized Optional<Execution> current() {
    return conduct.processes().current();
  }

  /** The command that was asked for last, if there was one. */
  public synchronized Optional<Execution> last() {
    return conduct.processes().last();
  }

  /**
   * Throws what was seen to be broken so far, if anything was.
   *
   * @throws Violation with the requirement that it belongs to
   * @throws CouldNotTell if the server sent more than a client can bear
   */
  public synchronized void checkWhatWasSeen() {
    conduct.judge(false);
    throwBreach();
  }

  /**
   * The same, when no request will get an answer any more that has not got one.
   *
   * @throws Violation with the requirement that it belongs to
   */
  public synchronized void check() {
    conduct.judge(true);
    throwBreach();
  }

  private void throwBreach() {
    conduct
        .breach()
        .ifPresent(
            breach -> {
              throw new Violation(breach.requirement(), breach.expected(), breach.actual());
            });
    arrivals
        .excess()
        .ifPresent(
            why -> {
              throw new CouldNotTell(why);
            });
  }

  /**
   * Whether the server has reacted to anything at all: by an answer, by a word on a command, by the
   * end of the connection. Its greeting and its heartbeats are no answer to anybody.
   */
  public synchronized boolean isAnswered() {
    return (closure != null && !left)
        || conduct.breach().isPresent()
        || arrivals.excess().isPresent()
        || arrivals.haveAnswer();
  }

  // ---- ending

  /** Closes with a closing handshake (RFC 6455 §7.1.2) and code 1000. */
  @Override
  public void close() {
    close(1000, "");
  }

  /** Closes with a closing handshake. */
  public void close(int code, String reason) {
    if (closure().isPresent()) {
      return;
    }
    synchronized (this) {
      left = true;
    }
    transcript.add(Direction.SENT, "close", 0, code + " " + reason);
    try {
      endpoint.wire().close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    } catch (IOException | IllegalStateException e) {
      lost(e);
    }
  }

  /** Cuts the connection (FIN) without a closing handshake. */
  public void abort() {
    synchronized (this) {
      left = true;
    }
    transcript.add(Direction.EVENT, "cut", 0, "the client cut the connection");
    try {
      line.cut();
    } catch (IOException e) {
      lost(e);
    }
    ended(new Closure(Closure.ABNORMAL, ""));
  }

  // ---- called by the socket's thread

  /** Written down here, and not by whoever connects: the greeting may be faster. */
  void opened() {
    transcript.add(Direction.RECEIVED, "handshake", 0, "101");
  }

  void receivedText(String text) {
    transcript.add(Direction.RECEIVED, "text", text.length(), text);
    boolean heartbeat = false;
    synchronized (this) {
      for (Message message : closure == null ? conduct.received(text) : NOTHING) {
        heartbeat |= arrivals.keep(message);
      }
      conduct.unreadable().ifPresent(arrivals::exceed);
      stopIfTooMuch();
      notifyAll();
    }
    if (heartbeat) {
      answerHeartbeat();
    }
  }

  private void frameBegins(int first, long length) {
    synchronized (this) {
      arrivals.frame(first, length);
      stopIfTooMuch();
    }
  }

  /** Reads nothing more once the server has sent more than any client can bear. */
  private void stopIfTooMuch() {
    if (arrivals.excess().isPresent() && closure == null) {
      transcript.add(Direction.EVENT, "flood", 0, arrivals.excess().get());
      abort();
    }
  }

  private void answerHeartbeat() {
    String pong = "{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}";
    synchronized (this) {
      conduct.sending(Request.of(pong), pong);
    }
    transcript.add(Direction.SENT, "text", pong.length(), pong);
    try {
      endpoint.wire().getAsyncRemote().sendText(pong, result -> {});
    } catch (IllegalStateException e) {
      lost(e);
    }
  }

  void receivedBinary(int size) {
    transcript.add(Direction.RECEIVED, "binary", size, "");
    synchronized (this) {
      conduct.receivedBinary();
      notifyAll();
    }
  }

  void receivedPong(byte[] payload) {
    transcript.add(Direction.RECEIVED, "pong", payload.length, "");
    synchronized (this) {
      arrivals.keep(payload);
      notifyAll();
    }
  }

  void brokeProtocol(String how) {
    transcript.add(Direction.EVENT, "protocol", 0, how);
    synchronized (this) {
      conduct.receivedNonsense(how);
      notifyAll();
    }
  }

  /** The library says that the connection was closed; if nobody has, it could not go on with it. */
  void closed(int code, String reason) {
    synchronized (this) {
      if (code != Closure.ABNORMAL && !arrivals.haveFarewell() && !left && closure == null) {
        brokeProtocol(reason);
      }
      boolean bare = arrivals.haveBareFarewell();
      ended(bare ? new Closure(Closure.NO_CODE, "") : new Closure(code, reason));
    }
  }

  void ended(Closure how) {
    synchronized (this) {
      if (closure != null) {
        return;
      }
      closure = how;
      arrivals.release();
      notifyAll();
    }
    transcript.add(Direction.EVENT, "end", 0, how.toString());
  }
}
