package org.ccexecutor.acceptance.stage;

import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.probe.Cable;
import org.ccexecutor.acceptance.probe.RawClient;
import org.ccexecutor.acceptance.server.Remedies;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.Token;

/**
 * The opening handshake in all its variants: who comes, with what, and what the server says to it.
 */
public final class Doorstep {
  private final Stage stage;
  private final Health health;
  private String requirement = "AUTH-1";

  public Doorstep(Stage stage, Health health) {
    this.stage = stage;
    this.health = health;
  }

  /** Makes the handshake of a client. */
  @FunctionalInterface
  public interface Handshaking {
    Handshake of(Client client);
  }

  /** Clients try to connect, each as it usually does. */
  public void connect(List<Client> clients) {
    connect(clients, Client::usual, "AUTH-1");
  }

  /**
   * Clients try to connect with a handshake of their own.
   *
   * @param refusal the requirement by which it has to be refused, where it has to be
   */
  public void connect(List<Client> clients, Handshaking handshaking, String refusal) {
    requirement = refusal;
    stage.judge(clients.stream().map(client -> connect(client, handshaking.of(client))).toList());
  }

  private Attempt connect(Client client, Handshake handshake) {
    // Where the scenario has taken all the room itself, none gets free.
    return stage.isFull() ? client.connect(handshake) : client.connectWherePlacesGetFree(handshake);
  }

  /** The handshake with nothing that would let a client in. */
  public Handshake bare() {
    return Handshake.at(stage.server().address().webSocket());
  }

  /** A handshake at another path, with the query that it has. */
  public Handshake atPath(Handshake handshake, String path) {
    String query = handshake.uri().getRawQuery();
    return new Handshake(
        stage.server().address().webSocketAt(query == null ? path : path + "?" + query),
        handshake.headers());
  }

  /** A handshake with a query behind its address. */
  public Handshake withQuery(Handshake handshake, String query) {
    return new Handshake(URI.create(handshake.uri() + "?" + query), handshake.headers());
  }

  /** The usual handshake of a client, which reaches the server in two pieces. */
  public Handshake inTwoPieces(Client client) {
    // Who is answered in between has the server look at the first piece before the second comes.
    client.plugInto(() -> stage.lay(() -> Cable.inPieces(health.reading())));
    return client.usual();
  }

  /** From now on a client connects by connections that have served for the health page before. */
  public void reuse(Client client) {
    client.plugInto(() -> stage.lay(() -> Cable.used(stage.server().address().page("/health"))));
  }

  /** A handshake that calls the server so. */
  public Handshake calling(Handshake handshake, String host) {
    return handshake.with("Host", filled(host));
  }

  /**
   * A handshake as a web page of this origin makes it; {@code <host>} and {@code <port>} stand for
   * the server's own, {@code <alias>} for another name of it.
   */
  public Handshake fromOrigin(Handshake handshake, String origin) {
    String scheme = stage.server().address().secure() ? "https://" : "http://";
    return handshake.with(
        "Origin",
        filled(
            origin
                .replace("http://<host>:<port>", scheme + stage.server().address().authority())
                .replace("http://<alias>", scheme + "<alias>")));
  }

  private String filled(String name) {
    ServerAddress address = stage.server().address();
    return name.replace("<alias>:<port>", alias(address))
        .replace("<host>", address.webSocket().getHost())
        .replace("<port>", Integer.toString(address.port()));
  }

  /**
   * Before a server on another machine may be a proxy that finds it by its name, and by no other.
   */
  private static String alias(ServerAddress address) {
    return address.isLoopback() ? "build.example:" + address.port() : address.authority();
  }

  /** So many clients try to connect at the same time, whether there is room for them or not. */
  public void connectAtOnce(int count) {
    List<Client> clients = stage.strangers(count);
    ExecutorService pool = Executors.newFixedThreadPool(count);
    try {
      List<Future<Attempt>> tries =
          clients.stream()
              .map(client -> pool.submit(() -> client.connect(client.usual())))
              .toList();
      stage.judge(tries.stream().map(Doorstep::outcome).toList());
    } finally {
      pool.shutdown();
    }
  }

