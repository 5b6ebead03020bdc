package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Watch;
import org.ccexecutor.acceptance.stage.Work;
import org.hamcrest.Matcher;

/** Messages word for word, and what they are answered. */
public final class MessageSteps {
  private static final String TRACE = "<trace>";

  private final Stage stage;
  private final Talk talk;
  private final Work work;
  private final Watch watch;

  public MessageSteps(Stage stage, Talk talk, Work work, Watch watch) {
    this.stage = stage;
    this.talk = talk;
    this.work = work;
    this.watch = watch;
  }

  /**
   * Sends this message and waits for its answer; {@code <trace>} stands for a command that leaves a
   * trace.
   */
  @When("{clients} send(s) the message")
  public void sendTheMessage(Who who, String message) {
    Client client = who.one(stage);
    work.sent(client, talk.sayAndWait(client, withTrace(message)));
  }

  private String withTrace(String message) {
    return message.contains(TRACE) ? message.replace(TRACE, watch.traceLeaving()) : message;
  }

  /** Sends this message so many times, each after the answer to the one before. */
  @When("{clients} send(s) the message {int} times")
  public void sendTheMessageTimes(Who who, int times, String message) {
    for (int i = 0; i < times; i++) {
      talk.sayAndWait(who.one(stage), message);
    }
  }

  /** Sends these messages, one in each line, without waiting between them. */
  @When("{clients} send(s) these messages at once")
  public void sendTheseMessages(Who who, String messages) {
    talk.sayAtOnce(who.one(stage), messages.lines().toList());
  }

  /** What was sent last got this answer, or the connection ended as allowed. */
  @Then("it is answered {answer}")
  public void itIsAnswered(Answer answer) {
    assertThat(answer.await(talk, stage.deadlines()), FateMatcher.allowedBy(answer));
    answer.settle(talk);
  }

  /** Each of the messages that were sent at once got its own response, once. */
  @Then("each of them is answered once")
  public void eachOfThemIsAnsweredOnce() {
    assertThat(
        Fulfilled.thereAre("requests without a response", talk.unanswered()),
        Fulfilled.expectation("a response to each request"));
    talk.settle();
  }

  /**
   * What was sent last was rejected with an error that has an integer code and a message that is
   * not blank.
   */
  @Then("the error says what is wrong")
  public void theErrorSaysWhatIsWrong() {
    Message.Response error = talk.mustBeRejected();
    assertThat("whether the error has a code", error.code().isPresent(), is(true));
    assertThat("its message", error.errorMessage(), is(not(blankString())));
  }

  /**
   * What was sent last was rejected, and the command in it, which leaves a trace, has left none.
   */
  @Then("the rejected command left no trace")
  public void theRejectedCommandLeftNoTrace() {
    talk.mustBeRejected();
    theCommandLeftNoTrace();
  }

  /** The response has this id, the same in value and in type. */
  @Then("the answer has the id {json}")
  public void theAnswerHasTheId(String id) {
    assertThat("the id of the answer", talk.answerId(), is(equalTo(id)));
  }

  /**
   * No response has come when later requests of this session, and of another, have been answered.
   */
  @Then("no response comes")
  public void noResponseComes() {
    talk.settle();
    assertThat(
        Fulfilled.thereAre("responses to what was sent", talk.strayResponses()),
        Fulfilled.expectation("no response"));
  }

  /**
   * Each of the messages that were sent at once got a response with its id, the same in value and
   * in type.
   */
  @Then("the ids of all of them come back")
  public void theIdsOfAllComeBack() {
    talk.mustAllBeAnswered();
    talk.settle();
  }

  /** One message, an array, has this many responses, each of this kind; nothing else comes. */
  @Then("it is answered with one array of {int} {responses}")
  public void itIsAnsweredWithOneArray(int count, Matcher<Talk.Fate> kind) {
    List<Talk.Fate> responses = talk.batch().stream().map(Talk.Fate::of).toList();
    assertThat("responses in the first array that came", responses.size(), is(equalTo(count)));
    assertEach(responses, kind);
    talk.settle();
    assertThat("responses in all", talk.strayResponses().size(), is(equalTo(count)));
  }

  /**
   * Every message of the session is one JSON object or array with "jsonrpc":"2.0" in a text frame.
   */
  @Then("every message that it got keeps the format")
  public void everyMessageKeepsTheFormat() {
    talk.settle();
    stage.checkSessions();
  }

  /** The command that leaves a trace has left none. */
  @Then("the command left no trace")
  public void theCommandLeftNoTrace() {
    talk.settleIfOpen();
    assertThat(
        watch.leftTrace() ? "it was run: the file that it makes is there" : "",
        Fulfilled.expectation("a command that is not run"));
  }
}
