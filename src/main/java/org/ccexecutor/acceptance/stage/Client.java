package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.probe.Cable;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Session;

/** One of the clients of a scenario: what it has tried, and the session that it has. */
public final class Client implements AutoCloseable {
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(1);

  private final String name;
  private final ServerUnderTest server;
  private final Context context;
  private final Supplier<Deadlines> deadlines;
  private final List<Attempt> attempts = new ArrayList<>();
  private Session session;
  private Supplier<Cable> cables;
  private Cable cable;

  /**
   * @param deadlines how long is waited for this server, now
   */
  Client(String name, ServerUnderTest server, Context context, Supplier<Deadlines> deadlines) {
    this.name = name;
    this.server = server;
    this.context = context;
    this.deadlines = deadlines;
  }

  public String name() {
    return name;
  }

  public ServerUnderTest server() {
    return server;
  }

  Deadlines deadlines() {
    return deadlines.get();
  }

  // ---- connecting

  /** The handshake of a client that has the credentials that the server needs: both headers. */
  public Handshake usual() {
    return Credentials.usual(server);
  }

  /** From now on it connects through a cable, a new one each time: one carries one connection. */
  void plugInto(Supplier<Cable> network) {
    cables = network;
  }

  /** The cable that it is connected through. */
  Cable cable() {
    return Optional.ofNullable(cable)
        .orElseThrow(
            () ->
                CouldNotTell.forScenario(
                    "Only a client that is connected through a network that can fail can be treated so."));
  }

  /** Tries to connect. What becomes of it is not judged here. */
  public Attempt connect(Handshake handshake) {
    server.mustStillBeThere();
    // One that was let in against expectation must not keep its place while the client tries again.
    openSession().ifPresent(Session::close);
    Transcript transcript = context.connector().transcript(name);
    Connector connector = context.connector();
    cable = cables == null ? null : cables.get();
    Connected outcome =
        cable == null
            ? connector.connect(handshake, deadlines().greeting(), transcript)
            : connector.connectThrough(
                cable.proxy(), handshake, deadlines().greeting(), transcript);
    Attempt attempt = new Attempt(handshake, outcome, transcript);
    attempts.add(attempt);
    attempt.session().ifPresent(open -> session = open);
    if (cable == null
        && attempt.outcome() instanceof Connected.Failed failed
        && !failed.listening()) {
      server.lookWhetherItIsThere();
    }
    return attempt;
  }

  /**
   * Connects with the usual credentials, and waits to be greeted.
   *
   * @throws Violation if the server does not let it in
   */
  public Client mustConnect() {
    Attempt attempt = connectWherePlacesGetFree(usual());
    mustHaveRoom(attempt);
    mustBeLetIn(attempt);
    greeted(attempt);
    return this;
  }

  /**
   * Tries to connect, again and again while it is told that there is no room: a server that has not
   * yet noticed that others have left gets the time for it that the contract gives (AVL-5).
   */
  Attempt connectWherePlacesGetFree(Handshake handshake) {
    return Repeated.until(
        attempt -> !attempt.isTurnedAway(deadlines().greeting()),
        deadlines().greeting(),
        () -> connect(handshake));
  }

  /** A server that allows fewer sessions than scenarios need has every right to turn some away. */
  private void mustHaveRoom(Attempt attempt) {
    int room = server.room().size();
    if (room < Cast.USUAL_PLACES && attempt.isTurnedAway(deadlines().greeting())) {
      throw new CouldNotTell(
          "The server has room for no more than "
              + room
              + " sessions of this run. This scenario needs more.");
    }
  }

  private void mustBeLetIn(Attempt attempt) {
    mustKnowTheToken(attempt);
    if (attempt.session().isEmpty()) {
      throw new Violation("AVL-2", Attempt.LET_IN, attempt.describe());
    }
  }

  /**
   * Makes sure that an attempt was not refused though it had the usual credentials: nothing else
   * can be told then.
   *
   * @throws Violation of AUTH-5 if it was
   */
  public void mustKnowTheToken(Attempt attempt) {
    Credentials.mustSuffice(attempt, server);
  }

  /** The greeting of an attempt, whose version and session id the report shows. */
  public Message.Notification greeted(Attempt attempt) {
    mustKnowTheToken(attempt);
    Message.Notification greeting = attempt.greeting(deadlines().greeting());
    server.greetedWith(
        greeting.params().path("version").asString(""),
        greeting.params().path("session_id").asString(""));
    return greeting;
  }

  /** The id that the greeting gave to its session. */
  String sessionId() {
    return greeted(attempt()).params().path("session_id").asString("");
  }

  /** All attempts so far, in order. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** The last attempt. */
  public Attempt attempt() {
    return attempts.get(attempts.size() - 1);
  }

  /** The session, opened with the usual credentials if there is none yet. */
  public Session session() {
    if (session == null && !attempts.isEmpty()) {
      throw new AssertionError(
          "a client that was not let in has no session: " + attempt().describe());
    }
    return session == null ? mustConnect().session : session;
  }

  /** The session, if one was opened. */
  public Optional<Session> openSession() {
    return Optional.ofNullable(session);
  }

  /** Whether the server has reacted to anything that it did, in whatever way. */
  boolean isAnswered() {
    return attempts.stream()
        .anyMatch(
            attempt ->
                attempt.outcome() instanceof Connected.Refused
                    || attempt.session().filter(Session::isAnswered).isPresent());
  }

  // ---- asking

  /** Sends a request; its response is not waited for. */
  Asked send(String method, Map<String, ?> params) {
    return Asked.send(session(), method, params);
  }

  /** Sends this text, whatever it is. */
  public Asked send(String text) {
    return Asked.send(session(), text);
  }

  /** Sends these texts in one go. */
  List<Asked> sendAtOnce(List<String> texts) {
    return Asked.sendAtOnce(session(), texts);
  }

  /** Asks to pause, resume or cancel what runs. */
  public Asked control(Control control) {
    return send("control", Map.of("type", control.type()));
  }

  /**
   * Waits for a response.
   *
   * @throws Violation of RPC-3 if none comes, of RPC-10 if an error has ended the session
   */
  Message.Response mustAnswer(Asked asked) {
    return asked.mustBeAnswered(deadlines().response());
  }

  /**
   * Makes sure that all that the server had to say so far has arrived: what is asked now is
   * answered after it.
   */
  public void barrier() {
    mustAnswer(send("barrier", Map.of()));
  }

  /** The same, unless the connection has ended: then all has arrived. */
  void barrierIfOpen() {
    if (session().closure().isEmpty()) {
      barrier();
    }
  }

  /** Ends the session, if there is one, with a closing handshake. */
  @Override
  public void close() {
    if (session != null) {
      session.close();
      awaitEnd(CLOSE_DEADLINE);
    }
  }

  /** Waits until the session has ended, if there is one; gives up at the deadline. */
  void awaitEnd(Duration deadline) {
    if (session != null) {
      session.awaitEnd(deadline);
    }
  }

  /** Cuts what has not ended though it was told to: no connection outlives its scenario. */
  void cut() {
    attempts.stream()
        .flatMap(attempt -> attempt.session().stream())
        .filter(open -> open.closure().isEmpty())
        .forEach(Session::abort);
  }
}
