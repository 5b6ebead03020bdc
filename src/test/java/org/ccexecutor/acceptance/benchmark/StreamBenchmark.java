package org.ccexecutor.acceptance.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.hostile.HostileServer;
import org.ccexecutor.acceptance.hostile.Visitor;
import org.ccexecutor.acceptance.session.Connected;
import org.ccexecutor.acceptance.session.Connector;
import org.ccexecutor.acceptance.session.Handshake;
import org.ccexecutor.acceptance.session.Request;
import org.ccexecutor.acceptance.session.Session;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import tools.jackson.databind.json.JsonMapper;

/** A command that prints 100,000 messages. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StreamBenchmark {
  private static final int MESSAGES = 100_000;
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String PROCESS =
      "{\"jsonrpc\":\"2.0\",\"method\":\"process.%s\",\"params\":{\"status\":\"%s\",\"pid\":42,"
          + "\"pgid\":42,\"exit_code\":%s,\"error\":null}}";
  private static final String RESULT =
      "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":{\"status\":\"started\",\"pid\":42,\"pgid\":42}}";
  private static final String OUTPUT =
      "{\"jsonrpc\":\"2.0\",\"method\":\"process.output\",\"params\":{\"type\":\"stdout\","
          + "\"data\":\"line\\n\",\"truncated\":false,\"chunk_index\":null,\"total_chunks\":null}}";
  private static final String QUESTION =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"command\":\"yes\"}}";

  private final Connector connector = new Connector(new Secrets(List.of("Tk-0123456789abcdef")));
  private final JsonMapper mapper = new JsonMapper();
  private final BareTyrus bare = new BareTyrus(text -> {});
  private final BareTyrus parsing = new BareTyrus(mapper::readTree);
  private final byte[] lines = lines();
  private HostileServer server;
  private URI uri;

  private static byte[] lines() {
    byte[] frame = Visitor.framed(Visitor.TEXT, OUTPUT.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < MESSAGES; i++) {
      all.writeBytes(frame);
    }
    return all.toByteArray();
  }

  @Setup
  public void start() {
    server = HostileServer.with(this::pour);
    uri = URI.create(server.url());
  }

  private void pour(Visitor visitor) throws IOException {
    visitor.greet();
    visitor.text(String.format(RESULT, Visitor.idIn(visitor.read())));
    visitor.text(String.format(PROCESS, "started", "started", "null"));
    visitor.raw(lines);
    visitor.text(String.format(PROCESS, "completed", "completed", "0"));
    visitor.waitForTheEnd();
  }

  @TearDown
  public void stop() {
    server.close();
  }

  @Benchmark
  public Object specification() {
    Connected connected =
        connector.connect(Handshake.at(uri), DEADLINE, connector.transcript("the client"));
    Session session = ((Connected.Open) connected).session();
    session.awaitMessage(0, message -> true, DEADLINE).orElseThrow();
    String text = Request.call(session.nextId(), "execute", Map.of("command", "yes"));
    Request request = Request.of(text);
    session.sendText(text, request);
    Object completion =
        session
            .await(DEADLINE, () -> session.last().flatMap(one -> one.completion()))
            .orElseThrow();
    session.abort();
    return completion;
  }

  @Benchmark
  public Object bareTyrus() throws Exception {
    return bare.exchange(uri, QUESTION, text -> text.contains("process.completed"));
  }

  @Benchmark
  public Object bareTyrusThatParses() throws Exception {
    return parsing.exchange(uri, QUESTION, text -> text.contains("process.completed"));
  }
}
