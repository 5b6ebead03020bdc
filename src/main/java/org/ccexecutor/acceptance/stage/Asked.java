package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.session.Closure;
import org.ccexecutor.acceptance.session.Message;
import org.ccexecutor.acceptance.session.Request;
import org.ccexecutor.acceptance.session.Session;
import tools.jackson.databind.JsonNode;

/**
 * Something that was sent, and how far the session was when it was.
 *
 * @param session through which it went
 * @param mark how many messages had arrived before
 * @param request what it asked for
 */
public record Asked(Session session, int mark, Request request) {

  /** Sends a request with an id of its own. */
  static Asked send(Session session, String method, Map<String, ?> params) {
    return send(session, Request.call(session.nextId(), method, params));
  }

  /** Sends this text, whatever it is. */
  static Asked send(Session session, String text) {
    Asked asked = new Asked(session, session.mark(), Request.of(text));
    session.sendText(text, asked.request());
    return asked;
  }

  /** Sends these texts in one go. */
  static List<Asked> sendAtOnce(Session session, List<String> texts) {
    int mark = session.mark();
    List<Asked> all =
        texts.stream().map(text -> new Asked(session, mark, Request.of(text))).toList();
    session.sendTexts(texts, all.stream().map(Asked::request).toList());
    return all;
  }

  /**
   * Waits for its response: the one with its id or, where it was no valid request, the next one.
   */
  Optional<Message.Response> response(Duration deadline) {
    return request.kind() == Request.Kind.CALL
        ? session.awaitResponse(mark, request.id().orElseThrow(), deadline)
        : session
            .awaitMessage(mark, Message.Response.class::isInstance, deadline)
            .map(Message.Response.class::cast);
  }

  /**
   * Waits for its response.
   *
   * @throws Violation of RPC-3 if none comes, of RPC-10 if an error has ended the session
   */
  Message.Response mustBeAnswered(Duration deadline) {
    return response(deadline).orElseThrow(this::unanswered);
  }

  /** That no response came, and to what. */
  String silence() {
    return "no response came in time to " + words();
  }

  private String words() {
    JsonNode json = request.json();
    if (json == null || !json.isObject()) {
      return "what was sent";
    }
    String type = json.path("params").path("type").asString("");
    return json.path("method").asString("a request")
        + (type.isEmpty() ? "" : " " + type)
        + " with the id "
        + json.path("id");
  }

  /**
   * What it means that there was no response: nothing but that or, after an error, the end of the
   * session.
   */
  private Violation unanswered() {
    Optional<Closure> closure = session.closure();
    boolean mistaken =
        session.messages(0).stream()
            .anyMatch(
                message -> message instanceof Message.Response response && response.isError());
    return closure.isPresent() && mistaken
        ? new Violation("RPC-10", "a session that goes on after an error", closure.get().toString())
        : new Violation(
            "RPC-3", "a response to each request", closure.map(Object::toString).orElse(silence()));
  }
}
