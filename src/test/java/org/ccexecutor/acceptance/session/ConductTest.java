package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every message, and to which requirement a breach is charged. */
class ConductTest {
  private static final String GREETING =
      "{'jsonrpc':'2.0','method':'connected','params':{'session_id':'s','version':'1','capabilities':['stream','execute','control','x']}}";
  private static final String EXECUTE =
      "{'jsonrpc':'2.0','id':1,'method':'execute','params':{'command':'echo','timeout':5}}";
  private static final String RESULT =
      "{'jsonrpc':'2.0','id':1,'result':{'status':'started','pid':7}}";
  private static final String START =
      "{'jsonrpc':'2.0','method':'process.started','params':{'pid':7}}";
  private static final String OUTPUT =
      "{'jsonrpc':'2.0','method':'process.output','params':{'type':'stdout','data':'x'}}";
  private static final String END =
      "{'jsonrpc':'2.0','method':'process.completed','params':{'status':'completed','pid':7,'exit_code':0}}";
  private static final String ERROR =
      "{'jsonrpc':'2.0','id':1,'error':{'code':-32601,'message':'no'}}";

  private final Conduct conduct = new Conduct();

  private void sends(String... texts) {
    for (String text : texts) {
      String json = text.replace('\'', '"');
      conduct.sending(Request.of(json), json);
    }
  }

  private void receives(String... texts) {
    for (String text : texts) {
      conduct.received(text.replace('\'', '"'));
    }
  }

  private String broken() {
    conduct.judge(true);
    return conduct.breach().map(Violation::requirement).orElse("nothing");
  }

  @Test
  void anOrdinaryExchangeBreaksNothing() {
    receives(GREETING);
    sends(EXECUTE);
    receives(
        RESULT,
        "{'jsonrpc':'2.0','method':'hook.warning','params':{}}",
        START,
        OUTPUT,
        OUTPUT,
        END);
    assertThat(broken(), is("nothing"));
  }

