package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Requests, notifications and batches are answered as JSON-RPC 2.0 wants it, and the session lives
 * on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JsonRpcTest {
  private PlainServer server;
  private Client client;

  @BeforeAll
  void start() {
    server = PlainServer.start(Options.standard());
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    client = Client.open(server);
  }

  @AfterEach
  void theSessionStillAnswers() {
    assertThat(client.run("echo alive").stdout(), is("alive\n"));
    client.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "0",
        "-7",
        "9007199254740993",
        "\"req-7\"",
        "\"✓\"",
        "\"\"",
        "null",
        "123456789012345678901234567890"
      })
  void theIdComesBackAsItWas(String id) throws IOException {
    JsonNode answer =
        client.answerTo("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"nope\"}");
    assertThat(answer.path("id").toString(), is(id));
    assertThat(code(answer), is(-32601));
    assertThat(answer.path("error").path("message").asString(), is("Unknown method: nope"));
    assertThat(answer.has("result"), is(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{\"jsonrpc\":\"2.0\",", "{'a':1}", "[1,", "NaN"})
  void whatIsNotJsonIsAParseError(String text) {
    JsonNode answer = client.answerTo(text);
    assertThat(code(answer), is(-32700));
    assertThat(answer.has("id") && answer.path("id").isNull(), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "1",
        "\"text\"",
        "null",
        "true",
        "{}",
        "{'jsonrpc':'2.0','id':1}",
        "{'jsonrpc':'2.0'}",
        "{'jsonrpc':'2.0','id':1,'method':7}",
        "{'id':1,'method':'nope'}",
        "{'jsonrpc':'1.0','id':1,'method':'nope'}",
        "{'jsonrpc':2.0,'id':1,'method':'nope'}",
        "{'jsonrpc':'2.0','id':1,'method':'nope','params':'x'}",
        "{'jsonrpc':'2.0','method':'nope','params':7}",
        "{'jsonrpc':'2.0','id':1,'method':'nope','params':null}",
        "{'jsonrpc':'2.0','id':{},'method':'nope'}",
        "{'jsonrpc':'2.0','id':true,'method':'nope'}"
      })
  void whatIsNoRequestIsInvalid(String text) {
    assertThat(code(client.answerTo(text.replace('\'', '"'))), is(-32600));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "execute|{}",
        "execute|{'timeout':5}",
        "execute|{'command':7,'timeout':5}",
        "execute|{'command':'','timeout':5}",
        "execute|{'command':' \\t','timeout':5}",
        "execute|{'command':'a\\u0000b','timeout':5}",
        "execute|['echo',5]",
        "execute|{'command':'true','timeout':0}",
        "execute|{'command':'true','timeout':-1}",
        "execute|{'command':'true','timeout':1.5}",
        "execute|{'command':'true','timeout':30.0}",
        "execute|{'command':'true','timeout':'5'}",
        "execute|{'command':'true','timeout':null}",
        "execute|{'command':'true','timeout':true}",
        "execute|{'command':'true'}",
        "control|{}",
        "control|{'type':7}",
        "control|['PAUSE']"
      })
  void whatDoesNotFitIsRefused(String method, String params) {
    assertThat(
        code(client.request(method, params.replace("'", "\"").replace("\"\"\"", "\"\""))),
        is(-32602));
  }

  @Test
  void aCommandMayBeAsLongAsOneArgument() {
    assertThat(code(client.execute("#" + "é".repeat(65_536), 5)), is(-32602));
    assertThat(client.run("#" + "é".repeat(65_535)).status(), is("completed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'jsonrpc':'2.0','method':'pong'}",
        "{'jsonrpc':'2.0','method':'nope','params':[1]}",
        "{'jsonrpc':'2.0','method':'control','params':{'type':'PAUSE'}}",
        "{'jsonrpc':'2.0','method':'execute'}",
        "[{'jsonrpc':'2.0','method':'pong'},{'jsonrpc':'2.0','method':'nope'}]"
      })
  void notificationsAreNotAnswered(String text) {
    client.send(text.replace('\'', '"'));
    assertThat(
        client
            .answerTo("{\"jsonrpc\":\"2.0\",\"id\":\"next\",\"method\":\"nope\"}")
            .path("id")
            .asString(),
        is("next"));
  }

  @Test
  void aBatchGetsOneArray() {
    JsonNode answer =
        client.answerTo(
            "[{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"nope\"},1,"
                + "{\"jsonrpc\":\"2.0\",\"method\":\"nope\"},{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"control\","
                + "\"params\":{\"type\":\"CANCEL\"}},[]]");
    List<Integer> codes = new ArrayList<>();
    answer.forEach(each -> codes.add(code(each)));
    assertThat(codes, is(List.of(-32601, -32600, -32002, -32600)));
    assertThat(client.answerTo("[1,2,3]").size(), is(3));
  }

  @Test
  void aBatchMayRunACommand() {
    JsonNode answer =
        client.answerTo(
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"execute\","
                + "\"params\":{\"command\":\"echo batch\",\"timeout\":5}}]");
    assertThat(answer.get(0).path("result").path("status").asString(), is("started"));
    assertThat(client.outcome(answer).stdout(), is("batch\n"));
  }

  @Test
  void unknownMembersAreIgnored() {
    JsonNode answer =
        client.answerTo(
            "{\"extra\":[{}],\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"execute\","
                + "\"params\":{\"shell\":\"zsh\",\"command\":\"echo $0\",\"timeout\":5}}");
    assertThat(client.outcome(answer).stdout(), is("bash\n"));
  }

  @Test
  void whatWasRejectedLeavesNoTrace(@TempDir Path folder) {
    String params =
        "\"method\":\"execute\",\"params\":{\"command\":\"touch "
            + folder
            + "/trace\",\"timeout\":5}}";
    client.answerTo("{\"jsonrpc\":\"1.0\",\"id\":1," + params);
    client.answerTo("{\"jsonrpc\":\"2.0\",\"id\":1," + params.replace(":5}", ":0}"));
    client.send("{\"jsonrpc\":\"2.0\"," + params);
    client.run("sleep 0.1");
    assertThat(Files.exists(folder.resolve("trace")), is(false));
  }

  private static int code(JsonNode answer) {
    JsonNode error = answer.path("error");
    assertThat(error.path("message").asString(""), is(not("")));
    return error.path("code").asInt();
  }
}
