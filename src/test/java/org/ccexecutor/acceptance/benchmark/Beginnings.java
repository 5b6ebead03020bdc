package org.ccexecutor.acceptance.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Session;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;

/**
 * What is measured once in a JVM that has done nothing before.
 *
 * @param first how long the first embedded server takes to start
 * @param second how long the second takes
 * @param threads how many threads of the client hold all sessions
 */
record Beginnings(Duration first, Duration second, int threads) {
  private static final int SESSIONS = 1_000;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  static Beginnings measure() {
    long begun = System.nanoTime();
    try (ReferenceServer first = ReferenceServer.start(ReferenceOptions.standard())) {
      long between = System.nanoTime();
      ReferenceOptions large = ReferenceOptions.standard().withMaxSessions(2 * SESSIONS);
      try (ReferenceServer second = ReferenceServer.start(large)) {
        long end = System.nanoTime();
        return new Beginnings(
            Duration.ofNanos(between - begun),
            Duration.ofNanos(end - between),
            threads(URI.create("ws://127.0.0.1:" + second.port() + "/ws/mcp")));
      }
    }
  }

  private static int threads(URI uri) {
    Connector connector = new Connector(new Secrets(List.of("Tk-0123456789abcdef")));
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      Connected connected =
          connector.connect(Handshake.at(uri), DEADLINE, connector.transcript("client " + i));
      sessions.add(((Connected.Open) connected).session());
    }
    sessions.forEach(session -> session.awaitMessage(0, message -> true, DEADLINE).orElseThrow());
    int threads =
        (int)
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("tyrus"))
                .count();
    sessions.forEach(Session::close);
    return threads;
  }
}
