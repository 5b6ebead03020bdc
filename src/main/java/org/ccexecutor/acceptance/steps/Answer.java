package org.ccexecutor.acceptance.steps;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.stage.Talk.Fate;

/**
 * What a message has to be answered with.
 *
 * @param codes the error codes that are right; empty for any
 * @param closures the close codes that will do as well
 * @param anyClosure whether any end of the connection will do as well
 */
public record Answer(Set<Integer> codes, Set<Integer> closures, boolean anyClosure) {

  boolean allows(Fate fate) {
    if (fate.response().isPresent()) {
      return allows(fate.response().get());
    }
    return fate.closure().map(closure -> anyClosure || closures.contains(closure.code())).orElse(false);
  }

  private boolean allows(Message.Response response) {
    Optional<Integer> code = response.code();
    return response.isError() && code.isPresent() && (codes.isEmpty() || codes.contains(code.get()));
  }

  @Override
  public String toString() {
    String error = codes.isEmpty() ? "an error" : "the error " + words(codes);
    if (anyClosure) {
      return error + ", or the end of the connection";
    }
    return closures.isEmpty() ? error : error + ", or a close with " + words(closures);
  }

  private static String words(Set<Integer> numbers) {
    return numbers.stream().sorted().map(Object::toString).collect(Collectors.joining(" or "));
  }
}
