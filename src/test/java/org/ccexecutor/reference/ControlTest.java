package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class ControlTest {

  private ReferenceServer server;
  private Client client;

  @BeforeEach
  void start() {
    server = Quiet.server();
    client = Client.greeted(server);
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private long pid(List<JsonNode> messages) {
    return messages.get(0).at("/result/pid").asLong();
  }

  @Test
  void aPauseStopsTheGroupAndItsOutput() throws InterruptedException {
    long pid =
        pid(
            client
                .execute("i=0; while [ $i -lt 200000 ]; do echo $((i++)); done | cat")
                .until("process.output"));
    List<JsonNode> paused = client.control("PAUSE").until("process.paused");
    assertThat(
        paused.stream().anyMatch(m -> m.at("/result/status").asString("").equals("paused")),
        is(true));
    assertThat(Groups.states(pid), hasSize(greaterThan(1)));
    assertThat(Groups.states(pid), everyItem(is("T")));
    assertThat(client.isQuiet(200), is(true));
    assertThat(client.control("PAUSE").until("process.paused"), hasSize(2));
    List<JsonNode> resumed = client.control("RESUME").until("process.completed");
    assertThat(resumed.get(0).at("/result/status").asString(), is("resumed"));
    assertThat(resumed.get(1).path("method").asString(), is("process.resumed"));
    assertThat(Client.printed(resumed, "stdout").endsWith("\n199999\n"), is(true));
  }

  @Test
  void aPauseInTheFirstMillisecondIsNoEnd() {
    for (int i = 0; i < 200; i++) {
      client.execute("sleep 0.01; echo " + i).until("process.started");
      List<JsonNode> rest = client.control("PAUSE").control("RESUME").until("process.completed");
      assertThat(Client.printed(rest, "stdout"), is(i + "\n"));
    }
  }

  @Test
  void nothingIsLostInAPause() {
    List<JsonNode> all =
        client.execute("for i in {1..20000}; do echo $i; done; sleep 1").until("process.started");
    all.addAll(client.control("PAUSE").until("process.paused"));
    all.addAll(client.control("RESUME").until("process.completed"));
    assertThat(Client.printed(all, "stdout").lines().count(), is(20_000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 1000",
        "trap '' TERM; sleep 1000; sleep 1001",
        "trap 'exit 0' TERM; sleep 1000 & wait",
        "(trap '' TERM; while :; do sleep 1; done) & sleep 1000",
        "sleep 1000 | sleep 1001"
      })
  void aCancelEndsTheGroup(String command) {
    long pid = pid(client.execute("echo; " + command).until("process.output"));
    List<JsonNode> canceled = client.control("CANCEL").until("process.completed");
    assertThat(canceled.get(0).at("/result/status").asString(), is("canceled"));
    assertThat(canceled.get(1).path("method").asString(), is("process.canceled"));
    assertThat(Client.last(canceled).at("/params/status").asString(), is("failed"));
    assertThat(Client.last(canceled).at("/params/exit_code").asInt(), not(0));
    assertThat(Groups.states(pid), empty());
    assertThat(Client.printed(client.run("echo next"), "stdout"), is("next\n"));
  }

  @Test
  void aCancelEndsWhatIsPaused() {
    long pid = pid(client.execute("echo; sleep 1000 | sleep 1001").until("process.output"));
    client.control("PAUSE").until("process.paused");
    client.control("CANCEL").until("process.completed");
    assertThat(Groups.states(pid), empty());
  }

  @Test
  void whatIsBeingEndedDoesNotPause() {
    client.execute("trap '' TERM; echo; while :; do sleep 0.1; done").until("process.output");
    client.control("CANCEL").until("process.canceled");
    assertThat(client.control("PAUSE").next().at("/error/code").asInt(), is(-32002));
    client.until("process.completed");
  }

  @Test
  void aPauseAsTheTimeIsOverHoldsUpNothing() {
    client
        .execute("trap '' TERM; while :; do sleep 0.1; done", ",\"timeout\":1")
        .until("process.started");
    long end = System.nanoTime() + 1_500_000_000L;
    while (System.nanoTime() < end) {
      client.control("PAUSE").control("RESUME");
      LockSupport.parkNanos(10_000_000);
    }
    client.until("process.completed");
  }

  @Test
  void aSecondExecuteIsRefusedAndTheFirstGoesOn(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("go");
    client
        .execute("until [ -e " + file + " ]; do sleep 0.01; done; echo first")
        .until("process.started");
    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"execute\",\"params\":{\"command\":\"echo second\"}}");
    JsonNode refused = client.next();
    assertThat(refused.at("/error/code").asInt(), is(-32602));
    assertThat(refused.path("id").asInt(), is(5));
    Files.createFile(file);
    assertThat(Client.printed(client.until("process.completed"), "stdout"), is("first\n"));
  }

  @Test
  void afterTheEndThereIsNothingToControl() {
    client.run("true");
    assertThat(client.control("CANCEL").next().at("/error/code").asInt(), is(-32002));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 1000 & sleep 1001",
        "trap 'exit 0' TERM; while :; do sleep 0.1; done",
        "trap '' TERM; while :; do sleep 0.1; done"
      })
  void aTimeoutEndsTheGroup(String command) {
    List<JsonNode> messages = client.execute(command, ",\"timeout\":1").until("process.completed");
    assertThat(Client.last(messages).at("/params/status").asString(), is("failed"));
    assertThat(Client.last(messages).at("/params/exit_code").asInt(), not(0));
    assertThat(Groups.states(pid(messages)), empty());
    assertThat(Client.printed(client.run("echo next"), "stdout"), is("next\n"));
  }

  @Test
  void aTimeoutEndsWhatIsPaused() {
    List<JsonNode> messages =
        client.execute("sleep 1000", ",\"timeout\":1").until("process.started");
    client.control("PAUSE").until("process.paused");
    client.until("process.completed");
    assertThat(Groups.states(pid(messages)), empty());
  }

  @Test
  void oneSessionDoesNotControlAnother() {
    client.execute("sleep 0.5; echo undisturbed").until("process.started");
    try (Client other = Client.greeted(server)) {
      for (String type : List.of("PAUSE", "RESUME", "CANCEL")) {
        assertThat(other.control(type).next().at("/error/code").asInt(), is(-32002));
      }
    }
    assertThat(Client.printed(client.until("process.completed"), "stdout"), is("undisturbed\n"));
  }

  @Test
  void controlAsTheCommandEndsHasOneOfTwoOutcomes() {
    for (int i = 0; i < 40; i++) {
      client.execute("echo x").control("CANCEL");
      List<JsonNode> messages = client.until("process.completed");
      boolean answered = messages.stream().anyMatch(m -> m.path("id").asInt(0) == 2);
      JsonNode answer =
          answered
              ? messages.stream().filter(m -> m.path("id").asInt(0) == 2).findFirst().orElseThrow()
              : client.next();
      assertThat(
          List.of(answer.has("result"), answer.at("/error/code").asInt(0) == -32002),
          hasItem(true));
    }
    assertThat(Client.printed(client.run("echo next"), "stdout"), is("next\n"));
  }
}
