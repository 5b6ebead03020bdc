package org.ccexecutor.acceptance.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.junit.jupiter.api.Test;

/** What a session remembers, and who is woken by it. */
class SeenTest {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration NOT_AT_ALL = Duration.ZERO;
  private static final String HEARTBEAT = "{\"jsonrpc\":\"2.0\",\"method\":\"ping\"}";
  private static final int MORE_THAN_BEARABLE = 10_001;
  private static final int PING_FRAME = 0x89;

  private final Transcript transcript = new Transcript("the test", new Secrets(List.of()));
  private final Seen seen = new Seen(transcript, new Limits(new AtomicInteger()));

  @Test
  void aBreachEndsEveryWait() {
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> seen.await(SOON, Optional::empty));
    seen.text("{\"no\":\"version\"}");
    Throwable why = assertThrows(CompletionException.class, waiting::join).getCause();
    assertThat(((Violation) why).requirement(), is("RPC-1"));
    assertThrows(Violation.class, () -> seen.await(NOT_AT_ALL, Optional::empty));
  }

  @Test
  void theTranscriptSaysWhichMessageWasTheFirstWrongOne() {
    String wrong =
        "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":\"one\",\"message\":\"\"},\"id\":null}";
    for (String text : List.of(HEARTBEAT, wrong, "not even JSON")) {
      transcript.add(Frame.Direction.RECEIVED, "text", 1, text);
      seen.text(text);
    }
    assertThat(
        transcript.frames().stream().map(Frame::text).toList(),
        contains(HEARTBEAT, wrong, "this breaks RPC-11", "not even JSON"));
  }

  @Test
  void whatIsJudgedLaterIsNotBlamedOnTheMessageThatComesNext() {
    seen.sending(Request.of(Request.call(1, "one", Map.of())), Request.call(1, "one", Map.of()));
    seen.text("{\"jsonrpc\":\"2.0\",\"result\":{},\"id\":1}");
    seen.text("{\"jsonrpc\":\"2.0\",\"result\":{},\"id\":1}");
    assertThrows(Violation.class, () -> seen.check(true));
    seen.text(HEARTBEAT);
    assertThat(transcript.frames(), is(List.of()));
  }

  @Test
  void whoWaitsIsWokenByEveryMessage() {
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(
            () ->
                seen.await(SOON, () -> Optional.of(seen.count()).filter(count -> count == 3))
                    .orElse(0));
    for (int i = 0; i < 3; i++) {
      assertThat(seen.text(HEARTBEAT), is(true));
    }
    assertThat(waiting.join(), is(3));
    assertThat(seen.heartbeats().size(), is(3));
  }

  @Test
  void messagesKeepTheirOrder() {
    for (String method : List.of("one", "two", "three")) {
      seen.text("{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\"}");
    }
    List<String> methods =
        seen.messages(1).stream()
            .map(message -> ((Message.Notification) message).method())
            .toList();
    assertThat(methods, contains("two", "three"));
  }

  @Test
  void theFirstEndCounts() {
    CompletableFuture<Optional<Object>> waiting =
        CompletableFuture.supplyAsync(() -> seen.await(SOON, Optional::empty));
    seen.ended(new Closure(1000, ""));
    seen.ended(new Closure(Closure.ABNORMAL, ""));
    assertThat(waiting.join().isPresent(), is(false));
    assertThat(seen.closure().orElseThrow().code(), is(1000));
  }

  @Test
  void whatComesAfterTheEndDoesNotCount() {
    seen.ended(new Closure(Closure.ABNORMAL, ""));
    assertThat(seen.text(HEARTBEAT), is(false));
    assertThat(seen.count(), is(0));
  }

  @Test
  void anEndThatThisSideHasBegunIsNoAnswer() {
    seen.leaving();
    seen.ended(new Closure(1000, ""));
    assertThat(seen.isAnswered(), is(false));
  }

  @Test
  void moreThanAClientCanBearIsAReasonToStop() {
    for (int i = 0; i < MORE_THAN_BEARABLE; i++) {
      seen.frame(PING_FRAME, 0);
    }
    assertThat(seen.reasonToStop().isPresent(), is(true));
    assertThrows(CouldNotTell.class, () -> seen.check(false));
    seen.ended(new Closure(Closure.ABNORMAL, ""));
    assertThat(seen.reasonToStop().isPresent(), is(false));
  }
}
