package org.ccexecutor.acceptance.stage;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.probe.RawClient;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.settings.Token;

/** The opening handshake in all its variants: who comes, with what, and what the server says to it. */
public final class Doorstep {
  private final Stage stage;

  public Doorstep(Stage stage) {
    this.stage = stage;
  }

  /** A client tries to connect as it usually does. */
  public void connect(Role role) {
    Client client = stage.the(role);
    stage.judge(List.of(client.connect(client.usual())));
  }

  /** A client tries to connect so many times, with these credentials in the place of the usual ones. */
  public void connect(Role role, int times, UnaryOperator<Handshake> credentials) {
    Client client = stage.the(role);
    List<Attempt> tried = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      tried.add(client.connect(credentials.apply(Handshake.at(stage.server().address().webSocket()))));
    }
    stage.judge(tried);
  }

  /** A client tries to connect at another path, with the usual credentials. */
  public void connectAt(Role role, String path) {
    Client client = stage.the(role);
    URI other = stage.server().address().webSocketAt(path);
    stage.judge(List.of(client.connect(new Handshake(other, client.usual().headers()))));
  }

  /** A web page of this origin tries to connect, with the usual credentials. */
  public void connectFrom(Role role, String origin) {
    Client client = stage.the(role);
    stage.judge(List.of(client.connect(client.usual().with("Origin", filled(origin)))));
  }

  private String filled(String origin) {
    return origin
        .replace("<host>", stage.server().address().webSocket().getHost())
        .replace("<port>", Integer.toString(stage.server().address().port()));
  }

  /** A client connects and closes again, so many times. */
  public void comeAndGo(Role role, int times) {
    List<Attempt> tried = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Client client = stage.the(role).mustConnect();
      tried.add(client.attempt());
      client.close();
    }
    stage.judge(tried);
  }

  /** Clients try to connect, each as it usually does. */
  public void connect(List<Client> clients) {
    List<Attempt> tried = new ArrayList<>();
    clients.forEach(client -> tried.add(client.connect(client.usual())));
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
    } catch (IOException e) {
      throw new CouldNotTell("The strangers could not connect to " + address + ": " + e.getMessage() + ".");
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

  /** The whole answer to the handshake that was judged last, headers and body: it is sent once more, on a plain socket. */
  public String refusal() {
    Handshake handshake = stage.attempts().get(0).handshake();
    try (RawClient client = RawClient.connect(handshake.uri(), stage.deadlines().response())) {
      client.send(client.handshake(handshake.headers()));
      return client.readAnswer();
    } catch (IOException e) {
      return "";
    }
  }

  /** The token of the server. */
  public Token token() {
    return stage.server().token().orElseThrow(() -> new CouldNotTell("This needs the token. " + org.ccexecutor.acceptance.server.Remedies.forToken()));
  }
}
