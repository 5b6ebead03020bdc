package org.ccexecutor.acceptance.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.probe.Cable;
import org.ccexecutor.acceptance.session.Closure;
import org.ccexecutor.acceptance.session.Message;

/** Several clients: how they come, how many fit, and how they leave. */
public final class Gathering {
  /** More sessions than this the specification does not open. */
  private static final int MOST = 1_000;

  private static final int NORMAL = 1000;
  private static final int GOING_AWAY = 1001;
  private static final int OWN_CODE = 4000;

  private final Stage stage;

  public Gathering(Stage stage) {
    this.stage = stage;
  }

  /**
   * Adds clients to the crowd, which are not connected yet.
   *
   * @param most how many at most; 0 for as many as the server allows
   * @param everything whether they may take all the room that there is
   */
  public List<Client> gather(int most, boolean everything) {
    if (!everything) {
      return stage.gather(most);
    }
    int limit =
        stage
            .server()
            .room()
            .limit()
            .orElseThrow(() -> new CouldNotTell("The health page names no max_sessions."));
    if (most == 0 && limit > MOST) {
      throw new CouldNotTell(
          "The server allows "
              + limit
              + " sessions; the specification opens "
              + MOST
              + " at most.");
    }
    return stage.gatherAll(most == 0 ? limit : Math.min(most, limit));
  }

  /** How a connection is ended or neglected. */
  public enum Leaving {
    /** With a closing handshake. */
    CLOSE,
    /** The same, as a browser whose page is left (RFC 6455 §7.4.1, 1001). */
    GO_AWAY,
    /** The same, with a code of the application's own (RFC 6455 §7.4.2, 4000 to 4999). */
    CLOSE_IN_ITS_OWN_WAY,
    /** The same, with words that say why (RFC 6455 §7.1.6). */
    CLOSE_WITH_A_REASON,
    /** The same, with an empty close frame, as browsers do (RFC 6455 §5.5.1). */
    CLOSE_WITHOUT_A_CODE,
    /** Without one: its stream ends (FIN). */
    CUT,
    /** Without one: it is reset (RST). */
    RESET,
    /** It stays open, but nothing is read from it any more. */
    STALL
  }

  /** Ends, or neglects, the connections of these clients. */
  public void leave(List<Client> clients, Leaving leaving) {
    stage.noteDeed();
    clients.forEach(client -> leave(client, leaving));
    if (leaving != Leaving.STALL) {
      clients.forEach(client -> client.awaitEnd(stage.deadlines().response()));
    }
  }

  static void leave(Client client, Leaving leaving) {
    switch (leaving) {
      case CLOSE -> client.session().close();
      case GO_AWAY -> client.session().close(GOING_AWAY, "");
      case CLOSE_IN_ITS_OWN_WAY -> client.session().close(OWN_CODE, "");
      case CLOSE_WITH_A_REASON -> client.session().close(NORMAL, "bye");
      case CLOSE_WITHOUT_A_CODE -> client.session().closeWithoutCode();
      case CUT -> client.session().abort();
      case RESET -> reset(client);
      case STALL -> client.cable().stall();
    }
  }

  private static void reset(Client client) {
    try {
      client.cable().reset();
    } catch (IOException e) {
      throw new CouldNotTell("The connection could not be reset: " + e.getMessage() + ".");
    }
    client.session().abort();
  }

  /** Connects a client through a network that can fail. */
  public void connectByCable(Client client) {
    client.plugInto(() -> stage.lay(Cable::lay));
    client.mustConnect();
  }

  /** The code with which the server has closed the connection of a client; 0 if it has not. */
  public int closeCode(Client client) {
    return client.session().awaitClosure(stage.deadlines().response()).map(Closure::code).orElse(0);
  }

  /**
   * Lets a client try to connect until it is greeted.
   *
   * @return the first message that it got in the last try
   */
  public String awaitRoom(Client client, Duration limit) {
    return Repeated.until(
        first -> first.contains("\"connected\""),
        limit,
        () -> firstMessage(client.connect(client.usual())));
  }

  private String firstMessage(Attempt attempt) {
    return attempt
        .session()
        .flatMap(session -> session.awaitMessage(0, message -> true, stage.deadlines().greeting()))
        .map(Message::json)
        .map(Object::toString)
        .orElse(attempt.describe());
  }
}
