package org.ccexecutor.acceptance.steps;

import static org.ccexecutor.acceptance.steps.Each.assertEach;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.blankString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.stage.Deadlines;
import org.ccexecutor.acceptance.stage.Talk;
import org.hamcrest.Matcher;

/** What was sent last has to be answered with this. */
@FunctionalInterface
public interface Answering {
  /** Waits for the answer, and asserts that it is right. */
  void check(Talk talk, Deadlines deadlines);

  /** One answer, or an end of the connection in its place. */
  static Answering with(Answer answer) {
    return (talk, deadlines) -> {
      assertThat(answer.await(talk, deadlines), FateMatcher.allowedBy(answer));
      answer.settle(talk);
    };
  }

  /** An error that has an integer code and a message that is not blank. */
  static Answering withATellingError() {
    return (talk, deadlines) -> {
      Message.Response error = talk.mustBeRejected();
      assertThat("whether the error has a code", error.code().isPresent(), is(true));
      assertThat("its message", error.errorMessage(), is(not(blankString())));
    };
  }

  /** One message, an array, that has so many responses of this kind; nothing else comes. */
  static Answering withOneArray(int count, Matcher<Talk.Fate> kind) {
    return (talk, deadlines) -> {
      List<Message.Response> batch = talk.batch();
      List<Talk.Fate> responses = batch.stream().map(Talk.Fate::of).toList();
      assertThat("responses in the first array that came", responses.size(), is(equalTo(count)));
      assertThat(
          Fulfilled.thereAre("requests without a response of their id", talk.unanswered(batch)),
          Fulfilled.expectation("the id of each request of the batch in one response"));
      assertEach(responses, kind);
      talk.settle();
      assertThat("responses in all", talk.strayResponses().size(), is(equalTo(count)));
    };
  }
}
