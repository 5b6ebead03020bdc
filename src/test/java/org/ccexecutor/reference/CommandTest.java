package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandTest {

  private ReferenceServer server;
  private Client client;

  @BeforeAll
  void start() {
    server = Quiet.server();
    client = Client.greeted(server);
  }

  @AfterAll
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void theWireByExample() {
    List<JsonNode> messages = client.run("echo 'Hello'");
    String pid = messages.get(0).at("/result/pid").toString();
    String id = "\"pid\":" + pid + ",\"pgid\":" + pid;
    assertThat(messages, hasSize(4));
    assertThat(
        messages.get(0).toString(),
        is("{\"jsonrpc\":\"2.0\",\"result\":{\"status\":\"started\"," + id + "},\"id\":1}"));
    assertThat(
        messages.get(1).toString(),
        is(
            "{\"jsonrpc\":\"2.0\",\"method\":\"process.started\",\"params\":"
                + "{\"status\":\"started\","
                + id
                + ",\"exit_code\":null,\"error\":null}}"));
    assertThat(
        messages.get(2).toString(),
        is(
            "{\"jsonrpc\":\"2.0\",\"method\":\"process.output\",\"params\":"
                + "{\"type\":\"stdout\",\"data\":\"Hello\\n\",\"truncated\":false,\"chunk_index\":null,"
                + "\"total_chunks\":null}}"));
    assertThat(
        messages.get(3).toString(),
        startsWith(
            "{\"jsonrpc\":\"2.0\",\"method\":\"process.completed\","
                + "\"params\":{\"status\":\"completed\","
                + id
                + ",\"exit_code\":0,\"error\":null,\"execution_time\":"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's",
        "\"",
        "$HOME",
        "\\\\n",
        "a\tb",
        "two  spaces",
        "*",
        "é",
        "日本語",
        "👩‍💻",
        "שלום",
        "-x"
      })
  void textComesBackAsItWas(String text) {
    List<JsonNode> messages = client.run("printf '%s\\n' '" + text.replace("'", "'\\''") + "'");
    assertThat(Client.printed(messages, "stdout"), is(text + "\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "true, 0, completed",
    "exit 3, 3, failed",
    "false, 1, failed",
    "nope-nope, 127, failed",
    "exit 255, 255, failed",
    "kill -9 $$, 137, failed",
    "' ', 0, completed",
    "-x, 127, failed"
  })
  void theExitCodeIsItsOwn(String command, int exitCode, String status) {
    JsonNode completed = Client.last(client.run(command));
    assertThat(completed.at("/params/exit_code").asInt(), is(exitCode));
    assertThat(completed.at("/params/status").asString(), is(status));
  }

  @Test
  void theStreamsAreKeptApart() {
    List<JsonNode> messages = client.run("echo out; echo err >&2; printf more; printf worse >&2");
    assertThat(Client.printed(messages, "stdout"), is("out\nmore"));
    assertThat(Client.printed(messages, "stderr"), is("err\nworse"));
  }

  @Test
  void nothingPrintedIsNothingSaid() {
    assertThat(client.run("true"), hasSize(3));
  }

  @Test
  void inputIsAtItsEnd() {
    assertThat(Client.printed(client.run("cat; read x; echo $?"), "stdout"), is("1\n"));
  }

  @Test
  void muchOutputArrivesWhole() {
    String line = "é日🙂x".repeat(12_500);
    assertThat(
        Client.printed(client.run("for i in {1..12500}; do printf 'é日🙂x'; done"), "stdout"),
        is(line));
    String lines =
        IntStream.rangeClosed(1, 10_000).mapToObj(i -> i + "\n").collect(Collectors.joining());
    assertThat(Client.printed(client.run("seq 10000"), "stdout"), is(lines));
  }

  @Test
  void aLongCommandArrivesWhole() {
    String text = "é".repeat(32_768);
    assertThat(Client.printed(client.run("echo '" + text + "'"), "stdout"), is(text + "\n"));
  }

  @Test
  void bytesThatAreNoTextEndNothing() {
    String text =
        Client.printed(client.run("head -c 100000 /dev/urandom; printf 'end\\xf0\\x9f'"), "stdout");
    assertThat(text, endsWith("end\uFFFD"));
  }

  @Test
  void outputComesWhileTheCommandRuns(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("go");
    client.execute(
        "echo before; printf '\\xff'; until [ -e " + file + " ]; do sleep 0.01; done; echo after");
    client.until("process.output");
    Files.createFile(file);
    assertThat(Client.printed(client.until("process.completed"), "stdout"), endsWith("after\n"));
  }

  @Test
  void everyCommandHasItsOwnPidAndOutput() {
    Set<Long> pids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      List<JsonNode> messages = client.run("echo " + i);
      assertThat(Client.printed(messages, "stdout"), is(i + "\n"));
      pids.add(Client.last(messages).at("/params/pid").asLong());
    }
    assertThat(pids, hasSize(20));
  }

  @Test
  void thePidIsThatOfTheShellAndLeadsItsGroup() {
    List<JsonNode> messages = client.run("echo $$ $(ps -o pgid= -p $$)");
    String pid = messages.get(0).at("/result/pid").toString();
    assertThat(Client.printed(messages, "stdout"), is(pid + " " + pid + "\n"));
  }

  @Test
  void aChildInTheBackgroundDelaysNothing(@TempDir Path directory) {
    String asked = directory.resolve("asked").toString();
    String late = directory.resolve("late").toString();
    String child = "(" + waitingFor(asked) + "; echo late; touch " + late + "; sleep 1000)";
    assertThat(Client.printed(client.run(child + " & echo now"), "stdout"), is("now\n"));
    String next = "touch " + asked + "; " + waitingFor(late) + "; echo next";
    assertThat(Client.printed(client.run(next), "stdout"), is("next\n"));
  }

  private static String waitingFor(String file) {
    return "until [ -e " + file + " ]; do sleep 0.05; done";
  }

  @Test
  void theTokenIsNotInTheEnvironment() {
    assertThat(Client.printed(client.run("echo \"[$AUTH_TOKEN]\""), "stdout"), is("[]\n"));
  }

  @Test
  void aGuardThatWasKilledGetsASuccessor() {
    long pid = client.execute("sleep 1000").next().at("/result/pid").asLong();
    ProcessHandle.current()
        .children()
        .filter(CommandTest::isGuard)
        .forEach(ProcessHandle::destroyForcibly);
    client.control("CANCEL").until("process.completed");
    assertThat(Groups.soon(() -> Groups.isGone(pid)), is(true));
    assertThat(Client.printed(client.run("echo next"), "stdout"), is("next\n"));
  }

  private static boolean isGuard(ProcessHandle process) {
    return process.info().arguments().stream().flatMap(Stream::of).anyMatch("guard"::equals);
  }

  @Test
  void theOrderIsAlwaysTheSame() {
    for (int i = 0; i < 50; i++) {
      List<String> order =
          client.run("echo x").stream().map(m -> m.path("method").asString("response")).toList();
      assertThat(
          order, contains("response", "process.started", "process.output", "process.completed"));
    }
  }
}
