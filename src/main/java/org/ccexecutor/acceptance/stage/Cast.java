package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.server.Room;
import org.ccexecutor.acceptance.session.Session;

/**
 * The clients of a scenario: those that have a role, the crowd, those that only pass by; and the
 * places on the server that are kept free for them.
 */
final class Cast {
  /**
   * How many sessions a scenario may have open beside a crowd: its clients, and one to look with.
   */
  static final int USUAL_PLACES = 3;

  private final Function<String, Client> newcomer;
  private final Supplier<Room> room;
  private final Map<String, Client> roles = new LinkedHashMap<>();
  private final List<Client> crowd = new ArrayList<>();
  private final List<Client> gone = new ArrayList<>();
  private final List<Client> passing = new ArrayList<>();
  private Client last;

  /** Where the places were taken; null as long as there are none. */
  private Room taken;

  private int places;

  /**
   * @param newcomer a client of this name, which has done nothing yet
   * @param room where places are taken; the server has to be there for that
   */
  Cast(Function<String, Client> newcomer, Supplier<Room> room) {
    this.newcomer = newcomer;
    this.room = room;
  }

  // ---- those that have a role

  /** The client of this role; "it" is the one that was spoken of last. */
  Client the(Role role) {
    if (!role.isIt()) {
      last = named(role.name());
    }
    return last();
  }

  /** The client that was spoken of last. */
  Client last() {
    return last == null ? the(Role.THE_CLIENT) : last;
  }

  /** The client of this name, who is not spoken of by that. */
  Client named(String name) {
    takeUsualPlaces();
    return roles.computeIfAbsent(name, newcomer);
  }

  // ---- the crowd

  /**
   * Adds clients to the crowd.
   *
   * @param wanted how many; fewer if the server has not so much room
   */
  List<Client> gather(int wanted) {
    if (all().stream().anyMatch(client -> client.openSession().isPresent())) {
      takeUsualPlaces();
      return gatherWherePlacesAreFree(wanted);
    }
    // All places at once, so that no two scenarios wait for each other's.
    giveBack();
    take(wanted + USUAL_PLACES);
    return crowdOf(Math.max(1, places - USUAL_PLACES));
  }

  /** Adds so many clients to the crowd, or as many as there are places free now. */
  List<Client> gatherWherePlacesAreFree(int wanted) {
    taken = room.get();
    int free = taken.takeFree(wanted);
    places += free;
    return crowdOf(free);
  }

  private List<Client> crowdOf(int count) {
    List<Client> more = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      more.add(newcomer.apply("client " + (crowd.size() + i + 1)));
    }
    crowd.addAll(more);
    return more;
  }

  /** The crowd that "them" refers to. */
  List<Client> crowd() {
    return List.copyOf(crowd);
  }

  /** The first clients of the crowd leave it. */
  List<Client> dismiss(int count) {
    List<Client> leaving = List.copyOf(crowd.subList(0, Math.min(count, crowd.size())));
    gone.addAll(leaving);
    crowd.removeAll(leaving);
    return leaving;
  }

  // ---- those that pass by

  /** A connected client; the one that came before it no longer counts. */
  Client passing() {
    takeUsualPlaces();
    passing.removeIf(client -> client.openSession().isPresent());
    return join(newcomer.apply("a passing client")).mustConnect();
  }

  /** From now on this client ends with the others. */
  Client join(Client stranger) {
    passing.add(stranger);
    return stranger;
  }

  // ---- all of them

  List<Client> all() {
    List<Client> all = new ArrayList<>(roles.values());
    all.addAll(crowd);
    all.addAll(gone);
    all.addAll(passing);
    return all;
  }

  /** Their sessions, whether open yet or not. */
  List<Session> sessions() {
    return all().stream().flatMap(client -> client.openSession().stream()).toList();
  }

  /** Ends all sessions; cuts those that have not ended after this time. */
  void leave(Duration farewell) {
    // All are told first, so that they end together.
    sessions().forEach(Session::close);
    long end = System.nanoTime() + farewell.toNanos();
    all().forEach(client -> client.awaitEnd(Duration.ofNanos(end - System.nanoTime())));
    all().forEach(Client::cut);
    giveBack();
  }

  // ---- their places

  private void takeUsualPlaces() {
    if (places == 0) {
      take(USUAL_PLACES);
    }
  }

  private void take(int wanted) {
    taken = room.get();
    places = taken.take(wanted);
  }

  private void giveBack() {
    if (taken != null) {
      taken.giveBack(places);
      places = 0;
    }
  }
}