  @ParameterizedTest(name = "{0} breaks {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not json                                                                  | RPC-1
          7                                                                         | RPC-1
          {'method':'hello'}                                                        | RPC-1
          {'jsonrpc':'1.0','method':'hello'}                                        | RPC-1
          {'jsonrpc':2.0,'method':'hello'}                                          | RPC-1
          {'jsonrpc':'2.0'}                                                         | RPC-1
          {'jsonrpc':'2.0','method':'hello','id':5}                                 | RPC-1
          []                                                                        | RPC-9
          [{'method':'hello'}]                                                      | RPC-1
          {'jsonrpc':'2.0','id':1,'result':{},'error':null}                         | RPC-3
          {'jsonrpc':'2.0','id':1,'error':{'code':'-32601','message':'no'}}         | RPC-11
          {'jsonrpc':'2.0','id':1,'error':{'code':-32601,'message':''}}             | RPC-11
          {'jsonrpc':'2.0','id':1,'error':{'code':-32601}}                          | RPC-11
          {'jsonrpc':'2.0','method':'connected','params':{'session_id':'','version':'1','capabilities':['execute','control','stream']}} | SES-1
          {'jsonrpc':'2.0','method':'connected','params':{'session_id':'s','version':'1','capabilities':['execute','control']}}         | SES-1
          {'jsonrpc':'2.0','method':'process.output','params':{'type':'stdout','data':'x'}} | SES-3
          {'jsonrpc':'2.0','method':'process.output','params':{'type':'out','data':'x'}}    | OUT-1
          {'jsonrpc':'2.0','id':9,'result':{}}                                      | RPC-3
          """)
  void aMessageThatIsWrongInItself(String message, String requirement) {
    receives(GREETING, message);
    assertThat(broken(), is(requirement));
  }

  @Test
  void aSecondGreetingIsOneTooMany() {
    receives(GREETING, GREETING);
    assertThat(broken(), is("AVL-2"));
  }

  @Test
  void aSecondResponse() {
    sends(EXECUTE);
    receives(RESULT, RESULT);
    assertThat(broken(), is("RPC-3"));
  }

  @Test
  void aResponseWithAnotherType() {
    sends(EXECUTE);
    receives("{'jsonrpc':'2.0','id':'1','result':{}}");
    assertThat(broken(), is("RPC-2"));
  }

  @Test
  void aResponseToANotification() {
    sends("{'jsonrpc':'2.0','method':'pong'}", EXECUTE);
    receives("{'jsonrpc':'2.0','id':null,'error':{'code':-32601,'message':'no'}}", RESULT);
    assertThat(broken(), is("RPC-8"));
  }

  @Test
  void anInvalidRequestMayBeAnsweredWithItsIdOrWithout() {
    sends(
        "{'id':1,'method':'nope'}",
        "{'id':2,'method':'nope'}",
        "{'id':3,'method':'nope'}",
        "nonsense");
    receives(
        "{'jsonrpc':'2.0','id':1,'error':{'code':-32600,'message':'no'}}",
        "{'jsonrpc':'2.0','id':null,'error':{'code':-32600,'message':'no'}}",
        "{'jsonrpc':'2.0','error':{'code':-32600,'message':'no'}}",
        "{'jsonrpc':'2.0','id':null,'error':{'code':-32700,'message':'no'}}");
    assertThat(broken(), is("nothing"));
  }

  @Test
  void whetherANotificationWithOddParamsIsAnsweredIsLeftOpen() {
    sends("{'jsonrpc':'2.0','method':'nope','params':7}", EXECUTE);
    receives("{'jsonrpc':'2.0','id':null,'error':{'code':-32600,'message':'no'}}", RESULT);
    assertThat(broken(), is("nothing"));
  }

  @Test
  void theSessionLimitInPlaceOfTheGreeting() {
    receives("{'jsonrpc':'2.0','id':null,'error':{'code':-32003,'message':'full'}}");
    assertThat(broken(), is("nothing"));
  }

  @Test
  void theSessionLimitForWhoAsksBeforeTheGreeting() {
    sends(EXECUTE);
    receives("{'jsonrpc':'2.0','id':null,'error':{'code':-32003,'message':'full'}}");
    assertThat(broken(), is("nothing"));
  }

  @Test
  void aStartBeforeTheResponse() {
    sends(EXECUTE);
    receives(START, RESULT);
    assertThat(broken(), is("ECHO-3"));
  }

  @Test
  void aStartWithoutAResponse() {
    sends(EXECUTE);
    receives(START);
    assertThat(broken(), is("RPC-3"));
  }

  @Test
  void outputBeforeTheStart() {
    sends(EXECUTE);
    receives(RESULT, OUTPUT);
    assertThat(broken(), is("ECHO-3"));
  }

  @Test
  void aWordAfterTheLast() {
    sends(EXECUTE);
    receives(RESULT, START, END, OUTPUT);
    assertThat(broken(), is("ECHO-3"));
  }

  @Test
  void anotherProcessIdAtTheEnd() {
    sends(EXECUTE);
    receives(RESULT, START, END.replace("'pid':7", "'pid':8"));
    assertThat(broken(), is("ECHO-4"));
  }

  @Test
  void aRefusedCommandLeavesTheRunningOneAlone() {
    sends(EXECUTE);
    receives(RESULT, START);
    sends(EXECUTE.replace("'id':1", "'id':2"));
    receives("{'jsonrpc':'2.0','id':2,'error':{'code':-32602,'message':'busy'}}", OUTPUT, END);
    assertThat(broken(), is("nothing"));
  }

  @Test
  void outputThatWasOnItsWayMayArriveAfterAPause() {
    sends(EXECUTE);
    receives(
        RESULT, START, "{'jsonrpc':'2.0','method':'process.paused','params':{'pid':7}}", OUTPUT);
    assertThat(broken(), is("nothing"));
  }

  @Test
  void anAnnouncementAfterTheLastWord() {
    sends(EXECUTE);
    receives(RESULT, START, END, "{'jsonrpc':'2.0','method':'process.resumed','params':{'pid':7}}");
    assertThat(broken(), is("ECHO-3"));
  }

  @Test
  void anAnnouncementForALaterProcessWithTheSameId() {
    sends(EXECUTE);
    receives(RESULT, START, END);
    sends(EXECUTE.replace("'id':1", "'id':3"));
    receives(
        RESULT.replace("'id':1", "'id':3"),
        START,
        "{'jsonrpc':'2.0','method':'process.paused','params':{'pid':7}}");
    assertThat(broken(), is("nothing"));
  }

  @Test
  void aCancelledCommandMustNotSucceed() {
    sends(EXECUTE);
    receives(RESULT, START);
    sends("{'jsonrpc':'2.0','id':2,'method':'control','params':{'type':'CANCEL'}}");
    receives("{'jsonrpc':'2.0','id':2,'result':{'status':'canceled'}}", END);
    assertThat(broken(), is("CTL-2"));
  }

  @Test
  void aCancelledCommandMayEndLateOrNotAtAll() {
    sends(EXECUTE);
    receives(RESULT, START);
    sends("{'jsonrpc':'2.0','id':2,'method':'control','params':{'type':'CANCEL'}}");
    receives(
        "{'jsonrpc':'2.0','id':2,'result':{'status':'canceled'}}",
        "{'jsonrpc':'2.0','method':'process.canceled','params':{'pid':7}}");
    sends(EXECUTE.replace("'id':1", "'id':3"));
    receives(
        RESULT.replace("'id':1", "'id':3").replace("7", "8"),
        START.replace("7", "8"),
        END.replace("'completed'", "'failed'").replace("'exit_code':0", "'exit_code':143"),
        END.replace("7", "8"));
    assertThat(broken(), is("nothing"));
  }

  @Test
  void chunksThatDoNotCountRightly() {
    sends(EXECUTE);
    receives(RESULT, START, chunk(0, 3), chunk(2, 3));
    assertThat(broken(), is("OUT-6"));
  }

  @Test
  void chunksThatCountRightly() {
    sends(EXECUTE);
    receives(RESULT, START, chunk(0, 2), chunk(1, 2), OUTPUT, chunk(0, 1), END);
    assertThat(broken(), is("nothing"));
  }

  private static String chunk(int index, int total) {
    return OUTPUT.replace(
        "'data'", "'chunk_index':" + index + ",'total_chunks':" + total + ",'data'");
  }

  @Test
  void theFirstBreachIsTheOneThatCounts() {
    receives("nonsense", "[]");
    Optional<Violation> breach = conduct.breach();
    assertThat(breach.map(Violation::actual).orElse("").contains("nonsense"), is(true));
  }

  @Test
  void anErrorAnswersARequestToo() {
    sends(EXECUTE);
    receives(ERROR);
    assertThat(broken(), is("nothing"));
  }
}
