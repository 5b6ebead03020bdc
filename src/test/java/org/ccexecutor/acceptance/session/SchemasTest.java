package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.startsWith;

import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** In which words it is said that a message is not as its schema has it. */
class SchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static String words(Optional<Violation> violation, JsonNode message) {
    String actual = violation.map(Violation::actual).orElse("");
    return actual.replace(": " + message, "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "process.started   | {}                           | pid is missing",
        "process.started   | {'pid':'7'}                  | pid is a string, not an integer",
        "process.started   | {'pid':null}                 | pid is null, not an integer",
        "process.started   | {'pid':7.5}                  | pid is a number, not an integer",
        "process.completed | {'pid':0}                    | pid is 0, less than 1",
        "process.output    | {'type':'out','data':''}     | type is \"out\", not \"stdout\" or \"stderr\"",
        "process.output    | {'type':'stdout','data':['']} | data is an array, not a string",
        "process.output    | {}                           | type is missing; data is missing",
        "process.output    | []                           | it is an array, not an object",
        "connected         | {'session_id':true,'version':' ','capabilities':['execute','control','stream']}"
            + "| session_id is a boolean, not a string or a number; version is blank",
        "connected         | {'session_id':1,'version':'1','capabilities':['execute','stream']}"
            + "| capabilities is without \"control\"",
      })
  void paramsOfNotifications(String method, String params, String words) {
    assertThat(words(Schemas.checkNotification(method, json(params)), json(params)), is(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':1}                        | it has neither result nor error",
        "{'id':1,'result':1,'error':{}}  | it has both result and error",
        "{'id':[1],'result':1}           | id is an array, not a string or a number or null",
      })
  void responses(String response, String words) {
    assertThat(words(Schemas.checkResponse(json(response)), json(response)), is(words));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'result':1}                               | jsonrpc is missing",
        "{'jsonrpc':'1.0','result':1}               | jsonrpc is \"1.0\", not \"2.0\"",
        "{'jsonrpc':'2.0'}                          | it has neither result nor error nor id",
        "{'jsonrpc':'2.0','method':'ping','id':1}   | id is an integer, not null",
        "{'jsonrpc':'2.0','method':'ping','params':1}"
            + "| params is an integer, not an object or an array or null",
      })
  void messages(String message, String words) {
    assertThat(words(Schemas.checkEnvelope(json(message)), json(message)), is(words));
  }

  @Test
  void aLongMessageIsShownInPart() {
    JsonNode large = JSON.createObjectNode().put("result", 1).put("jsonrpc", "x".repeat(1_000));
    String actual = Schemas.checkEnvelope(large).orElseThrow().actual();
    assertThat(actual, startsWith("jsonrpc is \"xxx"));
    assertThat(actual, endsWith("x…"));
    assertThat(actual.length(), is(lessThan(300)));
  }
}
