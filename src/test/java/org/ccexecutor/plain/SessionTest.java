package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Sessions keep apart, are counted, and leave nothing behind. */
@Execution(ExecutionMode.CONCURRENT)
class SessionTest {

  @Test
  void connectedSaysWhatThereIs() {
    try (PlainServer server = PlainServer.start(Options.standard())) {
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        JsonNode connected = Client.shakeHands(server).next();
        assertThat(Client.method(connected), is("connected"));
        JsonNode params = connected.path("params");
        ids.add(params.path("session_id").asString());
        assertThat(params.path("version").asString(), is(Session.VERSION));
        List<String> capabilities = new ArrayList<>();
        params.path("capabilities").forEach(each -> capabilities.add(each.asString()));
        assertThat(capabilities, hasItems("execute", "control", "stream"));
      }
      assertThat(ids.size(), is(20));
    }
  }

  @Test
  void aHundredSessionsKeepApart() {
    try (PlainServer server = PlainServer.start(Options.standard())) {
      List<Client> clients = IntStream.range(0, 100).mapToObj(i -> Client.open(server)).toList();
      List<JsonNode> answers = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String command = "for n in {1..20}; do echo " + i + "; echo " + i + " >&2; done";
        answers.add(clients.get(i).execute(command, 60));
      }
      for (int i = 0; i < 100; i++) {
        Outcome outcome = clients.get(i).outcome(answers.get(i));
        assertThat(outcome.stdout(), is((i + "\n").repeat(20)));
        assertThat(outcome.stderr(), is((i + "\n").repeat(20)));
      }
    }
  }

  @Test
  void exactlyAsManyFitAsThereIsRoomFor() throws Exception {
    try (PlainServer server = PlainServer.start(Options.standard().withMaxSessions(3))) {
      List<Client> clients =
          new ArrayList<>(IntStream.range(0, 3).mapToObj(i -> Client.open(server)).toList());
      for (int i = 0; i < 20; i++) {
        Client rejected = Client.shakeHands(server);
        JsonNode answer = rejected.next();
        assertThat(answer.path("error").path("code").asInt(), is(-32003));
        assertThat(answer.path("id").isNull(), is(true));
        assertThat(rejected.closeCode(), is(1008));
        assertThat(clients.get(i % 3).run("echo in").stdout(), is("in\n"));
        clients.get(i % 3).close();
        clients.set(i % 3, Client.open(server));
      }
    }
  }

  @Test
  void closingEndsTheProcessAndItsChildren() throws Exception {
    try (PlainServer server = PlainServer.start(Options.standard())) {
      for (String ending : List.of("close", "abort", "fin", "reset")) {
        for (boolean paused : new boolean[] {false, true}) {
          assertThat(ending, endsWith(server, ending, paused), is(true));
        }
      }
    }
  }

  private static boolean endsWith(PlainServer server, String ending, boolean paused)
      throws Exception {
    RawClient client = new RawClient(server).shakeHands();
    client.text(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"timeout\":60,"
            + "\"command\":\"trap '' TERM HUP; sleep 1000 & printf '\\nchild %d\\n' $!; wait; sleep 1000\"}}");
    long child = childOf(client);
    if (paused) {
      client.text(
          "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"control\",\"params\":{\"type\":\"PAUSE\"}}");
      assertThat(Eventually.isStopped(child), is(true));
    }
    switch (ending) {
      case "close" -> client.frame(0x88, new byte[] {3, (byte) 0xe8});
      case "fin" -> client.socket.shutdownOutput();
      case "reset" -> client.reset();
      default -> client.close();
    }
    return Eventually.isGone(child);
  }

  /** Puts the pieces of the output together until the child is named. */
  private static long childOf(RawClient client) throws Exception {
    StringBuilder output = new StringBuilder();
    Matcher named = Pattern.compile("child (\\d+)\n").matcher(output);
    while (!named.reset().find()) {
      output.append(client.message().path("params").path("data").asString(""));
    }
    return Long.parseLong(named.group(1));
  }

  @Test
  void aHundredDroppedSessionsLeaveNothingBehind() throws Exception {
    // Other tests have processes too: those of this one sleep for a time of their own.
    String time = "1000." + ThreadLocalRandom.current().nextInt(1_000_000_000);
    try (PlainServer server = PlainServer.start(Options.standard().withMaxSessions(100))) {
      for (int i = 0; i < 100; i++) {
        RawClient client = new RawClient(server).shakeHands();
        client.text(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"timeout\":60,"
                + "\"command\":\"sleep TIME & sleep TIME\"}}".replace("TIME", time));
        client.reset();
      }
      assertThat(
          Eventually.within(
              Duration.ofSeconds(20),
              () -> ProcessHandle.allProcesses().noneMatch(process -> has(process, time))),
          is(true));
      assertThat(Client.open(server).run("echo alive").stdout(), is("alive\n"));
    }
  }

  private static boolean has(ProcessHandle process, String word) {
    return process.info().commandLine().filter(line -> line.contains(word)).isPresent();
  }

  @Test
  void aSessionRunsOneCommandAfterAnother() {
    try (PlainServer server = PlainServer.start(Options.standard());
        Client client = Client.open(server)) {
      Set<String> pids = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        Outcome outcome = client.run("echo " + i + " $$");
        String[] words = outcome.stdout().strip().split(" ");
        assertThat(words[0], is("" + i));
        pids.add(words[1]);
      }
      assertThat(pids.size(), is(20));
    }
  }

  @Test
  void whoAnswersTheHeartbeatStays() {
    Duration beat = Duration.ofMillis(50);
    try (PlainServer server = PlainServer.start(Options.standard().withHeartbeat(beat));
        Client client = Client.open(server)) {
      for (int i = 0; i < 5; i++) {
        assertThat(client.notification("ping").path("timestamp").asDouble() > 1.7e9, is(true));
      }
      assertThat(client.run("echo alive").stdout(), is("alive\n"));
    }
  }

  @Test
  void whoNeverAnswersTheHeartbeatIsGivenUp() throws Exception {
    try (PlainServer server =
            PlainServer.start(Options.standard().withHeartbeat(Duration.ofSeconds(1)));
        RawClient client = new RawClient(server).shakeHands()) {
      client.awaitEnd();
    }
  }

  @Test
  void closingTheServerLeavesNothing() throws Exception {
    PlainServer server = PlainServer.start(Options.standard());
    String name = "plain-" + server.port();
    Client client = Client.open(server);
    long pid =
        client.execute("trap '' TERM; sleep 1000 & wait", 60).path("result").path("pid").asLong();
    RawClient mute = new RawClient(server).shakeHands();
    long before = System.nanoTime();
    server.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before).toMillis(), lessThan(3000L));
    assertThat(client.closeCode(), is(1001));
    mute.awaitEnd();
    assertThat(Eventually.isGone(pid), is(true));
    assertThat(
        Eventually.within(
            Duration.ofSeconds(5),
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals(name))),
        is(true));
  }
}
