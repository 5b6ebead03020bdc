package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.databind.JsonNode;

/**
 * Matches responses with requests: each request gets one, with its own id, and nothing else gets any. An invalid request may
 * be answered with its id, with null, or with none.
 */
final class Answers {
  private final List<JsonNode> open = new ArrayList<>();
  private final List<Optional<JsonNode>> openInvalid = new ArrayList<>();
  private final Set<JsonNode> answered = new HashSet<>();
  private final List<Message.Response> strangers = new ArrayList<>();
  private int silent;
  private int unclear;

  void expect(Request request) {
    switch (request.kind()) {
      case CALL -> open.add(request.id().orElseThrow());
      case INVALID, UNREADABLE -> openInvalid.add(request.id());
      case NOTIFICATION -> silent++;
      case UNCLEAR -> unclear++;
      case BATCH -> request.parts().forEach(this::expect);
    }
  }

  Optional<Violation> received(Message.Response response) {
    if (!response.anonymous() && open.remove(response.id())) {
      answered.add(response.id());
      return Optional.empty();
    }
    if (answersAnInvalidOne(response)) {
      return Optional.empty();
    }
    if (response.anonymous() && unclear > 0) {
      unclear--;
      return Optional.empty();
    }
    if (!response.anonymous() && answered.contains(response.id())) {
      return Optional.of(
          new Violation("RPC-3", "one response to the request with the id " + response.id(), "a second one arrived"));
    }
    // Whose answer it was meant to be shows only when it is known which requests stay without one.
    strangers.add(response);
    return Optional.empty();
  }

  private boolean answersAnInvalidOne(Message.Response response) {
    Optional<JsonNode> id = response.anonymous() ? Optional.empty() : Optional.of(response.id());
    if (id.isPresent() && openInvalid.remove(id)) {
      answered.add(response.id());
      return true;
    }
    return id.isEmpty() && !openInvalid.isEmpty() && openInvalid.remove(0) != null;
  }

  boolean hasStrangers() {
    return !strangers.isEmpty();
  }

  /**
   * Judges responses that fit no request.
   *
   * @param patienceIsOver whether the requests that are still open will get no response of their own any more
   */
  Optional<Violation> judge(boolean patienceIsOver) {
    if (strangers.isEmpty() || (!open.isEmpty() && !patienceIsOver)) {
      return Optional.empty();
    }
    Message.Response stranger = strangers.get(0);
    String id = stranger.id() == null ? "no id" : "the id " + stranger.id();
    if (!open.isEmpty()) {
      return Optional.of(
          new Violation("RPC-2", "a response with the id " + open.get(0) + ", in value and type", "it had " + id));
    }
    return Optional.of(
        silent > 0 && stranger.anonymous()
            ? new Violation("RPC-8", "no response to a notification", "one arrived: " + stranger.json())
            : new Violation("RPC-3", "a response to a request only", "one arrived that nobody asked for: " + stranger.json()));
  }
}
