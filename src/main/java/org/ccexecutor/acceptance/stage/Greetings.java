package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Session;
import tools.jackson.databind.JsonNode;

/** What keeps a session known and alive: its greeting, its heartbeats, its ping and pong frames. */
public final class Greetings {
  /** A busy machine may keep a heartbeat back for so long, however short the interval is. */
  private static final Duration LEAST_DELAY = Duration.ofSeconds(3);

  private final Stage stage;
  private final List<String> pings = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private List<String> late = List.of();

  public Greetings(Stage stage) {
    this.stage = stage;
  }

  /**
   * What a greeting says.
   *
   * @param sessionId empty if it is absent
   * @param version empty if it is absent
   */
  public record Greeting(String sessionId, String version, List<String> capabilities) {}

  /** The greetings of the attempts that are to be judged. */
  public List<Greeting> all() {
    return stage.attempts().stream()
        .map(attempt -> greeting(stage.last().greeted(attempt).params()))
        .toList();
  }

  private static Greeting greeting(JsonNode params) {
    List<String> capabilities = new ArrayList<>();
    params.path("capabilities").forEach(capability -> capabilities.add(capability.asString("")));
    return new Greeting(
        params.path("session_id").asString(""), params.path("version").asString(""), capabilities);
  }

  /** The session ids that stand in more than one of the greetings, and in how many. */
  public List<String> repeatedIds() {
    return Ends.repeated(all().stream().map(Greeting::sessionId).toList());
  }

  /** The first message that a client got: an error and whether it has an id, or word for word. */
  public String firstMessage(Client client) {
    Optional<Message> first =
        client.session().awaitMessage(0, message -> true, stage.deadlines().greeting());
    if (first.isPresent()
        && first.get() instanceof Message.Response response
        && response.code().isPresent()) {
      return "the error "
          + response.code().get()
          + (response.anonymous() ? " without an id" : " with the id " + response.id());
    }
    return first.map(Message::json).map(Object::toString).orElse("none");
  }

  // ---- heartbeats

  /**
   * Waits for so many more heartbeats, and notes the first that is late. Each is due an interval
   * after the one before was: a delay on the way makes one late, and not those behind it early.
   */
  public void awaitHeartbeats(Client client, int count) {
    Duration interval = stage.server().heartbeat();
    late = new ArrayList<>();
    Session session = client.session();
    int before = session.heartbeats().size();
    long begun = System.nanoTime();
    for (int i = 1; i <= count && late.isEmpty(); i++) {
      Duration limit = interval.multipliedBy(i).plus(delay(interval));
      Duration left = limit.plus(interval).minusNanos(System.nanoTime() - begun);
      Optional<List<Long>> times = awaitHeartbeats(session, before + i, left);
      long now = times.isPresent() ? times.get().get(before + i - 1) : System.nanoTime();
      Duration taken = Duration.ofNanos(now - begun);
      if (times.isEmpty() || taken.compareTo(limit) > 0) {
        String came = times.isPresent() ? " came after " : " had not come after ";
        late.add(
            "heartbeat "
                + i
                + came
                + millis(taken)
                + ", at most "
                + millis(limit)
                + " are allowed");
        session.closure().ifPresent(closure -> late.add(closure.toString()));
      }
    }
  }

  private static String millis(Duration time) {
    return time.toMillis() + " ms";
  }

  /**
   * It can take long, and is given up as soon as others find out that the server answers nobody.
   */
  private Optional<List<Long>> awaitHeartbeats(Session session, int count, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    Optional<List<Long>> times = Optional.empty();
    while (times.isEmpty() && session.closure().isEmpty() && System.nanoTime() < end) {
      Duration left = Duration.ofNanos(end - System.nanoTime());
      Duration step = stage.deadlines().response();
      times = session.awaitHeartbeats(count, left.compareTo(step) < 0 ? left : step);
      if (times.isEmpty() && stage.isHurried()) {
        throw new CouldNotTell(
            "The server answers nobody any more, so no heartbeat was waited for.");
      }
    }
    return times;
  }

  /**
   * By how much a heartbeat may be late. Patience is for that alone; nothing makes the interval
   * shorter.
   */
  private Duration delay(Duration interval) {
    Duration half = interval.dividedBy(2);
    Duration usual = half.compareTo(LEAST_DELAY) < 0 ? LEAST_DELAY : half;
    return stage.deadlines().patience().of(usual);
  }

  /** The heartbeat that was late or never came, if one did. */
  public List<String> lateHeartbeats() {
    return late;
  }

  // ---- ping and pong frames

  /** Sends a ping frame and waits for its pong frame. */
  public void ping(Client client, byte[] payload) {
    client.session().ping(payload);
    awaitPong(client, payload);
  }

  /** Waits for the pong frame to a ping frame that was sent. */
  void awaitPong(Client client, byte[] payload) {
    String ping = HexFormat.of().formatHex(payload);
    pings.add(ping);
    if (!client.session().awaitPong(payload, stage.deadlines().response())) {
      unanswered.add(ping);
    }
  }

  /** The ping frames that got no pong frame with the same bytes, in hexadecimal. */
  public List<String> unansweredPings() {
    Referent.needed(pings, 1, "a client has to send a ping frame");
    return unanswered;
  }
}