  private static Attempt outcome(Future<Attempt> attempt) {
    try {
      return attempt.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CouldNotTell("The run was interrupted.");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    }
  }

  /** How many of the clients that tried to connect were greeted. */
  public int greeted() {
    return (int)
        stage.attempts().stream()
            .filter(attempt -> attempt.isGreeted(stage.deadlines().greeting()))
            .count();
  }

  /** So many clients connect one after another; each closes again. */
  public void comeAndGo(int count) {
    List<Attempt> tried = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Client client = stage.passing();
      tried.add(client.attempt());
      client.close();
    }
    stage.judge(tried);
  }

  /** Strangers connect, get so far with their handshake, and stay there. */
  public void stopAt(Stop stop, int count) {
    URI address = stage.server().address().webSocket();
    try {
      for (int i = 0; i < count; i++) {
        RawClient stranger = stage.own(RawClient.connect(address, stage.deadlines().greeting()));
        String handshake = stranger.handshake(stage.the(Role.THE_CLIENT).usual().headers());
        stranger.send(handshake.substring(0, stop.length(handshake)));
      }
    } catch (SocketException e) {
      // A server that turns strangers away lets none of them keep others out.
      return;
    } catch (IOException e) {
      throw new CouldNotTell(
          "The strangers could not connect to " + address + ": " + e.getMessage() + ".");
    }
  }

  /** Strangers ask for a path that is not there, and reset their connections at once. */
  public void askInVainAndVanish(int count) {
    URI address = stage.server().address().webSocket().resolve("other");
    for (int i = 0; i < count; i++) {
      try (RawClient stranger = RawClient.connect(address, stage.deadlines().greeting())) {
        stranger.send(stranger.handshake(stage.the(Role.THE_CLIENT).usual().headers()));
        stranger.reset();
      } catch (IOException e) {
        // Whether they are heard at all is not what this is about, but what they leave behind.
        return;
      }
    }
  }

  /** How far a stranger gets. */
  public enum Stop {
    SILENT,
    HALFWAY,
    NEARLY;

    int length(String handshake) {
      return switch (this) {
        case SILENT -> 0;
        case HALFWAY -> handshake.length() / 2;
        case NEARLY -> handshake.length() - 2;
      };
    }
  }

  /**
   * The answer that is to be judged, headers and body: the page that was read or, if none was, the
   * refusal of the last handshake, which is sent once more on a plain socket.
   */
  public String answer() {
    if (health.wasRead()) {
      return health.read().get(0).head() + "\n" + health.read().get(0).body();
    }
    Handshake handshake = stage.attempts().get(0).handshake();
    try (RawClient client = RawClient.connect(handshake.uri(), stage.deadlines().response())) {
      client.send(client.handshake(handshake.headers()));
      return client.readAnswer();
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Makes sure that the handshakes that are judged were refused, so that there is a refusal to look
   * at.
   *
   * @throws Violation of the requirement that asks for the refusal, if a WebSocket opened
   */
  public void mustBeRefused() {
    if (!health.wasRead()) {
      stage.attempts().forEach(this::mustBeRefused);
    }
  }

  private void mustBeRefused(Attempt attempt) {
    if (attempt.session().isPresent()) {
      throw new Violation(requirement, "a refusal of the handshake", attempt.describe());
    }
  }

  /**
   * Makes sure that who was let in was not let in for the wrong word that they presented as well:
   * then nothing is told of the rest.
   *
   * @throws Violation of AUTH-2 if that word alone lets a client in too
   */
  public void mustNotSuffice(Handshaking wrong) {
    if (stage.attempts().stream().noneMatch(attempt -> attempt.session().isPresent())) {
      return;
    }
    Client client = stage.last();
    Attempt alone = connect(client, wrong.of(client));
    if (alone.session().isPresent()) {
      throw new Violation("AUTH-2", "a refusal of a wrong token", alone.describe());
    }
  }

  /** The token of the server. */
  public Token token() {
    return stage
        .server()
        .token()
        .orElseThrow(
            () ->
                new CouldNotTell(
                    "This is about the server's token, which the specification does not know. "
                        + Remedies.forToken()));
  }
}
