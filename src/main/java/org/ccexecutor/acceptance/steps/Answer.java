package org.ccexecutor.acceptance.steps;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.stage.Deadlines;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Talk.Fate;

/**
 * What a message has to be answered with.
 *
 * @param result whether with a result; else with an error
 * @param codes the error codes that are right; empty for any
 * @param closures the close codes that will do as well
 * @param anyClosure whether any end of the connection will do as well
 * @param once whether it has to be seen that no second answer comes
 * @param limit within which time, if that matters
 */
public record Answer(
    boolean result,
    Set<Integer> codes,
    Set<Integer> closures,
    boolean anyClosure,
    boolean once,
    Optional<Duration> limit) {

  Fate await(Talk talk, Deadlines deadlines) {
    return talk.fate(limit.map(deadlines.patience()::of).orElse(deadlines.response()));
  }

  void settle(Talk talk) {
    if (once) {
      talk.settle();
    }
  }

  boolean allows(Fate fate) {
    if (fate.response().isPresent()) {
      return !fate.wrapped() && allows(fate.response().get());
    }
    return fate.closure()
        .map(closure -> anyClosure || closures.contains(closure.code()))
        .orElse(false);
  }

  private boolean allows(Message.Response response) {
    if (result || !response.isError()) {
      return result && !response.isError();
    }
    Optional<Integer> code = response.code();
    return code.isPresent() && (codes.isEmpty() || codes.contains(code.get()));
  }

  @Override
  public String toString() {
    String answer =
        result ? "a result" : codes.isEmpty() ? "an error" : "the error " + words(codes);
    if (anyClosure) {
      return answer + ", or the end of the connection";
    }
    return closures.isEmpty() ? answer : answer + ", or a close with " + words(closures);
  }

  private static String words(Set<Integer> numbers) {
    return numbers.stream().sorted().map(Object::toString).collect(Collectors.joining(" or "));
  }
}
