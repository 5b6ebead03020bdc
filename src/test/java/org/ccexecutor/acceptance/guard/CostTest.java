package org.ccexecutor.acceptance.guard;

import static org.hamcrest.CoreMatchers.both;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.report.RealRun;
import org.ccexecutor.acceptance.report.ReportPlugin;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Session;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a scenario costs in connections, bytes and threads: where it grows, runs become slow. */
@Isolated("counts threads")
class CostTest {
  private static final int SCENARIOS = 20;
  private static final int SESSIONS = 300;
  private static final long MOST_THREADS = 40;

  /** Handshake, one command, one barrier, close. */
  private static final long MOST_SENT = 500;

  private static final long MOST_REPORTED = 2_000;
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void anEchoCostsOneConnectionAndFewBytes() throws IOException {
    try (ReferenceServer server = ReferenceServer.start(ReferenceOptions.standard());
        Relay relay = Relay.to(server.port());
        Run run = runThrough(relay)) {
      RealRun.executed(echoes(), run, new ReportPlugin(run, directory.resolve("reports")));
      assertThat(
          "passed",
          run.findings().all().stream().filter(one -> one.judgement().isEmpty()).count(),
          is((long) SCENARIOS));
      assertThat("connections", relay.connections(), is(SCENARIOS));
      assertThat("bytes sent", relay.sent() / SCENARIOS, is(lessThanOrEqualTo(MOST_SENT)));
    }
    for (String report : List.of("verdicts.json", "junit.xml", "summary.md")) {
      assertThat(
          report,
          Files.size(directory.resolve("reports").resolve(report)),
          is(lessThanOrEqualTo(SCENARIOS * MOST_REPORTED)));
    }
  }

  private static Run runThrough(Relay relay) {
    return Runs.with(
        Runs.server(
            ServerName.LOCAL,
            "ws://127.0.0.1:" + relay.port() + "/ws/mcp",
            StartedBy.RUNNING,
            new Token(Runs.TOKEN)));
  }

  private Path echoes() throws IOException {
    StringBuilder text = new StringBuilder("@ECHO-1 @must\nFeature: Echoes\n");
    for (int i = 0; i < SCENARIOS; i++) {
      text.append("  Scenario: Echo ").append(i).append('\n');
      text.append(
          "    When the client echoes \"Hello\"\n    Then exactly that comes back, and a newline\n");
    }
    return Files.writeString(directory.resolve("echoes.feature"), text);
  }

  @Test
  void manySessionsShareFewThreads() {
    Connector connector = new Connector(new Secrets(List.of()));
    ReferenceOptions large = ReferenceOptions.standard().withMaxSessions(SESSIONS);
    List<Session> sessions = new ArrayList<>();
    try (ReferenceServer server = ReferenceServer.start(large)) {
      URI uri = URI.create("ws://127.0.0.1:" + server.port() + "/ws/mcp");
      for (int i = 0; i < SESSIONS; i++) {
        Connected connected =
            connector.connect(Handshake.at(uri), DEADLINE, connector.transcript("client " + i));
        sessions.add(((Connected.Open) connected).session());
      }
      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().contains("tyrus"))
              .count();
      assertThat(
          "threads", threads, is(both(greaterThan(0L)).and(lessThanOrEqualTo(MOST_THREADS))));
      sessions.forEach(Session::close);
    }
  }
}
