package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.BatchFaults.BATCH;
import static org.ccexecutor.acceptance.proof.BatchFaults.STRAY;
import static org.ccexecutor.acceptance.proof.BatchFaults.batched;
import static org.ccexecutor.acceptance.proof.FormatFaults.id;
import static org.ccexecutor.acceptance.proof.FormatFaults.textId;
import static org.ccexecutor.acceptance.proof.Meddling.both;
import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Meddling.isOneTooMany;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.RequestFaults.MISLED;
import static org.ccexecutor.acceptance.proof.RequestFaults.isKnown;
import static org.ccexecutor.acceptance.proof.RequestFaults.method;
import static org.ccexecutor.acceptance.proof.RequestFaults.rules;
import static org.ccexecutor.acceptance.proof.RobustnessFaults.HAPPENED;
import static org.ccexecutor.acceptance.proof.RobustnessFaults.error;
import static org.ccexecutor.acceptance.proof.Tampering.error;
import static org.ccexecutor.acceptance.proof.Tampering.responses;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Running;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.process.Ending;
import org.ccexecutor.reference.rpc.Dispatcher;
import org.ccexecutor.reference.rpc.Methods;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RequestRules;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Faults of ids, batches and errors that few messages bring to light. */
final class MessageFaults {
  private static final int LAST = 0x80;
  private static final long LARGE = 1L << 53;
  private static final int OPCODE = 0x0F;
  private static final int CONTINUATION = 0;
  private static final String ONE_MISTAKE = "One mistake costs a client its session.";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private MessageFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(ids());
    all.addAll(batches());
    all.addAll(commands());
    return all;
  }

  private static List<Variant> ids() {
    return List.of(
        absent("PARAMS_OF_0_ARE_NONE", "0"),
        absent("PARAMS_OF_FALSE_ARE_NONE", "false"),
        absent("EMPTY_TEXT_FOR_PARAMS_IS_NONE", "\"\""),
        textId(
            "IDS_OF_THE_BASIC_PLANE_ONLY",
            id -> id.replaceAll("[\\x{10000}-\\x{10ffff}]", "\ufffd")),
        id(
            "FALSY_IDS_ARE_NULL_IN_ERRORS",
            MessageFaults::isErrorOfAKnownMethod,
            id -> id.asString("").isEmpty() || id.asLong(1) == 0 ? JSON.nullNode() : id),
        id(
            "LARGE_IDS_ARE_ROUNDED_IN_ERRORS",
            MessageFaults::isErrorOfAKnownMethod,
            id -> id.asLong(0) > LARGE ? JSON.numberNode(LARGE) : id),
        id(
            "NUMBERS_IN_QUOTES_ARE_NUMBERS_IN_ERRORS",
            MessageFaults::isErrorOfAKnownMethod,
            id ->
                id.isString() && id.stringValue().matches("\\d+")
                    ? JSON.numberNode(Integer.valueOf(id.stringValue()))
                    : id),
        unheard(
            "REQUESTS_HAVE_TO_BEGIN_WITH_THEIR_VERSION", text -> text.startsWith("{\"params\"")),
        unheard("REQUESTS_HAVE_TO_BE_WRITTEN_TIGHT", text -> text.startsWith("{ \"jsonrpc\" :")),
        textId("IDS_LOSE_BACKSLASHES", id -> id.replace("\\", "")),
        id(
            "THE_WORD_NULL_IS_NULL",
            responses(),
            id -> id.asString("").equals("null") ? JSON.nullNode() : id),
        method(
            "UNKNOWN_METHOD_NEEDS_PARAMS_BY_NAME",
            session ->
                (request, next) -> {
                  if (!isKnown(request) && request.params().filter(JsonNode::isArray).isPresent()) {
                    throw new RpcException(-32602, "Params by name only");
                  }
                  return next.call(request);
                }),
        fault("PARAMS_WIN_OVER_THE_MEMBERS_OUTSIDE", "Something else is done than was meant.")
            .breaks("RPC-12")
            .with(
                Part.RULES,
                options ->
                    new RequestRules() {
                      @Override
                      protected Request request(JsonNode message) {
                        JsonNode inner = message.path("params").path("method");
                        return super.request(
                            inner.isString()
                                ? ((ObjectNode) message.deepCopy()).set("method", inner)
                                : message);
                      }
                    }));
  }

  private static List<Variant> batches() {
    return List.of(
        fault("REQUESTS_IN_SEVERAL_FRAMES_ARE_LOST", "A client waits for ever for its answer.")
            .breaks("RPC-3")
            .startedBy(
                (options, parts) ->
                    FrameRelay.before(
                        Variant.reference(options, parts),
                        frame -> (frame & LAST) != 0 && (frame & OPCODE) != CONTINUATION)),
        fault("ONLY_THE_FIRST_BATCH_GETS_AN_ARRAY", BATCH)
            .breaks("RPC-9")
            .with(
                Part.DISPATCHER,
                (session, tools, methods) ->
                    new Dispatcher(tools, methods, session.outgoing()::send) {
                      private boolean first = true;

                      @Override
                      protected void batch(JsonNode messages) {
                        if (first) {
                          super.batch(messages);
                        } else {
                          messages.forEach(this::single);
                        }
                        first = false;
                      }
                    }),
        fault("A_BATCH_IS_KNOWN_BY_ITS_FIRST_CHARACTER", BATCH)
            .breaks("RPC-9")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (text.matches("(?s)\\s+\\[.*")) {
                            session.outgoing().send(error(-32600, "No object"));
                          } else {
                            next.accept(text);
                          }
                        })),
        skipping(
            "INVALID_PARTS_OF_A_BATCH_WITHOUT_ID_ARE_SKIPPED",
            part -> part.isObject() && part.has("method") && !part.has("jsonrpc")),
        skipping("EMPTY_OBJECTS_IN_A_BATCH_ARE_SKIPPED", part -> part.isObject() && part.isEmpty()),
        skipping("NULL_IN_A_BATCH_IS_SKIPPED", JsonNode::isNull),
        changed(
            "CONTROLS_WITHOUT_ID_IN_A_BATCH_ARE_ANSWERED",
            part ->
                part.path("method").asString("").equals("control") && !part.has("id")
                    ? ((ObjectNode) part.deepCopy()).putNull("id")
                    : part),
        fault("BATCHES_ARE_ANSWERED_SINGLY_WHILE_A_COMMAND_RUNS", BATCH)
            .breaks("RPC-9")
            .with(
                Part.DISPATCHER,
                (session, tools, methods) ->
                    new Dispatcher(tools, methods, session.outgoing()::send) {
                      @Override
                      protected void batch(JsonNode messages) {
                        if (session.workplace().current().isPresent()) {
                          messages.forEach(this::single);
                        } else {
                          super.batch(messages);
                        }
                      }
                    }));
  }

  private static List<Variant> commands() {
    return List.of(
        fault("ANSWERS_COMMANDS_WITHOUT_ID_WHILE_ANOTHER_RUNS", STRAY)
            .breaks("RPC-8")
            .changed(
                calling(
                    session ->
                        (request, next) -> {
                          if (request.isNotification() && isOneTooMany(session, request)) {
                            session.outgoing().send(error(-32602, "Busy"));
                          }
                          return next.call(request);
                        })),
        closingAfter("CLOSES_AFTER_AN_EMPTY_COMMAND", "\"command\":\"\""),
        closingAfter("CLOSES_AFTER_A_TIMEOUT_OF_0", "\"timeout\":0}"),
        closingAfter("CLOSES_AFTER_A_WORD_FOR_A_TIMEOUT", "\"timeout\":\""),
        fault("BUSY_FOR_EVER_AFTER_A_NUL", ONE_MISTAKE)
            .breaks("RPC-10")
            .changed(
                calling(
                    session -> {
                      boolean[] busy = new boolean[1];
                      return (request, next) -> {
                        if (busy[0] && request.method().equals("execute")) {
                          throw new RpcException(-32602, "A process is already running");
                        }
                        busy[0] |= request.params().toString().contains("\\u0000");
                        return next.call(request);
                      };
                    })),
        ending("AN_UNKNOWN_METHOD_ENDS_THE_COMMAND", error(-32601)),
        ending("AN_INVALID_REQUEST_ENDS_THE_COMMAND", error(-32600)),
        ending(
            "UNFIT_PARAMS_END_THE_COMMAND",
            error(-32602)
                .and(message -> message.at("/error/message").asString("").contains("Invalid"))),
        queueing("THE_REFUSED_COMMAND_IS_RUN_AFTER_A_CANCEL", Ending.CANCELED),
        queueing("THE_REFUSED_COMMAND_IS_RUN_AFTER_A_TIMEOUT", Ending.TIMED_OUT));
  }

  // ---- kinds of faults

  private static boolean isErrorOfAKnownMethod(JsonNode message) {
    int code = message.path("error").path("code").asInt(0);
    return code == -32602 || code == -32002;
  }

  /** Such requests get no answer. */
  private static Variant unheard(String name, Predicate<String> which) {
    return fault(name, "A client waits for ever for its answer.")
        .breaks("RPC-3")
        .changed(
            hearing(
                session ->
                    (text, next) -> {
                      if (!which.test(text)) {
                        next.accept(text);
                      }
                    }));
  }

  /** Each part of a batch is changed, or left out where nothing is left of it. */
  private static Variant changed(String name, UnaryOperator<JsonNode> change) {
    return batched(
        name,
        messages -> {
          ArrayNode parts = JSON.arrayNode();
          messages
              .valueStream()
              .map(change)
              .filter(part -> !part.isMissingNode())
              .forEach(parts::add);
          return parts;
        });
  }

  private static Variant skipping(String name, Predicate<JsonNode> which) {
    return changed(name, part -> which.test(part) ? JSON.missingNode() : part);
  }

  /** Params of this value are taken as absent. */
  private static Variant absent(String name, String value) {
    return rules(
        name,
        MISLED,
        new RequestRules() {
          @Override
          public Request read(JsonNode message) {
            return super.read(
                message.path("params").toString().equals(value)
                    ? ((ObjectNode) message.deepCopy()).without("params")
                    : message);
          }
        });
  }

  /** Whoever sends a text that holds this is answered, and then sent away. */
  private static Variant closingAfter(String name, String part) {
    return fault(name, ONE_MISTAKE)
        .breaks("RPC-10")
        .changed(
            hearing(
                session ->
                    (text, next) -> {
                      next.accept(text);
                      if (text.contains(part)) {
                        session.channel().close(1008, "Enough");
                      }
                    }));
  }

  private static Variant ending(String name, Predicate<JsonNode> error) {
    return fault(name, "One mistake costs a client all that runs in its session.")
        .breaks("RPC-10")
        .changed(
            saying(
                session ->
                    (message, next) -> {
                      next.accept(message);
                      if (error.test(message)) {
                        session.workplace().current().ifPresent(CommandRun::abandon);
                      }
                    }));
  }

  /** What was refused beside a command is run when that one has come to such an end. */
  private static Variant queueing(String name, Ending after) {
    return fault(name, HAPPENED)
        .breaks("RPC-13")
        .changed(
            parts -> {
              Map<Session, Runnable> waiting = new ConcurrentHashMap<>();
              return both(
                      queue(waiting),
                      running(
                          job ->
                              new Running(job) {
                                @Override
                                protected void complete(Ending how, int ofShell) {
                                  Optional.ofNullable(waiting.remove(job.session()))
                                      .filter(refused -> how == after)
                                      .ifPresent(Runnable::run);
                                  super.complete(how, ofShell);
                                }
                              }))
                  .apply(parts);
            });
  }

  private static UnaryOperator<Parts> queue(Map<Session, Runnable> waiting) {
    return parts ->
        parts.change(
            Part.METHODS,
            before ->
                (session, tools) -> {
                  Methods next = before.apply(session, tools);
                  return request -> {
                    if (isOneTooMany(session, request)) {
                      String command = request.params().orElseThrow().path("command").asString("");
                      waiting.put(session, () -> UntimelyFaults.launch(tools, command));
                    }
                    return next.call(request);
                  };
                });
  }
}
