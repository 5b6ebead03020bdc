package org.ccexecutor.reference.rpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes one message after another, and sees that each request gets its one response before anything
 * that follows.
 */
public class Dispatcher {

  /** What dispatchers are made of. */
  public record Tools(JsonReader reader, RequestRules rules, Responses responses) {}

  /** The response to one request, if it gets one, and what comes after it. */
  public record Reply(Optional<JsonNode> response, Runnable afterward) {

    /** A response with nothing to follow. */
    public static Reply of(Optional<JsonNode> response) {
      return new Reply(response, () -> {});
    }
  }

  private final Tools tools;
  private final Methods methods;
  private final Consumer<JsonNode> out;

  /** Calls {@code methods} and answers to {@code out}. */
  public Dispatcher(Tools tools, Methods methods, Consumer<JsonNode> out) {
    this.tools = tools;
    this.methods = methods;
    this.out = out;
  }

  /** Takes one message from the wire. */
  public void receive(String text) {
    JsonNode message;
    try {
      message = tools.reader().read(text);
    } catch (RpcException e) {
      unreadable(e);
      return;
    }
    if (isBatch(message)) {
      batch(message);
    } else {
      single(message);
    }
  }

  /** A message that could not be read. */
  protected void unreadable(RpcException error) {
    send(tools.responses().error(Optional.empty(), error));
  }

  /** Whether a message is a batch; an empty array is none. */
  protected boolean isBatch(JsonNode message) {
    return message.isArray() && !message.isEmpty();
  }

  /** A message that is no batch. */
  protected void single(JsonNode message) {
    Reply reply = reply(message);
    reply.response().ifPresent(this::send);
    reply.afterward().run();
  }

  /** A batch: all responses in one array, none if it holds notifications alone. */
  protected void batch(JsonNode messages) {
    ArrayNode responses = JsonNodeFactory.instance.arrayNode();
    List<Runnable> afterward = new ArrayList<>();
    for (JsonNode message : messages) {
      Reply reply = reply(message);
      reply.response().ifPresent(responses::add);
      afterward.add(reply.afterward());
    }
    if (!responses.isEmpty()) {
      send(responses);
    }
    afterward.forEach(Runnable::run);
  }

  /** Judges one message and carries it out. */
  protected Reply reply(JsonNode message) {
    Request request;
    try {
      request = tools.rules().read(message);
    } catch (RpcException e) {
      return invalid(message, e);
    }
    try {
      Outcome outcome = call(request);
      return new Reply(
          request.id().map(id -> tools.responses().result(id, outcome.result())),
          outcome.afterward());
    } catch (RpcException e) {
      return failed(request, e);
    }
  }

  /** Something that is no valid request: answered, with an id or without. */
  protected Reply invalid(JsonNode message, RpcException error) {
    return Reply.of(
        Optional.of(tools.responses().error(tools.rules().idOfInvalid(message), error)));
  }

  /** A valid request that was refused: answered unless it is a notification. */
  protected Reply failed(Request request, RpcException error) {
    return Reply.of(request.id().map(id -> tools.responses().error(Optional.of(id), error)));
  }

  /** Carries out one valid request. */
  protected Outcome call(Request request) {
    return methods.call(request);
  }

  /** Sends a response, or a batch of them. */
  protected final void send(JsonNode response) {
    out.accept(response);
  }
}
