package org.ccexecutor.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What went over several connections is told in the order in which it happened, and marked once.
 */
class ExchangeTest {
  private final Secrets secrets = new Secrets(List.of());
  private final Transcript one = new Transcript("the client", secrets);
  private final Transcript other = new Transcript("another client", secrets);
  private final Exchange exchange = new Exchange(List.of(one, other));

  private void exchangeThree() {
    one.add(Frame.Direction.SENT, "text", 1, "first");
    other.add(Frame.Direction.SENT, "text", 1, "second");
    one.add(Frame.Direction.RECEIVED, "text", 1, "third");
  }

  private static List<String> ends(String lines) {
    return lines.lines().map(line -> line.replaceFirst(" +\\d+\\.\\d+ s .* B  ", ": ")).toList();
  }

  @Test
  void theLastFramesOfAllConnectionsAreToldInTurn() {
    exchangeThree();
    assertThat(
        ends(exchange.last(8)),
        contains("the client: first", "another client: second", "the client: third"));
    assertThat(ends(exchange.last(2)), contains("another client: second", "the client: third"));
  }

  @Test
  void oneConnectionNeedsNoName() {
    exchangeThree();
    assertThat(ends(new Exchange(List.of(one)).last(1)), contains(": third"));
    assertThat(new Exchange(List.of()).last(1), is(""));
  }

  @Test
  void theMarkStandsBehindWhatCameLast() {
    exchangeThree();
    other.add(Frame.Direction.RECEIVED, "text", 1, "fourth");
    Exchange exchange = new Exchange(List.of(one, other));
    one.add(Frame.Direction.RECEIVED, "text", 1, "too late to be looked at");
    exchange.notice("here");
    assertThat(
        ends(other.toString()), contains("# another client", ": second", ": fourth", ": here"));
    assertThat(one.isMarked(), is(false));
  }

  @Test
  void whatIsBehindTheMarkIsNotTold() {
    exchangeThree();
    other.mark("this");
    one.add(Frame.Direction.SENT, "text", 1, "fourth");
    assertThat(ends(exchange.last(2)), contains("the client: third", "another client: this"));
  }

  @Test
  void heartbeatsAreToldOnlyWhereTheyMatter() {
    exchangeThree();
    one.add(Frame.Direction.RECEIVED, "text", 1, "{\"method\":\"ping\"}");
    one.add(Frame.Direction.SENT, "text", 1, "{\"method\":\"pong\"}");
    assertThat(ends(exchange.last(1)), contains("the client: third"));
    assertThat(ends(exchange.lastWithHeartbeats(1)), contains("the client: {\"method\":\"pong\"}"));
  }

  @Test
  void whatIsMarkedAlreadyIsNotMarkedOnceMore() {
    exchangeThree();
    one.mark("this");
    other.add(Frame.Direction.RECEIVED, "text", 1, "fourth");
    exchange.notice("here");
    assertThat(other.isMarked(), is(false));
  }
}
