package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A command can be paused, resumed and canceled, with all that it has started, and ends when its
 * time is up.
 */
@Execution(ExecutionMode.CONCURRENT)
class ControlTest {
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
  void aPausedCommandStandsStillUntilItIsResumed() {
    JsonNode answer = client.execute("(seq 1 200000 & echo $! >&2; wait)", 30);
    client.notification("process.output");
    assertThat(status(client.control("PAUSE")), is("paused"));
    assertThat(client.notification("process.paused").path("status").asString(), is("paused"));
    assertThat(Eventually.isStopped(answer.path("result").path("pid").asLong()), is(true));
    JsonNode again = client.control("PAUSE");
    assertThat(status(again), is("paused"));
    assertThat(status(client.control("RESUME")), is("resumed"));
    // What was withheld comes after the pause, never before its end is told.
    JsonNode next = client.next(message -> Client.method(message).startsWith("process."));
    assertThat(Client.method(next), is("process.resumed"));
    assertThat(client.outcome(answer).exitCode(), is(0));
  }

  @Test
  void nothingIsLostOverAPause() {
    JsonNode answer = client.execute("for i in {1..60}; do echo $i; sleep 0.01; done", 30);
    client.sendControl("PAUSE");
    try (Client other = Client.open(server)) {
      other.run("sleep 0.3");
    }
    client.sendControl("RESUME");
    Outcome outcome = client.outcome(answer);
    assertThat(outcome.stdout(), is(client.run("seq 60").stdout()));
    List<String> told = outcome.told().stream().map(Client::method).toList();
    assertThat(told.indexOf("process.resumed"), is(told.indexOf("process.paused") + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 1000",
        "trap '' TERM; sleep 1000 & sleep 1000",
        "trap 'exit 0' TERM; while :; do sleep 0.1; done",
        "(trap '' TERM; sleep 1000; true) >/dev/null 2>&1 & sleep 1000",
        "yes"
      })
  void aCanceledCommandIsGoneWithItsChildren(String command) {
    JsonNode answer = client.execute("bash -c 'echo $$ >&2; exec sleep 999' & " + command, 60);
    long child = Long.parseLong(client.lineOf("stderr"));
    assertThat(status(client.control("CANCEL")), is("canceled"));
    client.notification("process.canceled");
    Outcome outcome = client.outcome(answer);
    assertThat(outcome.status(), is("failed"));
    assertThat(outcome.exitCode(), is(not(0)));
    assertThat(Eventually.isGone(answer.path("result").path("pid").asLong()), is(true));
    assertThat(Eventually.isGone(child), is(true));
    assertThat(client.run("echo next").stdout(), is("next\n"));
  }

  @Test
  void aPausedCommandCanBeCanceled() {
    JsonNode answer = client.execute("trap '' TERM; while :; do :; done", 60);
    client.control("PAUSE");
    client.control("CANCEL");
    assertThat(code(client.control("PAUSE")), is(-32002));
    assertThat(client.outcome(answer).status(), is("failed"));
    assertThat(Eventually.isGone(answer.path("result").path("pid").asLong()), is(true));
  }

  @Test
  void withoutAProcessThereIsNothingToControl() {
    for (String type : new String[] {"PAUSE", "RESUME", "CANCEL", "DANCE"}) {
      assertThat(code(client.control(type)), is(-32002));
    }
    client.run("true");
    assertThat(code(client.control("CANCEL")), is(-32002));
  }

  @Test
  void anUnknownTypeIsRefusedWhileACommandRuns() {
    client.execute("sleep 1000", 60);
    assertThat(code(client.control("DANCE")), is(-32602));
    assertThat(code(client.control("pause")), is(-32602));
    assertThat(code(client.control("RESUME")), is(-32602));
  }

  @Test
  void oneCommandRunsAtATime(@TempDir Path folder) throws Exception {
    String wait = "until test -e " + folder + "/go; do sleep 0.02; done";
    JsonNode answer = client.execute(wait + "; echo first", 60);
    assertThat(code(client.execute("echo second", 60)), is(-32602));
    Files.createFile(folder.resolve("go"));
    assertThat(client.outcome(answer).stdout(), is("first\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sleep 1000",
        "trap '' TERM; sleep 1000; sleep 1000",
        "trap 'exit 0' TERM; while :; do sleep 0.1; done"
      })
  void aCommandThatOutlivesItsTimeIsEnded(String command) {
    Outcome outcome = client.outcome(client.execute(command, 1));
    assertThat(outcome.status(), is("failed"));
    assertThat(outcome.exitCode(), is(not(0)));
    assertThat(outcome.completed().path("error").asString(), is("timed out"));
    assertThat(Eventually.isGone(outcome.completed().path("pid").asLong()), is(true));
    assertThat(client.run("echo next").stdout(), is("next\n"));
  }

  @Test
  void theClockStandsStillDuringAPause() {
    JsonNode answer = client.execute("sleep 1; echo done", 2);
    client.control("PAUSE");
    try (Client other = Client.open(server)) {
      other.run("sleep 2.5");
    }
    client.control("RESUME");
    assertThat(client.outcome(answer).stdout(), startsWith("done"));
  }

  @Test
  void aSessionControlsItsOwnProcessAlone() {
    JsonNode answer = client.execute("sleep 0.3; echo mine", 60);
    try (Client other = Client.open(server)) {
      assertThat(code(other.control("CANCEL")), is(-32002));
      other.run("true");
    }
    assertThat(client.outcome(answer).stdout(), is("mine\n"));
  }

  @Test
  void aNotificationControlsWithoutAnAnswer() {
    JsonNode answer = client.execute("sleep 1000", 60);
    client.sendControl("CANCEL");
    assertThat(client.outcome(answer).methods().get(1), is("process.canceled"));
  }

  private static String status(JsonNode answer) {
    return answer.path("result").path("status").asString();
  }

  private static int code(JsonNode answer) {
    return answer.path("error").path("code").asInt();
  }
}
