package org.ccexecutor.acceptance.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * Watches over what holds for every message of every session, whatever a scenario is about. It
 * keeps the first breach, under the requirement that it belongs to. Used under the session's lock.
 */
final class Conduct {
  private final Answers answers = new Answers();
  private final Processes processes = new Processes();
  private Violation breach;
  private String unreadable;
  private boolean greeted;
  private boolean asked;
  private int batches;
  private int openBatches;
  private boolean batchWasSent;

  /** Whether something was sent that begins like a batch: the scenario says how it is answered. */
  private boolean unreadableArray;

  // ---- what the client sends

  /** Remembers what this text asks for, so that its answers can be told from others. */
  void sending(Request request, String text) {
    asked = true;
    openBatches += request.kind() == Request.Kind.BATCH && request.isAnswered() ? 1 : 0;
    batchWasSent |= request.kind() == Request.Kind.BATCH;
    unreadableArray |= request.kind() == Request.Kind.UNREADABLE && text.startsWith("[");
    answers.expect(request, text);
    processes.sending(request);
  }

  // ---- what the server sends

  /** The messages in this text; none if it is no JSON-RPC. */
  List<Message> received(String text) {
    JsonNode node;
    try {
      node = Json.parse(text);
    } catch (StreamConstraintsException e) {
      unreadable = "The server sent JSON that no client can be asked to read: " + gist(e) + ".";
      return List.of();
    } catch (JacksonException e) {
      note(
          new Violation(
              "RPC-1",
              "a JSON text",
              "it is not JSON (" + e.getOriginalMessage() + "): " + start(text)));
      return List.of();
    }
    if (!node.isArray()) {
      return message(node, 0).map(List::of).orElse(List.of());
    }
    return batch(node);
  }

  private List<Message> batch(JsonNode array) {
    if (array.isEmpty()) {
      note(new Violation("RPC-9", "no empty array as an answer (JSON-RPC 2.0 §6)", "[] arrived"));
    }
    if (--openBatches < 0 && !unreadableArray) {
      note(unexpected(array));
    }
    batches++;
    List<Message> messages = new ArrayList<>();
    array.forEach(element -> message(element, batches).ifPresent(messages::add));
    return messages;
  }

  private Violation unexpected(JsonNode array) {
    String actual = "an array arrived: " + start(array.toString());
    return batchWasSent
        ? new Violation("RPC-9", "one array for a batch", "one more: " + actual)
        : new Violation(
            "RPC-1", "one object in each message, and an array for a batch only", actual);
  }

  void receivedBinary() {
    note(new Violation("RPC-1", "every message in a text frame", "a binary frame arrived"));
  }

  void receivedNonsense(String what) {
    note(
        new Violation(
            "RPC-1",
            "text frames as RFC 6455 has them",
            "the client could not read what came: " + what));
  }

  private Optional<Message> message(JsonNode node, int batch) {
    note(Schemas.checkEnvelope(node));
    if (!node.isObject()) {
      return Optional.empty();
    }
    return Optional.of(node.hasNonNull("method") ? notification(node) : response(node, batch));
  }

  private Message notification(JsonNode node) {
    String method = node.get("method").asString("");
    note(Schemas.checkNotification(method, node.path("params")));
    if (method.equals("connected")) {
      if (greeted) {
        note(new Violation("AVL-2", "one greeting", "a second one arrived"));
      }
      greeted = true;
    }
    Message.Notification notification = new Message.Notification(method, node);
    Optional<Violation> outOfTurn = processes.received(notification);
    if (!answers.hasStrangers()) {
      // Else the response that is missed may be the one whose id is not recognised, and that is
      // what is wrong.
      note(outOfTurn);
    }
    return notification;
  }

  private Message response(JsonNode node, int batch) {
    note(Schemas.checkResponse(node));
    Message.Response response = new Message.Response(node.get("id"), node, batch);
    if (response.isTurnedAway() ? !asked || !greeted : !asked && !greeted) {
      // In place of the greeting, or behind it: what it should have been is for AVL-2 and SES-4 to
      // say. Who asks before the greeting is turned away all the same.
      return response;
    }
    answers.received(response);
    note(processes.received(response));
    return response;
  }

  // ---- what came of it

  /** The first breach, if there was one. */
  Optional<Violation> breach() {
    return Optional.ofNullable(breach);
  }

  /** Why a message could not be read that may be right, if there was one. */
  Optional<String> unreadable() {
    return Optional.ofNullable(unreadable);
  }

  /** Judges what can only be judged when nothing more is expected to change it. */
  void judge(boolean patienceIsOver) {
    note(answers.judge(patienceIsOver));
    note(processes.judge(patienceIsOver));
  }

  /** Whether something was seen that may be a breach, or be mended by what comes next. */
  boolean isInDoubt() {
    return answers.hasStrangers() || processes.isEarly();
  }

  Processes processes() {
    return processes;
  }

  private void note(Optional<Violation> violation) {
    violation.ifPresent(this::note);
  }

  private void note(Violation violation) {
    breach = breach == null ? violation : breach;
  }

  /** What the reader says without the names of its own methods. */
  private static String gist(JacksonException e) {
    return e.getOriginalMessage().replaceFirst(",? \\(?from `.*", ")").replace("))", ")");
  }

  private static String start(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
