package org.ccexecutor.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
    return Heartbeats.folded(transcript.frames()).stream()
        .map(frame -> frame.text().replaceAll("\\d+\\.\\d s", "N s"))
        .toList();
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
            "12 heartbeats answered, the last at N s",
            "a question",
            "1 heartbeat answered",
            "an answer",
            "1 heartbeat, not answered"));
  }

  @Test
  void theLastOfThemHasItsTime() {
    String ping = "{\"jsonrpc\":\"2.0\",\"method\":\"ping\"}";
    List<Frame> beats =
        Stream.of(1_000, 10_060)
            .map(at -> new Frame(Duration.ofMillis(at), Direction.RECEIVED, "text", 1, ping))
            .toList();
    assertThat(
        Heartbeats.folded(beats, Duration.ofSeconds(2)).stream().map(Frame::text).toList(),
        contains("2 heartbeats, not answered, the last at 12.1 s"));
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
