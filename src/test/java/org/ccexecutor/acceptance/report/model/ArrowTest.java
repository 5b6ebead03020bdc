package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the arrows of a diagram say. */
class ArrowTest {
  private static final String BARRIER = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"barrier\"}";

  private final Transcript transcript = new Transcript("the client", new Secrets(List.of()));

  private List<String> gists() {
    return Arrow.of(
            transcript.frames().stream()
                .map(frame -> new Moment(frame.at(), "the client", frame, false))
                .toList())
        .stream()
        .map(Arrow::gist)
        .toList();
  }

  private static String error(int id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"error\":{\"code\":-32601,\"message\":\"no\"}}";
  }

  @Test
  void theAnswerToTheBarrierIsNoFault() {
    transcript.addText(Direction.SENT, BARRIER);
    transcript.addText(Direction.RECEIVED, error(8));
    transcript.addText(Direction.RECEIVED, error(7));
    assertThat(
        gists(),
        contains(
            startsWith("barrier #7"),
            is("error -32601 #8: no"),
            is("barrier answered, as expected: nothing more came before")));
  }

  @Test
  void whiteSpaceBetweenMembersHidesNothing() {
    transcript.addText(
        Direction.RECEIVED,
        "{\n\t\"method\": \"process.output\",\r\n\"params\": {\"type\": \"stdout\", \"data\": \"x\"}}");
    assertThat(gists(), contains("process.output stdout \"x\""));
  }

  @Test
  void ofALongMessageIsSaidWhatItBeginsWith() {
    String data = "日".repeat(Transcript.TEXT_LIMIT);
    transcript.addText(
        Direction.RECEIVED,
        "{\"method\":\"process.output\",\"params\":{\"type\":\"stdout\",\"data\":\""
            + data
            + "\"}}");
    transcript.addText(Direction.SENT, "[".repeat(Transcript.TEXT_LIMIT + 1));
    assertThat(
        gists(), contains(startsWith("process.output stdout \"日日日"), startsWith("text \"[[[")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"method\":\"x\",\"params\":[1,{\"a\":\"b",
        "{\"method\":\"x\",\"params\":\"]}\\",
        "{\"method\":\"x\",\"params\":\"a\\u00",
        "{\"method\":\"x\",\"params\":\"a\\\""
      })
  void whereverItIsCutItCanBeRead(String start) {
    Frame frame =
        new Frame(
            java.time.Duration.ZERO, Direction.SENT, "text", 1, start + "… (5000 characters)");
    assertThat(Gist.of(frame), startsWith("x"));
  }

  @Test
  void oneAloneIsNotLeftOut() {
    transcript.addText(Direction.SENT, "{\"id\":1,\"method\":\"a\"}");
    transcript.addText(Direction.RECEIVED, "{\"id\":1,\"result\":{}}");
    for (int i = 2; i < 5; i++) {
      transcript.addText(Direction.SENT, "{\"id\":" + i + ",\"method\":\"b\"}");
    }
    List<Arrow> all =
        Arrow.of(
            transcript.frames().stream()
                .map(frame -> new Moment(frame.at(), "the client", frame, false))
                .toList());
    assertThat(Arrow.most(all, 4), is(all));
    assertThat(Arrow.most(all, 3).size(), is(3));
  }
}
