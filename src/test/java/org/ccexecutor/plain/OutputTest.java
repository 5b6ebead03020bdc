package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a command prints arrives whole, in order and in time, and its exit code is its own. */
@Execution(ExecutionMode.CONCURRENT)
class OutputTest {
  private PlainServer server;
  private Client client;

  @BeforeEach
  void open() {
    server = PlainServer.start(Options.standard());
    client = Client.open(server);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void stdoutAndStderrAreKeptApart() {
    Outcome outcome = client.run("for i in {1..500}; do echo out $i; echo err $i >&2; done");
    assertThat(outcome.stdout(), is(outcome.stderr().replace("err", "out")));
    assertThat(outcome.stdout().lines().count(), is(500L));
  }

  @ParameterizedTest
  @CsvSource({"false,1", "exit 3,3", "no-such-command,127", "kill -9 $$,137"})
  void aFailureHasItsExitCode(String command, int code) {
    Outcome outcome = client.run(command);
    assertThat(outcome.status(), is("failed"));
    assertThat(outcome.exitCode(), is(code));
  }

  @Test
  void outputWithoutNewlineArrivesWhole() {
    assertThat(client.run("printf abc").stdout(), is("abc"));
    assertThat(
        client.run("printf 'more than seven letters'").stdout(), is("more than seven letters"));
  }

  @Test
  void outputArrivesWhileTheCommandRuns(@TempDir Path folder) throws Exception {
    String wait = "until test -e " + folder + "/go; do sleep 0.02; done";
    JsonNode answer = client.execute("printf x; " + wait + "; printf y", 30);
    assertThat(client.notification("process.output").path("data").asString(), is("x"));
    Files.createFile(folder.resolve("go"));
    assertThat(client.outcome(answer).stdout(), is("y"));
  }

  @Test
  void manyLinesArriveInOrder() {
    String expected =
        IntStream.rangeClosed(1, 10_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertTrue(client.run("seq 10000").stdout().equals(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "日", "👩"})
  void aLongLineArrivesWhole(String letter) {
    Outcome outcome = client.run("printf '" + letter + "%.0s' {1..200000} | tee /dev/stderr");
    assertTrue(outcome.stdout().equals(letter.repeat(200_000)));
    assertTrue(outcome.stderr().equals(letter.repeat(200_000)));
    assertThat(outcome.completed().path("exit_code").asInt(), is(0));
  }

  @Test
  void piecesAreCounted() {
    Outcome outcome = client.run("printf 0123456789abcdefghij; printf 0123456789abcdefghij >&2");
    List<JsonNode> pieces = outcome.outputs("stdout");
    assertThat(pieces.size(), is(3));
    for (int i = 0; i < 3; i++) {
      assertThat(pieces.get(i).path("chunk_index").asInt(-1), is(i));
      assertThat(pieces.get(i).path("total_chunks").asInt(-1), is(3));
      assertThat(outcome.outputs("stderr").get(i).path("chunk_index").asInt(-1), is(i));
      assertThat(outcome.outputs("stderr").get(i).path("total_chunks").isNull(), is(true));
    }
  }

  @Test
  void aCommandThatReadsItsInputSeesItsEnd() {
    assertThat(client.run("cat; read line; echo $?").stdout(), is("1\n"));
  }

  @Test
  void bytesThatAreNotTextAreReplaced() {
    Outcome outcome =
        client.run("printf 'a\\xff\\xe6\\x97b'; head -c 100000 /dev/urandom; printf 'end\\xe6'");
    assertThat(outcome.stdout(), startsWith("a\uFFFD\uFFFDb"));
    assertThat(outcome.stdout().endsWith("end\uFFFD"), is(true));
  }

  @Test
  void charactersSurviveAnySlowCut() {
    String slowly = "for b in e6 97 a5 f0 9f 91 a9; do printf \"\\x$b\"; sleep 0.03; done";
    assertThat(client.run(slowly).stdout(), is("日👩"));
  }

  @Test
  void silenceIsNoOutput() {
    assertThat(client.run("true").methods(), is(List.of("process.started", "process.completed")));
  }

  @Test
  void whoKeepsTheOutputOpenInTheBackgroundIsNotWaitedFor() {
    assertThat(
        client.run("(sleep 3; echo late) & setsid sleep 4 & echo out").stdout(), is("out\n"));
    assertThat(client.run("sleep 3; echo next").stdout(), is("next\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">/dev/null 2>&1"})
  void whoIsLeftInTheBackgroundLivesUntilTheSessionCloses(String redirection) {
    Outcome outcome = client.run("sleep 1000 " + redirection + " & echo $!");
    assertThat(outcome.status(), is("completed"));
    long pid = Long.parseLong(outcome.stdout().strip());
    assertThat(client.run("kill -0 " + pid).exitCode(), is(0));
    client.close();
    assertThat(Eventually.isGone(pid), is(true));
  }
}
