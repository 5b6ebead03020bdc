package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.probe.Cable;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.session.Session;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What a scenario plays on: one server, the clients that it speaks of, and what was done last,
 * which "it" and "them" refer to. One for each scenario; ends everything that the scenario has
 * opened.
 */
public final class Stage implements AutoCloseable {
  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final Duration HURRIED_FAREWELL = Duration.ofMillis(100);
  private static final String OBSERVER = "the observer";

  private final Context context;
  private final Cast cast = new Cast(this::newcomer, () -> server().room());
  private final List<AutoCloseable> others = new ArrayList<>();
  private ServerName serverName;
  private ServerUnderTest server;
  private List<Attempt> attempts = List.of();
  private Observer observer;
  private ServerDirectory directory;
  private boolean full;
  private long hurriedSince;
  private long deed;

  public Stage(Context context) {
    this.context = context;
    this.serverName = context.defaultServer();
  }

  // ---- the server

  /** Says which server the scenario is about. */
  public void playsOn(ServerName name) {
    serverName = name;
  }

  /** The server that the scenario is about. */
  public ServerUnderTest server() {
    if (server == null) {
      ServerUnderTest found = context.servers().get(serverName);
      found.mustBeThere();
      server = found;
    }
    server.mustStillBeThere();
    return server;
  }

  /** The server, if the scenario has spoken to it. */
  public Optional<ServerUnderTest> serverSpokenTo() {
    return Optional.ofNullable(server);
  }

  public Context context() {
    return context;
  }

  /** How long is waited for what; hardly at all if the server answers nobody. */
  public Deadlines deadlines() {
    if (server == null || !server.silence().isProven()) {
      return context.deadlines();
    }
    hurriedSince = hurriedSince == 0 ? System.nanoTime() : hurriedSince;
    return context.deadlines().inHurry(Duration.ofNanos(System.nanoTime() - hurriedSince));
  }

  /** Whether it did not wait as long as usual for all that it has waited for. */
  public boolean isHurried() {
    return hurriedSince != 0;
  }

  /** Takes note of it if the server has reacted to anything, in whatever way. */
  public boolean noteAnswers() {
    boolean answered = cast.all().stream().anyMatch(Client::isAnswered);
    if (answered) {
      server.silence().end();
    }
    return answered;
  }

  /** The same at the end of a scenario that has failed. */
  public void noteSilence() {
    boolean asked = cast.all().stream().anyMatch(client -> !client.attempts().isEmpty());
    if (asked && !noteAnswers() && server.silence().grow()) {
      Client stranger = new Client("a client that knocks", server, context, context::deadlines);
      server.silence().knocked(Knock.isAnswered(cast.join(stranger)));
    }
  }

  // ---- the clients

  private Client newcomer(String name) {
    return new Client(name, server(), context, this::deadlines);
  }

  /** The client of this role; "it" is the one that was spoken of last. */
  public Client the(Role role) {
    return cast.the(role);
  }

  /** The client that was spoken of last. */
  public Client last() {
    return cast.last();
  }

  /**
   * Adds clients to the crowd that "them" refers to.
   *
   * @param wanted how many; fewer if the server has not so much room
   */
  public List<Client> gather(int wanted) {
    return cast.gather(wanted);
  }

  /** Adds so many clients to the crowd, and leaves no room for any other. */
  public List<Client> gatherAll(int wanted) {
    full = true;
    return cast.gatherWherePlacesAreFree(wanted);
  }

  /** Whether the scenario leaves no room for any other client. */
  boolean isFull() {
    return full;
  }

  /** The crowd that "them" refers to. */
  public List<Client> crowd() {
    return cast.crowd();
  }

  /** Those clients of the crowd leave the stage: they are no longer among "them". */
  public List<Client> dismiss(int count) {
    return cast.dismiss(count);
  }

  /**
   * A client that only passes by: connected, and no longer on the stage when the next one comes.
   */
  public Client passing() {
    return cast.passing();
  }

  /** So many clients more, beside all that there is room for. */
  List<Client> strangers(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> cast.join(newcomer("stranger " + number)))
        .toList();
  }

  /** How many sessions are open, as far as the scenario knows. */
  public long openSessions() {
    return cast.sessions().stream().filter(session -> session.closure().isEmpty()).count();
  }

  // ---- what was done last

  /** Something is done now whose effect has to show within a time. */
  void noteDeed() {
    deed = System.nanoTime();
  }

  /** What is left of this time since the last deed. */
  Duration leftOf(Duration limit) {
    Duration gone = deed == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - deed);
    return gone.compareTo(limit) > 0 ? Duration.ZERO : limit.minus(gone);
  }

  /** The attempts to connect that are to be judged. */
  public void judge(List<Attempt> tried) {
    attempts = List.copyOf(tried);
  }

  /**
   * The attempts to connect that are to be judged.
   *
   * @throws CouldNotTell if there was none
   */
  public List<Attempt> attempts() {
    return Referent.needed(attempts, 1, "a client has to try to connect");
  }

  // ---- what is looked with

  /** What it is looked with: where there is no room for one more session, one of the crowd's. */
  Observer observer() {
    if (observer == null) {
      observer = new Observer(full ? crowd().get(0) : cast.named(OBSERVER));
    }
    return observer;
  }

  /** A temporary directory on the server's machine, made when it is asked for first. */
  ServerDirectory directory() {
    if (directory == null) {
      directory = own(ServerDirectory.make(observer()));
    }
    return directory;
  }

  /** Lays a cable, which ends with the scenario. */
  Cable lay(Callable<Cable> cable) {
    try {
      return own(cable.call());
    } catch (Exception e) {
      throw new CouldNotTell("No proxy could be set up on this machine: " + e.getMessage() + ".");
    }
  }

  /** Ends this with the scenario. */
  <T extends AutoCloseable> T own(T resource) {
    others.add(resource);
    return resource;
  }

  // ---- the end

  /** What went over the connections of the scenario. */
  public List<Transcript> transcripts() {
    return cast.all().stream()
        .flatMap(client -> client.attempts().stream())
        .map(Attempt::transcript)
        .toList();
  }

  /** Looks at every session for what was seen to be broken on it. */
  public void checkWhatWasSeen() {
    cast.sessions().forEach(Session::checkWhatWasSeen);
  }

  /** Looks at every session once more for what holds for all of them. */
  public void checkSessions() {
    cast.sessions().forEach(Session::check);
  }

  @Override
  public void close() {
    transcripts().forEach(Transcript::end);
    others.forEach(Stage::closeQuietly);
    cast.leave(isHurried() ? HURRIED_FAREWELL : FAREWELL);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // The scenario is over: what cannot be ended now ends with its connection.
    }
  }
}
