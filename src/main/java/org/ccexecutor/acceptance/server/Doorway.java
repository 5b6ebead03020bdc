package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
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
  private enum Reaction {
    ACCEPTS,
    REFUSES,
    IS_SILENT
  }

  /**
   * The address at which something listens, if anything does. A name such as {@code localhost} can
   * stand for several, and a client tries the first alone: where another one answers, that one is
   * named in its place.
   */
  Optional<ServerAddress> open(ServerAddress address) {
    boolean first = true;
    for (InetAddress candidate : candidates(address)) {
      if (reaction(candidate, address.port()) == Reaction.ACCEPTS) {
        return Optional.of(first ? address : address.at(candidate));
      }
      first = false;
    }
    return Optional.empty();
  }

  /** Whether connections are refused there, beyond doubt: silence may be that of a busy server. */
  boolean refuses(ServerAddress address) {
    return candidates(address).stream()
        .allMatch(candidate -> reaction(candidate, address.port()) == Reaction.REFUSES);
  }

  /** Why nothing is open there, in words. */
  String closedBecause(ServerAddress address) {
    if (candidates(address).isEmpty()) {
      return "the host name " + address.host() + " cannot be resolved";
    }
    return refuses(address) ? "nothing listens at " + address : "nothing answers at " + address;
  }

  private static Set<InetAddress> candidates(ServerAddress address) {
    Set<InetAddress> all = new LinkedHashSet<>();
    try {
      all.addAll(List.of(InetAddress.getAllByName(address.host())));
      if (address.host().equalsIgnoreCase("localhost")) {
        // A server may listen on the one that the system does not give.
        all.addAll(List.of(InetAddress.getAllByName("127.0.0.1")));
        all.addAll(List.of(InetAddress.getAllByName("::1")));
      }
    } catch (UnknownHostException e) {
      // Then there is none.
    }
    return all;
  }

  private Reaction reaction(InetAddress host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(host, port), (int) patience.of(CONNECT_DEADLINE).toMillis());
      return Reaction.ACCEPTS;
    } catch (SocketTimeoutException e) {
      return Reaction.IS_SILENT;
    } catch (IOException e) {
      return Reaction.REFUSES;
    }
  }
}
