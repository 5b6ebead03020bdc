package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class SessionTest {

  private static int active(ReferenceServer server) {
    try {
      return Http.health(server).path("active_sessions").asInt();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void exactlyAsManyFitAsItSays() {
    try (ReferenceServer server = ReferenceServer.start(Quiet.options().withMaxSessions(3))) {
      List<Client> clients = new ArrayList<>();
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < 3; i++) {
        Client client = Client.connect(server);
        clients.add(client);
        ids.add(client.next().at("/params/session_id").asString());
      }
      assertThat(ids, hasSize(3));
      Client fourth = Client.connect(server);
      JsonNode refusal = fourth.next();
      assertThat(refusal.at("/error/code").asInt(), is(-32003));
      assertThat(fourth.closeCode(), is(1008));
      assertThat(active(server), is(3));
      assertThat(Client.printed(clients.get(1).run("echo still"), "stdout"), is("still\n"));
      clients.get(0).close();
      assertThat(Groups.soon(() -> active(server) == 2), is(true));
      assertThat(Client.connect(server).next().path("method").asString(), is("connected"));
    }
  }

  @Test
  void manyHearOnlyThemselves() {
    try (ReferenceServer server = Quiet.server()) {
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        clients.add(
            Client.greeted(server).execute("echo " + i + "; sleep 0.1; echo " + i + " >&2"));
      }
      for (int i = 0; i < 60; i++) {
        List<JsonNode> messages = clients.get(i).until("process.completed");
        assertThat(Client.printed(messages, "stdout"), is(i + "\n"));
        assertThat(Client.printed(messages, "stderr"), is(i + "\n"));
        clients.get(i).close();
      }
      assertThat(Groups.soon(() -> active(server) == 0), is(true));
    }
  }

  @Test
  void theEndOfASessionEndsItsCommands() {
    try (ReferenceServer server = Quiet.server()) {
      for (boolean cut : List.of(true, false)) {
        for (boolean paused : List.of(true, false)) {
          Client client = Client.greeted(server);
          client.run("sleep 1000 & true");
          List<JsonNode> messages =
              client
                  .execute("trap '' TERM; sleep 1001 & sleep 1002; echo")
                  .until("process.started");
          if (paused) {
            client.control("PAUSE").until("process.paused");
          }
          if (cut) {
            client.cut();
          } else {
            client.close();
          }
          long pid = messages.get(0).at("/result/pid").asLong();
          assertThat(Groups.soon(() -> Groups.isGone(pid)), is(true));
        }
      }
      assertThat(Groups.soon(() -> active(server) == 0), is(true));
    }
  }

  @Test
  void theHeartBeats() {
    try (ReferenceServer server =
            ReferenceServer.start(
                ReferenceOptions.standard().withHeartbeat(Duration.ofMillis(50)));
        Client client = Client.greeted(server)) {
      for (int i = 0; i < 5; i++) {
        assertThat(Client.last(client.until("ping")).at("/params/timestamp").isNumber(), is(true));
        client.send("{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}");
      }
    }
  }
}
