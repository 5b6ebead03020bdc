package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Meddling.type;
import static org.ccexecutor.acceptance.proof.RobustnessFaults.error;
import static org.ccexecutor.acceptance.proof.RobustnessFaults.result;
import static org.ccexecutor.acceptance.proof.Tampering.responses;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Faults of notifications and batches. */
final class BatchFaults {
  static final String STRAY = "A client takes the response for the answer to something else.";
  static final String BATCH = "A client that waits for one message gets none, or several.";

  private BatchFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(notifications());
    all.addAll(batches());
    return all;
  }

  // ---- notifications and batches

  private static List<Variant> notifications() {
    return List.of(
        answering("ANSWERS_NOTIFICATIONS", request -> true, 0),
        answering("ANSWERS_PONG", request -> request.method().equals("pong"), 0),
        answering(
            "ANSWERS_PONG_WITH_PARAMS",
            request -> request.method().equals("pong") && request.params().isPresent(),
            0),
        answering(
            "ANSWERS_PONG_WITH_PARAMS_IN_A_LIST",
            request ->
                request.method().equals("pong")
                    && request.params().filter(JsonNode::isArray).isPresent(),
            0),
        fault("ANSWERS_PONG_WITH_UNKNOWN_MEMBERS", STRAY)
            .breaks("RPC-8")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          next.accept(text);
                          if (text.contains("\"pong\"") && text.contains("\"trace\"")) {
                            session.outgoing().send(result());
                          }
                        })),
        answering("ANSWERS_A_CANCEL_WITHOUT_ID", request -> type(request).equals("CANCEL"), 0),
        answering("ANSWERS_A_RESUME_WITHOUT_ID", request -> type(request).equals("RESUME"), 0),
        answering("ANSWERS_UNKNOWN_NOTIFICATIONS", request -> request.method().equals("nope"), 0),
        answering("ANSWERS_COMMANDS_WITHOUT_ID", request -> request.method().equals("execute"), 0),
        answering(
            "ANSWERS_UNFIT_COMMANDS_WITHOUT_ID",
            request ->
                request.method().equals("execute")
                    && !request.params().orElseThrow().has("command"),
            0),
        answering("ANSWERS_CONTROLS_WITHOUT_ID", request -> request.method().equals("control"), 0),
        answering(
            "ANSWERS_UNKNOWN_CONTROLS_WITHOUT_ID", request -> type(request).equals("STOP"), 0),
        answering("ANSWERS_NOTIFICATIONS_LATE", request -> request.method().equals("nope"), 15),
        fault("ANSWERS_NOTIFICATIONS_WHILE_A_COMMAND_RUNS", STRAY)
            .breaks("RPC-8")
            .changed(
                notified(
                    (session, request) -> {
                      if (session.workplace().current().isPresent()
                          && !request.method().equals("execute")) {
                        session.outgoing().send(error(-32602, "Busy"));
                      }
                    })),
        fault("ANSWERS_NOTIFICATIONS_WITHOUT_ID", STRAY)
            .breaks("RPC-8")
            .changed(
                notified(
                    (session, request) -> {
                      ObjectNode answer = error(-32601, "Unknown");
                      answer.remove("id");
                      session.outgoing().send(answer);
                    })),
        fault("ANSWERS_NOTIFICATIONS_BY_A_RESULT_WITHOUT_ID", STRAY)
            .breaks("RPC-8")
            .changed(
                notified(
                    (session, request) -> {
                      ObjectNode answer = result();
                      answer.remove("id");
                      session.outgoing().send(answer);
                    })));
  }

  private static Variant answering(String name, Predicate<Request> which, int delay) {
    return fault(name, STRAY)
        .breaks("RPC-8")
        .beside("RPC-9")
        .changed(
            notified(
                (session, request) -> {
                  if (which.test(request)) {
                    Runnable answer =
                        () ->
                            session
                                .outgoing()
                                .send(
                                    request.method().equals("pong")
                                        ? result()
                                        : error(-32601, "Unknown"));
                    if (delay > 0) {
                      Tampering.later(delay, answer);
                    } else {
                      answer.run();
                    }
                  }
                }));
  }

  /** Something happens for every notification that came alone. */
  private static UnaryOperator<Parts> notified(BiConsumer<Session, Request> what) {
    return parts ->
        parts.with(
            Part.DISPATCHER,
            (session, tools, methods) ->
                new Dispatcher(tools, methods, session.outgoing()::send) {
                  @Override
                  protected void single(JsonNode message) {
                    super.single(message);
                    try {
                      Request request = tools.rules().read(message);
                      if (request.isNotification()) {
                        what.accept(session, request);
                      }
                    } catch (RpcException e) {
                      // It was no notification.
                    }
                  }
                });
  }

  private static List<Variant> batches() {
    return List.of(
        altering(
            "ERRORS_IN_BATCHES_ARE_INTERNAL",
            Tampering.error(-32602).or(Tampering.error(-32002)),
            response -> recode(response, -32603)),
        batching(
            "BATCHES_ARE_ANSWERED_SINGLY",
            (responses, session) -> responses.forEach(session.outgoing()::send)),
        choosing("ONLY_THE_FIRST_OF_A_BATCH_IS_ANSWERED", responses -> first(1, responses)),
        choosing(
            "ONLY_THE_LAST_OF_A_BATCH_IS_ANSWERED",
            responses -> responses.subList(Math.max(0, responses.size() - 1), responses.size())),
        batching(
            "A_BATCH_OF_ONE_IS_ANSWERED_SINGLY",
            (responses, session) ->
                session
                    .outgoing()
                    .send(responses.size() == 1 ? responses.get(0) : array(responses))),
        choosing("TEN_OF_A_BATCH_AT_MOST_ARE_ANSWERED", responses -> first(10, responses)),
        keeping("ID_0_GETS_NO_ANSWER_IN_A_BATCH", response -> !isToZero(response)),
        altering(
            "ID_0_IS_NULL_IN_A_BATCH", BatchFaults::isToZero, response -> response.putNull("id")),
        choosing("EQUAL_IDS_IN_A_BATCH_ARE_ANSWERED_ONCE", BatchFaults::oneForEachId),
        batched(
            "A_BATCH_IN_A_BATCH_ENDS_THE_SESSION",
            messages -> {
              if (messages.get(0).isArray()) {
                throw new IllegalStateException("No object");
              }
              return messages;
            }),
        batched(
                "A_BATCH_IN_A_BATCH_IS_OPENED",
                messages -> messages.get(0).isArray() ? messages.get(0) : messages)
            .breaks("RPC-6")
            .beside("RPC-9"),
        batching(
            "BATCHES_ARE_ANSWERED_TWICE",
            (responses, session) -> {
              session.outgoing().send(array(responses));
              session.outgoing().send(array(responses));
            }),
        batching(
            "BATCHES_ARE_ANSWERED_IN_HALVES",
            (responses, session) -> {
              int half = responses.size() / 2;
              if (half > 0) {
                session.outgoing().send(array(responses.subList(0, half)));
              }
              session.outgoing().send(array(responses.subList(half, responses.size())));
            }),
        choosing(
                "NULL_FOR_NOTIFICATIONS_IN_A_BATCH",
                responses -> oneMore(responses, JsonNodeFactory.instance.nullNode()))
            .breaks("RPC-1")
            .beside("RPC-9"),
        choosing("RESULTS_FOR_NOTIFICATIONS_IN_A_BATCH", responses -> oneMore(responses, result())),
        batching(
            "INVALID_PARTS_OF_A_BATCH_ARE_SKIPPED",
            (responses, session) -> {
              List<JsonNode> valid =
                  responses.stream()
                      .filter(response -> !Tampering.error(-32600).test(response))
                      .toList();
              if (!valid.isEmpty()) {
                session.outgoing().send(array(valid));
              }
            }),
        batching(
            "ONE_ERROR_FOR_A_BATCH_OF_NUMBERS",
            (responses, session) ->
                session
                    .outgoing()
                    .send(
                        responses.stream().allMatch(Tampering.error(-32600))
                            ? responses.get(0)
                            : array(responses))),
        altering(
            "UNKNOWN_METHODS_IN_A_BATCH_ARE_INVALID",
            Tampering.error(-32601),
            response -> recode(response, -32600)),
        altering(
            "INVALID_PARTS_OF_A_BATCH_ARE_UNKNOWN",
            Tampering.error(-32600),
            response -> recode(response, -32601)),
        batching("BATCHES_ARE_IGNORED", (responses, session) -> {}),
        keeping("COMMANDS_IN_A_BATCH_GET_NO_RESPONSE", response -> !response.has("result")),
        fault("BATCHES_ARE_INVALID", BATCH)
            .breaks("RPC-9")
            .beside("RPC-10")
            .changed(
                unbatched((session, text) -> session.outgoing().send(error(-32600, "No batches")))),
        fault("BATCHES_ARE_UNREADABLE", BATCH)
            .breaks("RPC-9")
            .changed(
                unbatched((session, text) -> session.outgoing().send(error(-32700, "No batches")))),
        fault("BATCHES_END_THE_SESSION", BATCH)
            .breaks("RPC-9", "RPC-10", "RPC-3")
            .beside("RPC-8")
            .changed(unbatched((session, text) -> session.channel().close(1011, "Internal error"))),
        fault("AN_EMPTY_ARRAY_FOR_NOTIFICATIONS", BATCH)
            .breaks("RPC-9")
            .changed(
                parts ->
                    parts.with(
                        Part.DISPATCHER,
                        (session, tools, methods) ->
                            new Dispatcher(tools, methods, session.outgoing()::send) {
                              @Override
                              protected void batch(JsonNode messages) {
                                super.batch(messages);
                                if (messages
                                    .valueStream()
                                    .noneMatch(
                                        message -> message.has("id") || !message.isObject())) {
                                  send(JsonNodeFactory.instance.arrayNode());
                                }
                              }
                            })));
  }

  private static ArrayNode array(List<? extends JsonNode> elements) {
    return JsonNodeFactory.instance.arrayNode().addAll(elements);
  }

  private static List<JsonNode> first(int number, List<JsonNode> responses) {
    return responses.subList(0, Math.min(number, responses.size()));
  }

  private static List<JsonNode> oneForEachId(List<JsonNode> responses) {
    Set<JsonNode> ids = new HashSet<>();
    return responses.stream()
        .filter(response -> response.path("id").isNull() || ids.add(response.path("id")))
        .toList();
  }

  /** As if a notification beside the only request had asked for this. */
  private static List<JsonNode> oneMore(List<JsonNode> responses, JsonNode more) {
    return responses.size() == 1 ? List.of(responses.get(0), more) : responses;
  }

  private static void recode(ObjectNode response, int code) {
    ((ObjectNode) response.get("error")).put("code", code);
  }

  private static boolean isToZero(JsonNode response) {
    return response.path("id").toString().equals("0");
  }

  /** The response to a batch holds others than it should. */
  private static Variant choosing(String name, UnaryOperator<List<JsonNode>> choice) {
    return batching(
        name, (responses, session) -> session.outgoing().send(array(choice.apply(responses))));
  }

  /** The response to a batch lacks some. */
  private static Variant keeping(String name, Predicate<JsonNode> kept) {
    return choosing(name, responses -> responses.stream().filter(kept).toList());
  }

  /** Some in the response to a batch are not as they should be. */
  private static Variant altering(
      String name, Predicate<JsonNode> which, Consumer<ObjectNode> change) {
    return choosing(
        name,
        responses ->
            responses.stream()
                .map(response -> which.test(response) ? altered(response, change) : response)
                .toList());
  }

  private static JsonNode altered(JsonNode response, Consumer<ObjectNode> change) {
    ObjectNode copy = (ObjectNode) response.deepCopy();
    change.accept(copy);
    return copy;
  }

  private static Variant batching(String name, BiConsumer<List<JsonNode>, Session> answer) {
    return fault(name, BATCH)
        .breaks("RPC-9")
        .changed(
            parts ->
                parts.with(
                    Part.OUTGOING,
                    session ->
                        new Outgoing(session.channel()) {
                          private boolean within;

                          @Override
                          protected void emit(JsonNode message) {
                            if (message.isArray() && !within) {
                              within = true;
                              answer.accept(message.valueStream().toList(), session);
                              within = false;
                            } else {
                              super.emit(message);
                            }
                          }
                        }));
  }

  /** Batches are changed before they are carried out. */
  static Variant batched(String name, UnaryOperator<JsonNode> change) {
    return fault(name, BATCH)
        .breaks("RPC-9")
        .with(
            Part.DISPATCHER,
            (session, tools, methods) ->
                new Dispatcher(tools, methods, session.outgoing()::send) {
                  @Override
                  protected void batch(JsonNode messages) {
                    super.batch(change.apply(messages));
                  }
                });
  }

  private static UnaryOperator<Parts> unbatched(BiConsumer<Session, String> instead) {
    return hearing(
        session ->
            (text, next) -> {
              String stripped = text.strip();
              if (stripped.startsWith("[{") && stripped.endsWith("]")
                  || stripped.equals("[1,2,3]")) {
                instead.accept(session, text);
              } else {
                next.accept(text);
              }
            });
  }
}
