package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The freedoms are taken, not only allowed: a server that stopped to be odd would prove nothing any
 * more.
 */
class FreedomsTest {
  private PlainServer server;
  private RawClient client;

  @BeforeEach
  void open() throws IOException {
    server = PlainServer.start(Options.standard());
    client = new RawClient(server).shakeHands();
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    server.close();
  }

  @Test
  void longMessagesComeInFragments() throws IOException {
    client.message();
    execute("printf x%.0s {1..9000}");
    int fragments = 0;
    int empty = 0;
    Frame frame = client.frame();
    while (!text(frame).contains("rocess.completed")) {
      fragments += frame.last() ? 0 : 1;
      empty += frame.payload().length == 0 ? 1 : 0;
      frame = client.frame();
    }
    assertThat(fragments, greaterThan(4));
    assertThat(empty, greaterThan(0));
  }

  @Test
  void noTwoMessagesLookAlike() throws IOException {
    client.frame();
    for (int i = 0; i < 4; i++) {
      client.text("[1]");
    }
    List<String> answers = new ArrayList<>();
    while (answers.size() < 4) {
      String text = text(client.frame());
      if (!text.contains("hook") && !text.contains("task")) {
        answers.add(text);
      }
    }
    assertThat(answers.stream().distinct().count(), is(4L));
    assertThat(answers.stream().anyMatch(text -> text.contains("\\u006")), is(true));
    assertThat(
        answers.stream()
            .map(text -> text.indexOf("rror") < text.indexOf("sonrpc"))
            .distinct()
            .count(),
        is(2L));
  }

  @Test
  void unknownNotificationsComeInBetween() throws IOException {
    client.message();
    execute("echo one");
    List<String> methods = new ArrayList<>();
    JsonNode message = client.message();
    methods.add(Client.method(message));
    while (!Client.method(message).equals("process.completed")) {
      message = client.message();
      methods.add(Client.method(message));
    }
    assertThat(
        methods,
        contains(
            "hook.warning",
            "",
            "process.started",
            "process.output",
            "hook.warning",
            "process.completed"));
  }

  @Test
  void outputIsCutAnywhere() throws IOException {
    client.message();
    execute("seq 100000 100010");
    List<String> pieces = new ArrayList<>();
    while (String.join("", pieces).length() < 77) {
      JsonNode params = client.message().path("params");
      if (params.has("data")) {
        pieces.add(params.path("data").asString());
        assertThat(params.path("chunk_index").isNull(), is(false));
      }
    }
    assertThat(pieces, is(not(String.join("", pieces).lines().map(line -> line + "\n").toList())));
  }

  private void execute(String command) throws IOException {
    client.text(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":{\"timeout\":60,\"command\":\""
            + command
            + "\"}}");
  }

  private static String text(Frame frame) {
    return new String(frame.payload(), StandardCharsets.UTF_8);
  }
}
