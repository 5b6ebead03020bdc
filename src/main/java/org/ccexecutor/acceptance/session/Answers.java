package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.databind.JsonNode;

/**
 * Matches responses with requests: each request gets one, with its own id, and nothing else gets
 * any. What is no valid request may be answered with its id, with null, or with none.
 */
final class Answers {
  private final List<JsonNode> open = new ArrayList<>();
  private final List<Unfit> openUnfit = new ArrayList<>();
  private final List<Unfit> unreadable = new ArrayList<>();
  private final Set<JsonNode> answered = new HashSet<>();
  private final List<Message.Response> strangers = new ArrayList<>();
  private int silent;
  private int unclear;
  private boolean batchWasSent;

  /**
   * Something that was sent and is no valid request.
   *
   * @param requirement what its answer is about
   * @param text as it was sent
   * @param id its id, if it can be read
   */
  private record Unfit(String requirement, String text, Optional<JsonNode> id) {

    boolean may(JsonNode answerId) {
      return id.isPresent()
          ? id.get().equals(answerId)
          : requirement.equals("RPC-5") && text.contains(answerId.toString());
    }
  }

  void expect(Request request, String text) {
    switch (request.kind()) {
      case CALL -> open.add(request.id().orElseThrow());
      case INVALID -> openUnfit.add(new Unfit("RPC-6", text, request.id()));
      case UNREADABLE -> {
        unreadable.add(new Unfit("RPC-5", text, Optional.empty()));
        openUnfit.add(unreadable.get(unreadable.size() - 1));
      }
      case NOTIFICATION -> silent++;
      case UNCLEAR -> unclear++;
      case BATCH -> {
        batchWasSent = true;
        request.parts().forEach(part -> expect(part, text));
      }
    }
  }

  void received(Message.Response response) {
    if (!answersACall(response)
        && !answersWhatIsUnfit(response)
        && !answersWhatIsUnclear(response)) {
      // Whose answer it was meant to be shows only when it is known which requests stay without
      // one.
      strangers.add(response);
    }
  }

  private boolean answersACall(Message.Response response) {
    boolean meant = !response.anonymous() && open.remove(response.id());
    if (meant) {
      answered.add(response.id());
    }
    return meant;
  }

  private boolean answersWhatIsUnfit(Message.Response response) {
    if (response.anonymous()) {
      return !openUnfit.isEmpty() && openUnfit.remove(0) != null;
    }
    Optional<Unfit> meant =
        openUnfit.stream().filter(unfit -> unfit.may(response.id())).findFirst();
    meant.ifPresent(openUnfit::remove);
    meant.ifPresent(unfit -> answered.add(response.id()));
    return meant.isPresent();
  }

  private boolean answersWhatIsUnclear(Message.Response response) {
    boolean meant = response.anonymous() && unclear > 0;
    unclear -= meant ? 1 : 0;
    return meant;
  }

  boolean hasStrangers() {
    return !strangers.isEmpty();
  }

  /**
   * Judges responses that fit no request.
   *
   * @param patienceIsOver whether the requests that are still open will get no response of their
   *     own any more
   */
  Optional<Violation> judge(boolean patienceIsOver) {
    if (strangers.isEmpty() || (!open.isEmpty() && !patienceIsOver)) {
      return Optional.empty();
    }
    return Optional.of(breachBy(strangers.get(0)));
  }

  /** What is wrong with a response that fits no request: the nearest explanation that there is. */
  private Violation breachBy(Message.Response stranger) {
    if (batchWasSent && stranger.anonymous()) {
      return new Violation(
          "RPC-9",
          "one array with a response for each request of the batch",
          "there was " + stranger.json());
    }
    if (!open.isEmpty()) {
      return new Violation(
          "RPC-2",
          "a response with the id " + open.get(0) + ", in value and type",
          itHad(stranger));
    }
    return stranger.anonymous() ? unasked(stranger) : surplus(stranger);
  }

  /** The same where no request is open, for a response that has an id. */
  private Violation surplus(Message.Response stranger) {
    if (unreadable.stream().anyMatch(text -> text.may(stranger.id()))) {
      return new Violation(
          "RPC-5", "one error for a text that is not JSON", "there was " + stranger.json());
    }
    if (answered.contains(stranger.id())) {
      return new Violation(
          "RPC-3",
          "one response to the request with the id " + stranger.id(),
          "a second one arrived: " + stranger.json());
    }
    if (!openUnfit.isEmpty()) {
      return new Violation(
          openUnfit.get(0).requirement(),
          "an answer to what is no request with its id, null, or none",
          itHad(stranger));
    }
    return unasked(stranger);
  }

  private static String itHad(Message.Response stranger) {
    String id = stranger.id() == null ? "no id" : "the id " + stranger.id();
    return "it had " + id + ": " + stranger.json();
  }

  private Violation unasked(Message.Response stranger) {
    return silent > 0 && stranger.anonymous()
        ? new Violation("RPC-8", "no response to a notification", "one arrived: " + stranger.json())
        : new Violation(
            "RPC-3",
            "a response to a request only",
            "one arrived that nobody asked for: " + stranger.json());
  }
}
