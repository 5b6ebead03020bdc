package org.ccexecutor.acceptance.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Request;
import org.ccexecutor.acceptance.session.Session;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a scenario costs at least: connect, be greeted, ask, be answered, close. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SessionBenchmark {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String QUESTION = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"nope\"}";

  private final Connector connector = new Connector(new Secrets(List.of("Tk-0123456789abcdef")));
  private final BareTyrus bare = new BareTyrus(text -> {});
  private ReferenceServer server;
  private URI uri;

  @Setup
  public void start() {
    server = ReferenceServer.start(ReferenceOptions.standard().withMaxSessions(10_000));
    uri = URI.create("ws://127.0.0.1:" + server.port() + "/ws/mcp");
  }

  @TearDown
  public void stop() {
    server.close();
  }

  @Benchmark
  public Object specification() {
    Connected connected =
        connector.connect(Handshake.at(uri), DEADLINE, connector.transcript("the client"));
    try (Session session = ((Connected.Open) connected).session()) {
      session.awaitMessage(0, message -> true, DEADLINE).orElseThrow();
      int mark = session.mark();
      String text = Request.call(session.nextId(), "nope", Map.of());
      Request request = Request.of(text);
      session.sendText(text, request);
      Message answer =
          session.awaitResponse(mark, request.id().orElseThrow(), DEADLINE).orElseThrow();
      session.close();
      session.awaitEnd(DEADLINE);
      return answer;
    }
  }

  @Benchmark
  public Object bareTyrus() throws Exception {
    return bare.exchange(uri, QUESTION, text -> text.contains("\"error\""));
  }
}
