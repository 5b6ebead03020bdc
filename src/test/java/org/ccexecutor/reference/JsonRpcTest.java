package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonRpcTest {

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

  private int code(String message) {
    JsonNode response = client.send(message).next();
    assertThat(response.has("result"), is(false));
    assertThat(response.path("jsonrpc").asString(), is("2.0"));
    assertThat(response.at("/error/message").asString(), not(""));
    return response.at("/error/code").asInt();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "-7",
        "9007199254740993",
        "123456789012345678901234567890",
        "1.50",
        "\"req-7\"",
        "\"✓\"",
        "\"\"",
        "null"
      })
  void idsComeBackAsTheyWere(String id) {
    String unknown =
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"nope\"}").nextText();
    assertThat(unknown, containsString("\"id\":" + id));
    assertThat(unknown, containsString("-32601"));
    assertThat(
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"pong\"}").nextText(),
        is("{\"jsonrpc\":\"2.0\",\"result\":{},\"id\":" + id + "}"));
  }

  @Test
  void aLongIdComesBackToo() {
    String id = "\"" + "✓".repeat(1_000_000) + "\"";
    assertThat(
        client.send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"pong\"}").nextText(),
        is("{\"jsonrpc\":\"2.0\",\"result\":{},\"id\":" + id + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "nope",
        "{",
        "{} {}",
        "{\"a\":1}]",
        "{'a':1}",
        "[1,]",
        "\u0000",
        "NaN",
        "\r"
      })
  void whatIsNoJsonIsAParseError(String text) {
    JsonNode response = client.send(text).next();
    assertThat(response.at("/error/code").asInt(), is(-32700));
    assertThat(response.get("id").isNull(), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "\"x\"",
        "5",
        "null",
        "true",
        "{}",
        "{\"jsonrpc\":\"2.0\"}",
        "{\"jsonrpc\":\"2.0\",\"method\":5}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}",
        "{\"method\":\"pong\",\"id\":1}",
        "{\"jsonrpc\":\"1.0\",\"method\":\"pong\",\"id\":1}",
        "{\"jsonrpc\":2.0,\"method\":\"pong\",\"id\":1}",
        "{\"jsonrpc\":\"2.0\",\"method\":\"pong\",\"params\":5}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pong\",\"params\":null}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pong\",\"params\":\"x\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"pong\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"pong\"}"
      })
  void whatIsNoRequestIsAnInvalidRequest(String text) {
    assertThat(code(text), is(-32600));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[\"echo\"]",
        "{\"command\":5}",
        "{\"command\":\"\"}",
        "{\"command\":null}",
        "{\"command\":\"a\\u0000b\"}",
        "{\"command\":\"echo\",\"timeout\":0}",
        "{\"command\":\"echo\",\"timeout\":-1}",
        "{\"command\":\"echo\",\"timeout\":1.5}",
        "{\"command\":\"echo\",\"timeout\":\"1\"}",
        "{\"command\":\"echo\",\"timeout\":true}"
      })
  void misfittingParamsOfExecute(String params) {
    assertThat(
        code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":" + params + "}"),
        is(-32602));
  }

  @Test
  void executeWithoutParams() {
    assertThat(code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\"}"), is(-32602));
  }

  @Test
  void aCommandTooLongForTheSystem() {
    client.execute("#" + "x".repeat(131_071));
    assertThat(client.next().at("/error/code").asInt(), is(-32602));
    assertThat(
        Client.last(client.run("#" + "x".repeat(131_070))).at("/params/exit_code").asInt(), is(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"type\":\"pause\"}",
        "{\"type\":\"STOP\"}",
        "{\"type\":5}",
        "{\"type\":null}"
      })
  void misfittingParamsOfControl(String params) {
    assertThat(
        code("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"control\",\"params\":" + params + "}"),
        is(-32602));
  }

  @Test
  void controlWithoutProcess() {
    for (String type : List.of("PAUSE", "RESUME", "CANCEL")) {
      assertThat(client.control(type).next().at("/error/code").asInt(), is(-32002));
    }
  }

  @Test
  void notificationsAreNotAnswered() {
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"nope\"}");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"execute\",\"params\":{\"command\":\"\"}}");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"control\",\"params\":{\"type\":\"PAUSE\"}}");
    client.send("[{\"jsonrpc\":\"2.0\",\"method\":\"nope\"}]");
    client.send("{\"jsonrpc\":\"2.0\",\"method\":\"pong\",\"id\":\"barrier\"}");
    assertThat(client.next().path("id").asString(), is("barrier"));
  }

  @Test
  void aBatchGetsOneArray() {
    JsonNode three = client.send("[1,2,3]").next();
    assertThat(three.size(), is(3));
    assertThat(three.at("/2/error/code").asInt(), is(-32600));
    JsonNode mixed =
        client
            .send(
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pong\"},"
                    + "{\"jsonrpc\":\"2.0\",\"method\":\"pong\"},[],{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"}]")
            .next();
    assertThat(mixed.size(), is(3));
    assertThat(mixed.at("/0/id").asInt(), is(1));
    assertThat(mixed.at("/2/error/code").asInt(), is(-32601));
  }

  @Test
  void aBatchMayExecuteAndControl() {
    JsonNode responses =
        client
            .send(
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\",\"params\":"
                    + "{\"command\":\"echo in a batch\"}},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"control\",\"params\":"
                    + "{\"type\":\"PAUSE\"}},{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"control\",\"params\":"
                    + "{\"type\":\"RESUME\"}}]")
            .next();
    assertThat(responses.size(), is(3));
    assertThat(responses.at("/0/result/status").asString(), is("started"));
    assertThat(Client.printed(client.until("process.completed"), "stdout"), is("in a batch\n"));
  }

  @Test
  void manyErrorsDoNotEndTheSession() {
    for (int i = 0; i < 200; i++) {
      client.send(i % 2 == 0 ? "[]" : "nope").next();
    }
    assertThat(Client.printed(client.run("echo still here"), "stdout"), is("still here\n"));
  }

  @Test
  void aThousandRequestsAtOnceGetAThousandResponses() {
    for (int i = 0; i < 1_000; i++) {
      client.send("{\"jsonrpc\":\"2.0\",\"id\":" + i + ",\"method\":\"nope\"}");
    }
    Set<Integer> ids = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(client.next().path("id").asInt());
    }
    assertThat(ids.size(), is(1_000));
  }
}
