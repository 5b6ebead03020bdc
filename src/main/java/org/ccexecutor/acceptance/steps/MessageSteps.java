package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import org.ccexecutor.acceptance.stage.Stage;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Watch;
import org.ccexecutor.acceptance.stage.Work;

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
   * Sends what stands below, word for word: one message and waits for its answer, or several, one
   * in each line. {@code <trace>} stands for a command that leaves a trace.
   */
  @When("{clients} send(s) {messages}")
  public void send(Who who, Sending sending, String text) {
    String message = text.contains(TRACE) ? text.replace(TRACE, watch.traceLeaving()) : text;
    sending.send(message, who.one(stage), talk, work);
  }

  /** What was sent last got this answer, or the connection ended as allowed. */
  @Then("it is answered {answer}")
  public void itIsAnswered(Answering answering) {
    answering.check(talk, stage.deadlines());
  }

  /** Each of the messages that were sent at once got its own response, once. */
  @Then("each of them is answered once")
  public void eachOfThemIsAnsweredOnce() {
    assertThat(
        Fulfilled.thereAre("requests without a response", talk.unanswered()),
        Fulfilled.expectation("a response to each request"));
    talk.settle();
  }

  /** Of the messages that were sent at once, one got a result, and each other this error. */
  @Then("one of them is answered with a result, the other(s) with the error {int}")
  public void oneOfThemIsAnsweredWithAResult(int code) {
    assertThat(talk.fates(), FateMatcher.oneResultBesideErrors(code));
  }

  /**
   * What was sent last was rejected, and the command in it, which leaves a trace, has left none.
   */
  @Then("the rejected command left no trace")
  public void theRejectedCommandLeftNoTrace() {
    talk.mustBeRejected();
    theCommandLeftNoTrace();
  }

  /**
   * The response has this id, the same in value and in type; the responses to messages that were
   * sent at once have these ids, in any order.
   */
  @Then("the answer(s) has/have the id(s) {json}")
  public void theAnswersHaveTheIds(List<String> ids) {
    assertThat(
        ids.size() == 1 ? "the id of the answer" : "the ids of the answers",
        inOrder(talk.answerIds()),
        is(equalTo(inOrder(ids))));
  }

  private static String inOrder(List<String> ids) {
    return String.join(" and ", ids.stream().sorted().toList());
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
