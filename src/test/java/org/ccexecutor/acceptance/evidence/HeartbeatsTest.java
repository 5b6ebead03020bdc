package org.ccexecutor.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.util.List;
import org.ccexecutor.acceptance.evidence.Frame.Direction;
import org.junit.jupiter.api.Test;

/** What is a heartbeat, and what is left of it. */
class HeartbeatsTest {
  private final Transcript transcript = new Transcript("the client", new Secrets(List.of()));

  private void ping() {
    transcript.addText(
        Direction.RECEIVED,
        "{\"jsonrpc\":\"2.0\", \"method\": \"ping\",\"params\":{\"timestamp\":1752096000.1}}");
  }

  private void pong() {
    transcript.addText(Direction.SENT, "{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}");
  }

  private List<String> told() {
    return Heartbeats.folded(transcript.frames()).stream().map(Frame::text).toList();
  }

  @Test
  void thoseThatFollowOneAnotherAreOneEvent() {
    for (int i = 0; i < 12; i++) {
      ping();
      pong();
    }
    transcript.addText(Direction.SENT, "a question");
    ping();
    transcript.addText(Direction.RECEIVED, "an answer");
    pong();
    ping();
    assertThat(
        told(),
        contains(
            "12 heartbeats answered",
            "a question",
            "1 heartbeat answered",
            "an answer",
            "1 heartbeat, not answered"));
  }

  @Test
  void aPongThatAnswersNothingIsNone() {
    pong();
    assertThat(told(), contains("{\"jsonrpc\":\"2.0\",\"method\":\"pong\"}"));
  }

  @Test
  void whatIsWrongIsNone() {
    ping();
    transcript.mark("this breaks RPC-1");
    assertThat(told().subList(1, 2), contains("this breaks RPC-1"));
  }

  @Test
  void whatSpeaksOfThemIsNone() {
    String output =
        "{\"method\":\"process.output\",\"params\":{\"data\":\"{\\\"method\\\":\\\"ping\\\"}\"}}";
    transcript.addText(Direction.RECEIVED, output);
    String request = "{\"id\":1,\"method\":\"ping\"}";
    transcript.addText(Direction.RECEIVED, request);
    assertThat(told(), contains(output, request));
  }
}
