package org.ccexecutor.acceptance.session;

import jakarta.websocket.Endpoint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
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

  private final Transcript transcript;
  private final Seen seen;
  private final Outgoing out;
  private final Endpoint endpoint;
  private final AtomicInteger lastId = new AtomicInteger(FIRST_OWN_ID);

  Session(Transcript transcript, CuttableContainer.Line line, Limits limits) {
    this.transcript = transcript;
    this.seen = new Seen(transcript, limits);
    this.out = new Outgoing(transcript, seen, line);
    Incoming in = new Incoming(transcript, seen, out);
    this.endpoint = new Wire(in);
    line.listen(in);
  }

  Endpoint endpoint() {
    return endpoint;
  }

  /** Everything that went over this connection. */
  public Transcript transcript() {
    return transcript;
  }

  // ---- sending

  /**
   * Sends a text frame. Like every sending it fails quietly, for whoever waits for an answer learns
   * how the connection ended: the transcript says what could not be sent, or has not been read by
   * the server for 30 seconds.
   */
  public void sendText(String text) {
    sendText(text, Request.of(text));
  }

  /**
   * Sends a text frame whose meaning is known already.
   *
   * @param request what it asks for
   */
  public void sendText(String text, Request request) {
    out.text(text, request);
  }

  /**
   * Sends several texts in one go, so that a server may find them all in what it reads at once.
   *
   * @param requests what each of them asks for
   */
  public void sendTexts(List<String> texts, List<Request> requests) {
    out.texts(texts, requests);
  }

  /**
   * Sends a text in several frames (RFC 6455 §5.4).
   *
   * @param parts of the text, one for each frame
   * @param between what is done behind the first frame, where only a control frame may be sent
   */
  public void sendTextInFrames(List<String> parts, Runnable between) {
    out.textInFrames(parts, Request.of(String.join("", parts)), between);
  }

  /** Sends a binary frame, which no server may take for a request (contract ROB-1). */
  public void sendBinary(byte[] bytes) {
    out.binary(bytes);
  }

  /**
   * Sends a text in frames of at most so many bytes.
   *
   * @param request what it asks for
   */
  public void sendTextInFramesOf(int size, String text, Request request) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.frames(
        text, request, RawFrames.message(RawFrames.TEXT, bytes, size), "text in several frames");
  }

  /** Sends a binary message in frames of at most so many bytes. */
  public void sendBinaryInFramesOf(int size, byte[] bytes) {
    out.frames(
        new String(bytes, StandardCharsets.UTF_8),
        Request.UNREADABLE,
        RawFrames.message(RawFrames.BINARY, bytes, size),
        "binary in several frames");
  }

  /** Sends a text and, right behind it, the first half of a frame that holds another. */
  public void sendTextAndHalf(String text, String unfinished) {
    out.frames(
        text,
        Request.of(text),
        RawFrames.oneAndAHalf(text, unfinished),
        text + " and the first half of another frame");
  }

  /** Sends a frame that no server may accept. */
  public void sendUnacceptable(Unacceptable kind) {
    out.frames("", Request.UNREADABLE, RawFrames.unacceptable(kind), kind.words());
  }

  /** Sends a ping frame with these bytes, 125 at most (RFC 6455 §5.5.2). */
  public void ping(byte[] payload) {
    out.ping(payload);
  }

  /** An id that this session has not used yet. */
  public int nextId() {
    return lastId.incrementAndGet();
  }

  // ---- waiting

  /**
   * Waits until a condition holds.
   *
   * @param condition looked at whenever something arrives
   * @return what it gave; empty if it did not hold by the deadline or before the connection ended
   */
  public <T> Optional<T> await(Duration deadline, Supplier<Optional<T>> condition) {
    return seen.await(deadline, condition);
  }

  /**
   * Waits for a message, those included that have arrived already.
   *
   * @param from how many messages to pass over, see {@link #mark()}
   */
  public Optional<Message> awaitMessage(int from, Predicate<Message> wanted, Duration deadline) {
    return seen.await(deadline, () -> seen.first(from, wanted));
  }

  /** Waits for the response with this id. */
  public Optional<Message.Response> awaitResponse(int from, JsonNode id, Duration deadline) {
    return awaitMessage(
            from,
            message -> message instanceof Message.Response response && id.equals(response.id()),
            deadline)
        .map(Message.Response.class::cast);
  }

  /** Waits for a pong frame with these bytes; others may come as well (RFC 6455 §5.5.3). */
  public boolean awaitPong(byte[] payload, Duration deadline) {
    return seen.await(deadline, () -> seen.findPong(payload)).isPresent();
  }

  /**
   * Waits until so many heartbeats have arrived; gives the times at which they did, by {@link
   * System#nanoTime()}.
   */
  public Optional<List<Long>> awaitHeartbeats(int count, Duration deadline) {
    return seen.await(
        deadline, () -> Optional.of(seen.heartbeats()).filter(times -> times.size() >= count));
  }

  /** Waits until the connection has ended. */
  public Optional<Closure> awaitClosure(Duration deadline) {
    return seen.await(deadline, seen::closure);
  }

  /** Waits until the connection has ended, whatever was seen on it; gives up at the deadline. */
  public void awaitEnd(Duration deadline) {
    seen.awaitEnd(deadline);
  }

  // ---- looking

  /**
   * Looks at several things as they are at one moment: nothing arrives meanwhile.
   *
   * @param look must not wait
   */
  public <T> T atOneMoment(Supplier<T> look) {
    return seen.atOneMoment(look);
  }

  /** How many messages have arrived, to wait for later ones only. */
  public int mark() {
    return seen.count();
  }

  /** The messages that have arrived since a mark. */
  public List<Message> messages(int from) {
    return seen.messages(from);
  }

  /** When heartbeats have arrived, by {@link System#nanoTime()}. */
  public List<Long> heartbeats() {
    return seen.heartbeats();
  }

  /** How the connection ended, if it has. */
  public Optional<Closure> closure() {
    return seen.closure();
  }

  /** The command that was accepted last, if there was one. */
  public Optional<Execution> current() {
    return seen.current();
  }

  /** The command that was asked for last, if there was one. */
  public Optional<Execution> last() {
    return seen.last();
  }

  // ---- judging

  /**
   * Says what only the commands of other sessions print: if one of these lines arrives, SES-3 is
   * broken.
   *
   * @param lines whole lines, without their ends
   */
  public void mustNotHear(Set<String> lines) {
    seen.mustNotHear(lines);
  }

  /**
   * Throws what was seen to be broken so far, if anything was.
   *
   * @throws Violation with the requirement that it belongs to
   * @throws CouldNotTell if the server sent more than a client can bear
   */
  public void checkWhatWasSeen() {
    seen.check(false);
  }

  /**
   * The same, when no request will get an answer any more that has not got one.
   *
   * @throws Violation with the requirement that it belongs to
   */
  public void check() {
    seen.check(true);
  }

  /**
   * Whether the server has reacted to anything at all: by an answer, by a word on a command, by the
   * end of the connection. Its greeting and its heartbeats are no answer to anybody.
   */
  public boolean isAnswered() {
    return seen.isAnswered();
  }

  // ---- ending

  /** Begins a closing handshake (RFC 6455 §7.1.2) with code 1000, and does not wait for its end. */
  @Override
  public void close() {
    close(1000, "");
  }

  /** Begins a closing handshake with this code, and does not wait for its end. */
  public void close(int code, String reason) {
    out.close(code, reason);
  }

  /** Begins a closing handshake with an empty close frame, and does not wait for its end. */
  public void closeWithoutCode() {
    out.closeWithoutCode();
  }

  /** Cuts the connection (FIN) without a closing handshake. */
  public void abort() {
    out.cut();
  }
}
