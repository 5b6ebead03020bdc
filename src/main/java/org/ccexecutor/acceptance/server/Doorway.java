package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.settings.ServerAddress;

/** Looks whether something listens at an address. */
final class Doorway {
  private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);

  private final Patience patience;

  Doorway(Patience patience) {
    this.patience = patience;
  }

  /** How an address reacts to a client that connects. */
  private enum Kind {
    ACCEPTS,
    REFUSES,
    UNCLEAR
  }

  /**
   * The same, and in words why it is unclear.
   *
   * @param why empty where it is clear
   */
  private record Reaction(Kind kind, String why) {}

  /**
   * What came of looking at an address.
   *
   * @param open where something listens, if anything does
   * @param doubt why it may listen all the same, in words; empty where something does, or where
   *     nothing does beyond doubt
   * @param unknown whether nobody knows the host by its name
   */
  record Look(Optional<ServerAddress> open, String doubt, boolean unknown) {}

  /**
   * Looks whether something listens there. A name such as {@code localhost} can stand for several
   * addresses, and a client tries the first alone: where another one answers, that one is named in
   * its place.
   */
  Look look(ServerAddress address) {
    Set<InetAddress> candidates = candidates(address);
    String doubt =
        candidates.isEmpty() ? "the host name " + address.host() + " cannot be resolved" : "";
    boolean first = true;
    for (InetAddress candidate : candidates) {
      Reaction reaction = reaction(candidate, address.port());
      if (reaction.kind() == Kind.ACCEPTS) {
        return new Look(Optional.of(first ? address : address.at(candidate)), "", false);
      }
      if (reaction.kind() == Kind.UNCLEAR && doubt.isEmpty()) {
        doubt = "nobody can tell whether anything listens at " + address + ": " + reaction.why();
      }
      first = false;
    }
    return new Look(Optional.empty(), doubt, candidates.isEmpty());
  }

  /** The address at which something listens, if anything does. */
  Optional<ServerAddress> open(ServerAddress address) {
    return look(address).open();
  }

  /** Whether connections are refused there, beyond doubt: silence may be that of a busy server. */
  boolean refuses(ServerAddress address) {
    Look look = look(address);
    return look.open().isEmpty() && look.doubt().isEmpty();
  }

  private static Set<InetAddress> candidates(ServerAddress address) {
    Set<InetAddress> all = new LinkedHashSet<>(resolved(address.host()));
    if (address.host().equalsIgnoreCase("localhost")) {
      // A server may listen on the one that the system does not give.
      all.addAll(resolved("127.0.0.1"));
      all.addAll(resolved("::1"));
    }
    return all;
  }

  private static List<InetAddress> resolved(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }

  private Reaction reaction(InetAddress host, int port) {
    int deadline = (int) patience.of(CONNECT_DEADLINE).toMillis();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), deadline);
      return new Reaction(Kind.ACCEPTS, "");
    } catch (SocketTimeoutException e) {
      return unclear("no connection came about within " + deadline / 1000.0 + " s");
    } catch (ConnectException e) {
      return isTimeout(e) ? unclear(words(e)) : new Reaction(Kind.REFUSES, "");
    } catch (IOException e) {
      // Where a machine has no IPv6, nothing can listen there.
      return isOwn6(host) ? new Reaction(Kind.REFUSES, "") : unclear(words(e));
    }
  }

  /** The system may give up before the deadline does. */
  private static boolean isTimeout(ConnectException e) {
    return words(e).contains("timed out");
  }

  private static boolean isOwn6(InetAddress host) {
    return host instanceof Inet6Address && host.isLoopbackAddress();
  }

  private static Reaction unclear(String why) {
    return new Reaction(Kind.UNCLEAR, why);
  }

  private static String words(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
  }
}
