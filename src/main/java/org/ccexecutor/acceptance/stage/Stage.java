package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.session.Session;
import org.ccexecutor.acceptance.settings.ServerName;

/**
 * What a scenario plays on: one server, the clients that it speaks of, and what was done last,
 * which "it" and "them" refer to. One for each scenario; ends everything that the scenario has
 * opened.
 */
public final class Stage implements AutoCloseable {
  /**
   * How many sessions a scenario may have open beside a crowd: its clients, and one to look with.
   */
  private static final int USUAL_PLACES = 4;

  private static final Duration FAREWELL = Duration.ofSeconds(1);
  private static final Duration HURRIED_FAREWELL = Duration.ofMillis(100);
  private static final String OBSERVER = "the observer";

  private final Context context;
  private final Map<String, Client> clients = new LinkedHashMap<>();
  private final List<Client> crowd = new ArrayList<>();
  private final List<Client> gone = new ArrayList<>();
  private final List<Client> passing = new ArrayList<>();
  private final List<AutoCloseable> others = new ArrayList<>();
  private ServerName serverName;
  private ServerUnderTest server;
  private Client last;
  private List<Attempt> attempts = List.of();
  private Observer observer;
  private ServerDirectory directory;
  private int places;
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
    boolean answered = all().stream().anyMatch(Client::isAnswered);
    if (answered) {
      server.silence().isBroken();
    }
    return answered;
  }

  /** The same at the end of a scenario that has failed. */
  public void noteSilence() {
    boolean asked = all().stream().anyMatch(client -> !client.attempts().isEmpty());
    if (asked && !noteAnswers() && server.silence().hasGrown()) {
      Client stranger = new Client("a client that knocks", server, context, context::deadlines);
      passing.add(stranger);
      server.silence().knocked(Knock.isAnswered(stranger));
    }
  }

  // ---- the clients

  /** The client of this role; "it" is the one that was spoken of last. */
  public Client the(Role role) {
    if (!role.isIt()) {
      takePlaces();
      last =
          clients.computeIfAbsent(
              role.name(), name -> new Client(name, server(), context, this::deadlines));
    }
    return last();
  }

  /** The client that was spoken of last. */
  public Client last() {
    return last == null ? the(Role.THE_CLIENT) : last;
  }

  private void takePlaces() {
    if (places == 0) {
      places = server().room().take(USUAL_PLACES);
    }
  }

  /**
   * Adds clients to the crowd that "them" refers to.
   *
   * @param wanted how many; fewer if the server has not so much room
   */
  public List<Client> gather(int wanted) {
    if (all().stream().anyMatch(client -> client.openSession().isPresent())) {
      takePlaces();
      return add(server().room().takeFree(wanted));
    }
    // All places at once, so that no two scenarios wait for each other's.
    server().room().giveBack(places);
    places = server().room().take(wanted + USUAL_PLACES);
    return crowdOf(Math.max(1, places - USUAL_PLACES));
  }

  /** Adds so many clients to the crowd, and leaves no room for any other. */
  public List<Client> gatherAll(int wanted) {
    full = true;
    return add(server().room().takeFree(wanted));
  }

  /** Whether the scenario leaves no room for any other client. */
  boolean isFull() {
    return full;
  }

  private List<Client> add(int count) {
    places += count;
    return crowdOf(count);
  }

  private List<Client> crowdOf(int count) {
    List<Client> more = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      more.add(new Client("client " + (crowd.size() + i + 1), server(), context, this::deadlines));
    }
    crowd.addAll(more);
    return more;
  }

  /** The crowd that "them" refers to. */
  public List<Client> crowd() {
    return List.copyOf(crowd);
  }

  /** Those clients of the crowd leave the stage: they are no longer among "them". */
  public List<Client> dismiss(int count) {
    List<Client> leaving = List.copyOf(crowd.subList(0, Math.min(count, crowd.size())));
    gone.addAll(leaving);
    crowd.removeAll(leaving);
    return leaving;
  }

  /**
   * A client that only passes by: connected, and no longer on the stage when the next one comes.
   */
  public Client passing() {
    takePlaces();
    passing.removeIf(client -> client.openSession().isPresent());
    Client client = new Client("a passing client", server(), context, this::deadlines);
    passing.add(client);
    return client.mustConnect();
  }

  /** How many sessions are open, as far as the scenario knows. */
  public long openSessions() {
    return all().stream()
        .flatMap(client -> client.openSession().stream())
        .filter(session -> session.closure().isEmpty())
        .count();
  }

  private List<Client> all() {
    List<Client> all = new ArrayList<>(clients.values());
    all.addAll(crowd);
    all.addAll(gone);
    all.addAll(passing);
    return all;
  }

  /** Something is done now whose effect has to show within a time. */
  void deedIsDone() {
    deed = System.nanoTime();
  }

  /** What is left of this time since the last deed. */
  Duration leftOf(Duration limit) {
    Duration gone = deed == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - deed);
    return gone.compareTo(limit) > 0 ? Duration.ZERO : limit.minus(gone);
  }

  // ---- what was tried last

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

  Observer observer() {
    if (observer == null) {
      takePlaces();
      observer =
          new Observer(
              clients.computeIfAbsent(
                  OBSERVER, name -> new Client(name, server(), context, this::deadlines)));
    }
    return observer;
  }

  /** A temporary directory on the server's machine, made when it is asked for first. */
  ServerDirectory directory() {
    if (directory == null) {
      directory = ServerDirectory.make(observer());
    }
    return directory;
  }

  /** Ends this with the scenario. */
  <T extends AutoCloseable> T own(T resource) {
    others.add(resource);
    return resource;
  }

  // ---- the end

  /** What went over the connections of the scenario. */
  public List<Transcript> transcripts() {
    return all().stream()
        .flatMap(client -> client.attempts().stream())
        .map(Attempt::transcript)
        .toList();
  }

  /** Looks at every session for what was seen to be broken on it. */
  public void checkWhatWasSeen() {
    all().forEach(client -> client.openSession().ifPresent(Session::checkWhatWasSeen));
  }

  /** Looks at every session once more for what holds for all of them. */
  public void checkSessions() {
    all().forEach(client -> client.openSession().ifPresent(Session::check));
  }

  @Override
  public void close() {
    if (directory != null) {
      directory.remove();
    }
    others.forEach(Stage::closeQuietly);
    // All are told first, so that they end together.
    all().forEach(client -> client.openSession().ifPresent(Session::close));
    long end = System.nanoTime() + (isHurried() ? HURRIED_FAREWELL : FAREWELL).toNanos();
    all().forEach(client -> client.awaitEnd(Duration.ofNanos(end - System.nanoTime())));
    all().forEach(Client::cut);
    if (server != null) {
      server.room().giveBack(places);
    }
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // The scenario is over: what cannot be ended now ends with its connection.
    }
  }
}
