package org.ccexecutor.acceptance.session;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to read a message, and to hold it against the contract. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JudgingBenchmark {
  private static final String MESSAGE =
      "{\"jsonrpc\":\"2.0\",\"method\":\"hook.warning\",\"params\":{\"type\":\"stdout\","
          + "\"data\":\"Hello\\n\",\"truncated\":false,\"chunk_index\":null}}";

  private final Conduct conduct = new Conduct();

  @Benchmark
  public Object parsed() {
    return Json.parse(MESSAGE);
  }

  @Benchmark
  public Object judged() {
    return conduct.received(MESSAGE);
  }
}
