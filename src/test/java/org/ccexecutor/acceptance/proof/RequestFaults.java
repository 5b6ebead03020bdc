package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Meddling.hearing;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.delivering;
import static org.ccexecutor.acceptance.proof.Tampering.dropping;
import static org.ccexecutor.acceptance.proof.Tampering.error;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.fault;
import static tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Calling;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.JsonReader;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Request;
import org.ccexecutor.reference.rpc.RequestRules;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Faults of what is taken for a request, and of what anything else is told. */
final class RequestFaults {
  static final String MISLED = "A client looks for its mistake in the wrong place.";
  static final String TAKEN = "A client does not learn that it speaks wrongly.";

  private RequestFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(methods());
    all.addAll(unreadable());
    all.addAll(invalid());
    all.addAll(goingOn());
    return all;
  }

  private static List<Variant> methods() {
    return List.of(
        code("UNKNOWN_METHOD_IS_INVALID_REQUEST", "RPC-4", -32601, -32600).beside("RPC-9"),
        code("UNKNOWN_METHOD_IS_INVALID_PARAMS", "RPC-4", -32601, -32602).beside("RPC-9"),
        code("UNKNOWN_METHOD_IS_INTERNAL_ERROR", "RPC-4", -32601, -32603),
        code("UNKNOWN_METHOD_WITHOUT_SIGN", "RPC-4", -32601, 32601),
        method(
                "UNKNOWN_METHODS_SUCCEED",
                session -> (request, next) -> isKnown(request) ? next.call(request) : ok())
            .breaks("RPC-4", "RPC-9"),
        method(
            "METHODS_IN_ANY_CASE",
            session ->
                (request, next) ->
                    next.call(
                        renamed(request, request.method().toLowerCase(java.util.Locale.ROOT)))),
        method(
                "METHODS_BY_THEIR_START",
                session ->
                    (request, next) ->
                        next.call(
                            request.method().startsWith("exec")
                                ? renamed(request, "execute")
                                : request))
            .beside("RPC-13"),
        method(
            "UNKNOWN_METHOD_IS_BUSY_WHILE_A_COMMAND_RUNS",
            session ->
                (request, next) -> {
                  if (!isKnown(request) && session.workplace().current().isPresent()) {
                    throw new RpcException(-32602, "A process is already running");
                  }
                  return next.call(request);
                }),
        method(
                "UNKNOWN_METHOD_NEEDS_PARAMS",
                session ->
                    (request, next) -> {
                      if (request.params().isEmpty()) {
                        throw new RpcException(-32602, "No params");
                      }
                      return next.call(request);
                    })
            .beside("RPC-7"),
        method(
            "NOTICES_ARE_METHODS",
            session ->
                (request, next) ->
                    request.method().startsWith("process.") ? ok() : next.call(request)),
        method(
            "CONNECTED_IS_A_METHOD",
            session ->
                (request, next) ->
                    request.method().equals("connected") ? ok() : next.call(request)),
        method(
            "METHODS_ARE_TRIMMED",
            session -> (request, next) -> next.call(renamed(request, request.method().strip()))),
        method(
            "METHODS_BY_THEIR_LAST_WORD",
            session ->
                (request, next) ->
                    next.call(renamed(request, request.method().replaceFirst(".*\\.", "")))),
        unknownIs("METHODS_OF_RPC_ARE_INVALID_REQUESTS", -32600, "rpc\\..*"),
        unknownIs("NAMES_OF_THE_LANGUAGE_FAIL", -32603, "toString|constructor|__proto__"),
        unknownIs("NAMES_IN_ANOTHER_SCRIPT_FAIL", -32603, "\\P{ASCII}+"),
        fault(
                "QUOTED_NAMES_ARE_NOT_ESCAPED",
                "A JSON-RPC library drops the message, or dies of it.")
            .breaks("RPC-1")
            .beside("RPC-4")
            .changed(
                delivering(
                    (channel, text) ->
                        channel.text(text.replaceFirst("(Unknown method.*)\\\\\"", "$1\"")))));
  }

  private static List<Variant> unreadable() {
    return List.of(
        code("UNREADABLE_IS_INVALID_REQUEST", "RPC-5", -32700, -32600),
        code("UNREADABLE_IS_INTERNAL_ERROR", "RPC-5", -32700, -32603),
        reading("LENIENT_COMMA", JsonReadFeature.ALLOW_TRAILING_COMMA),
        reading("LENIENT_SINGLE_QUOTES", JsonReadFeature.ALLOW_SINGLE_QUOTES),
        reading("LENIENT_NAMES", JsonReadFeature.ALLOW_UNQUOTED_PROPERTY_NAMES),
        reading("LENIENT_COMMENTS", JsonReadFeature.ALLOW_JAVA_COMMENTS),
        reading("LENIENT_END", JsonMapper.builder().disable(FAIL_ON_TRAILING_TOKENS)),
        fault("LENIENT_WORDS", TAKEN)
            .breaks("RPC-5")
            .changed(
                hearing(session -> (text, next) -> next.accept(text.replace(":True", ":true")))),
        fault("MESSAGES_BEHIND_EACH_OTHER_ARE_TAKEN_ONE_BY_ONE", TAKEN)
            .breaks("RPC-5")
            .changed(
                hearing(
                    session ->
                        (text, next) -> List.of(text.split("(?<=})\\s+(?=\\{)")).forEach(next))),
        fault("ONLY_THE_FIRST_UNREADABLE_IS_ANSWERED", "A client waits for ever.")
            .breaks("RPC-5")
            .patience(0.2)
            .changed(
                saying(
                    session -> {
                      boolean[] answered = new boolean[1];
                      return (message, next) -> {
                        if (!answered[0] || !error(-32700).test(message)) {
                          next.accept(message);
                        }
                        answered[0] |= error(-32700).test(message);
                      };
                    })),
        fault("UNREADABLE_IS_IGNORED", "A client waits for ever.")
            .breaks("RPC-5")
            .beside("RPC-10")
            .patience(0.2)
            .changed(dropping(error(-32700))),
        fault("UNREADABLE_HAS_ID_0", MISLED)
            .breaks("RPC-5")
            .changed(altering(error(-32700), message -> message.put("id", 0))),
        fault("UNREADABLE_HAS_AN_INVENTED_ID", MISLED)
            .breaks("RPC-5")
            .changed(altering(error(-32700), message -> message.put("id", "unknown"))),
        fault("UNREADABLE_ENDS_THE_SESSION", "One mistake costs a client its session.")
            .breaks("RPC-5", "RPC-10")
            .beside("RPC-11")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (!readable(text)) {
                            session.channel().close(1007, "Not JSON");
                          } else {
                            next.accept(text);
                          }
                        })),
        fault("NOTHING_IS_IGNORED", "A client that sends an empty message waits for ever.")
            .breaks("RPC-5")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (!text.isBlank()) {
                            next.accept(text);
                          }
                        })),
        fault("UNREADABLE_IN_ANOTHER_SCRIPT_IS_IGNORED", "A client waits for ever.")
            .breaks("RPC-5")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (readable(text) || text.matches("\\p{ASCII}*")) {
                            next.accept(text);
                          }
                        })),
        fault("UNREADABLE_BRACE_IS_IGNORED", "A client waits for ever.")
            .breaks("RPC-5")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (!text.equals("{")) {
                            next.accept(text);
                          }
                        })));
  }

  private static List<Variant> invalid() {
    return List.of(
        fault("ONLY_COMMANDS_NEED_A_VERSION", "A client of another protocol is half understood.")
            .breaks("RPC-6")
            .with(
                Part.RULES,
                options ->
                    new RequestRules() {
                      @Override
                      protected boolean hasVersion(JsonNode message) {
                        return super.hasVersion(message)
                            || message.path("method").asString("").equals("control");
                      }
                    }),
        code("INVALID_REQUEST_IS_INVALID_PARAMS", "RPC-6", -32600, -32602)
            .beside("RPC-9", "RPC-11"),
        code("INVALID_REQUEST_IS_UNREADABLE", "RPC-6", -32600, -32700).beside("RPC-9", "RPC-11"),
        code("INVALID_REQUEST_IS_INTERNAL_ERROR", "RPC-6", -32600, -32603)
            .beside("RPC-9", "RPC-11"),
        fault("INVALID_REQUEST_HAS_AN_INVENTED_ID", MISLED)
            .breaks("RPC-6")
            .changed(
                altering(
                    message -> error(-32600).test(message) && message.get("id").isNull(),
                    message -> message.put("id", -1))),
        rules(
            "ANY_VERSION",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return true;
              }
            }),
        rules(
            "VERSION_MAY_BE_MISSING",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return !message.has("jsonrpc") || super.hasVersion(message);
              }
            }),
        rules(
            "VERSION_1_TOO",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return message.path("jsonrpc").asString("").matches("[12]\\.0");
              }
            }),
        rules(
            "VERSION_MAY_BE_A_NUMBER",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return message.path("jsonrpc").asString("").equals("2.0");
              }
            }),
        rules(
            "PARAMS_MAY_BE_ANYTHING",
            MISLED,
            new RequestRules() {
              @Override
              protected boolean hasFittingParams(JsonNode message) {
                return true;
              }
            }),
        rules(
            "VERSION_BY_ITS_START",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return message.path("jsonrpc").asString("").startsWith("2.");
              }
            }),
        rules(
            "VERSION_MAY_GO_ON_BEHIND_2_0",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return message.path("jsonrpc").asString("").startsWith("2.0");
              }
            }),
        rules(
            "VERSION_MAY_BE_NULL",
            TAKEN,
            new RequestRules() {
              @Override
              protected boolean hasVersion(JsonNode message) {
                return message.path("jsonrpc").isNull() || super.hasVersion(message);
              }
            }),
        rules(
            "PARAMS_MAY_BE_TRUE",
            MISLED,
            new RequestRules() {
              @Override
              protected boolean hasFittingParams(JsonNode message) {
                return message.path("params").isBoolean() || super.hasFittingParams(message);
              }
            }),
        rules(
            "METHOD_MAY_BE_A_LIST_OF_ONE",
            TAKEN,
            new RequestRules() {
              @Override
              public Request read(JsonNode message) {
                return super.read(
                    message.path("method").size() == 1 && message.path("method").path(0).isString()
                        ? ((ObjectNode) message.deepCopy())
                            .set("method", message.path("method").path(0))
                        : message);
              }
            }),
        invalidIs(
            "NO_METHOD_IS_UNKNOWN",
            -32601,
            message -> message.isObject() && !message.has("method")),
        invalidIs(
            "NUMBER_FOR_A_METHOD_IS_UNKNOWN", -32601, message -> message.path("method").isNumber()),
        invalidIs(
            "NULL_FOR_A_METHOD_IS_UNKNOWN",
            -32601,
            message -> message.has("method") && message.path("method").isNull()),
        invalidIs(
            "OBJECT_FOR_A_METHOD_IS_UNKNOWN", -32601, message -> message.path("method").isObject()),
        invalidIs("BARE_WORD_IS_UNREADABLE", -32700, JsonNode::isString),
        invalidIs("BARE_NUMBER_IS_UNREADABLE", -32700, JsonNode::isNumber).breaks("RPC-6", "RPC-9"),
        invalidIs(
            "EMPTY_BATCH_IS_UNREADABLE", -32700, message -> message.isArray() && message.isEmpty()),
        ignored(
            "INVALID_WITHOUT_ID_IS_IGNORED",
            message -> message.isObject() && !message.has("id") && !new Valid().is(message)),
        ignored("EMPTY_OBJECT_IS_IGNORED", message -> message.isObject() && message.isEmpty()),
        ignored("EMPTY_BATCH_IS_IGNORED", message -> message.isArray() && message.isEmpty()),
        ignored("BARE_WORD_IS_IGNORED", JsonNode::isString),
        ignored("BARE_NUMBER_IS_IGNORED", JsonNode::isNumber),
        ignored("BARE_TRUE_IS_IGNORED", JsonNode::isBoolean),
        ignored("BARE_NULL_IS_IGNORED", JsonNode::isNull),
        fault(
                "EMPTY_BATCH_GETS_AN_EMPTY_BATCH",
                "A library that reads the answer finds nothing in it.")
            .breaks("RPC-9")
            .beside("RPC-6")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (text.strip().equals("[]")) {
                            session
                                .outgoing()
                                .send(
                                    tools.jackson.databind.node.JsonNodeFactory.instance
                                        .arrayNode());
                          } else {
                            next.accept(text);
                          }
                        })));
  }

  private static List<Variant> goingOn() {
    List<Variant> all = new ArrayList<>();
    for (int code : new int[] {-32700, -32601, -32600, -32602, -32002}) {
      all.add(closing("CLOSES_AFTER" + code, () -> message -> error(code).test(message)));
    }
    for (int errors : new int[] {10, 50, 100}) {
      all.add(closingAfter(errors));
    }
    all.add(closing("CLOSES_AFTER_A_BATCH", () -> JsonNode::isArray));
    all.add(deaf("CLOSES_AT_AN_EMPTY_BATCH", text -> text.strip().equals("[]"), "RPC-6"));
    all.add(deaf("CLOSES_AT_BARE_NUMBERS", text -> text.strip().matches("\\d+"), "RPC-6"));
    all.add(
        fault("DEAF_AFTER_AN_ERROR", "One mistake costs a client its session.")
            .breaks("RPC-10")
            .patience(0.2)
            .changed(deafAfterUnreadable()));
    all.add(
        fault(
                "AN_ERROR_ENDS_THE_COMMAND",
                "One mistake costs a client all that runs in its session.")
            .breaks("RPC-10")
            .beside("CTL-5")
            .changed(
                hearing(
                    session ->
                        (text, next) -> {
                          if (!readable(text)) {
                            session.workplace().current().ifPresent(CommandRun::abandon);
                          }
                          next.accept(text);
                        })));
    return all;
  }

  // ---- kinds of faults

  static Variant code(String name, String requirement, int right, int wrong) {
    return fault(name, MISLED)
        .breaks(requirement)
        .beside("RPC-11")
        .changed(
            altering(
                error(right), message -> ((ObjectNode) message.get("error")).put("code", wrong)));
  }

  static Variant method(String name, Function<Session, Calling> calls) {
    return fault(name, "A client does not learn that the server is older than itself.")
        .breaks("RPC-4")
        .changed(calling(calls));
  }

  private static Variant unknownIs(String name, int code, String methods) {
    return method(
        name,
        session ->
            (request, next) -> {
              if (request.method().matches(methods)) {
                throw new RpcException(code, "Not that");
              }
              return next.call(request);
            });
  }

  private static Variant reading(String name, JsonMapper.Builder builder) {
    return fault(name, TAKEN)
        .breaks("RPC-5")
        .beside("RPC-13")
        .with(
            Part.READER,
            options ->
                new JsonReader(options.nestingDepth()) {
                  private final JsonMapper mapper = builder.build();

                  @Override
                  protected JsonNode parse(String text) {
                    return mapper.readTree(text);
                  }
                });
  }

  private static Variant reading(String name, JsonReadFeature feature) {
    return reading(name, JsonMapper.builder().enable(feature).enable(FAIL_ON_TRAILING_TOKENS));
  }

  static Variant rules(String name, String harm, RequestRules rules) {
    return fault(name, harm).breaks("RPC-6").beside("RPC-13").with(Part.RULES, options -> rules);
  }

  private static Variant invalidIs(String name, int code, Predicate<JsonNode> which) {
    return fault(name, MISLED)
        .breaks("RPC-6")
        .beside("RPC-9")
        .with(
            Part.RULES,
            options ->
                new RequestRules() {
                  @Override
                  public Request read(JsonNode message) {
                    try {
                      return super.read(message);
                    } catch (RpcException e) {
                      throw which.test(message) ? new RpcException(code, "Wrong") : e;
                    }
                  }
                });
  }

  private static Variant ignored(String name, Predicate<JsonNode> which) {
    return fault(name, "A client waits for ever.")
        .breaks("RPC-6")
        .beside("RPC-10")
        .changed(
            hearing(
                session ->
                    (text, next) -> {
                      if (!readable(text) || !which.test(JsonMapper.shared().readTree(text))) {
                        next.accept(text);
                      }
                    }));
  }

  private static Variant closingAfter(int errors) {
    return closing(
        "CLOSES_AFTER_" + errors + "_ERRORS",
        () -> {
          AtomicInteger count = new AtomicInteger();
          return message -> message.has("error") && count.incrementAndGet() == errors;
        });
  }

  private static Variant closing(String name, Supplier<Predicate<JsonNode>> when) {
    return fault(name, "One mistake costs a client its session.")
        .breaks("RPC-10")
        .changed(
            saying(
                session -> {
                  Predicate<JsonNode> last = when.get();
                  return (message, next) -> {
                    next.accept(message);
                    if (last.test(message)) {
                      session.channel().close(1008, "Enough");
                    }
                  };
                }));
  }

  private static Variant deaf(String name, Predicate<String> when, String also) {
    return fault(name, "One mistake costs a client its session.")
        .breaks("RPC-10", also)
        .changed(
            hearing(
                session ->
                    (text, next) -> {
                      if (when.test(text)) {
                        session.channel().close(1011, "Internal error");
                      } else {
                        next.accept(text);
                      }
                    }));
  }

  private static UnaryOperator<Parts> deafAfterUnreadable() {
    return hearing(
        session -> {
          boolean[] deaf = new boolean[1];
          return (text, next) -> {
            if (!deaf[0]) {
              next.accept(text);
            }
            deaf[0] |= !readable(text);
          };
        });
  }

  // ---- looking at requests

  /** The rules for requests, asked as a question. */
  private static final class Valid extends RequestRules {
    boolean is(JsonNode message) {
      try {
        read(message);
        return true;
      } catch (RpcException e) {
        return false;
      }
    }
  }

  private static boolean readable(String text) {
    try {
      new JsonReader(1_000).read(text);
      return true;
    } catch (RpcException e) {
      return false;
    }
  }

  static boolean isKnown(Request request) {
    return List.of("execute", "control", "pong").contains(request.method());
  }

  private static Request renamed(Request request, String method) {
    return new Request(request.id(), method, request.params());
  }

  static Outcome ok() {
    return Outcome.of(Notification.object().put("status", "ok"));
  }
}
