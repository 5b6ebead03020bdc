package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.calling;
import static org.ccexecutor.acceptance.proof.Tampering.altering;
import static org.ccexecutor.acceptance.proof.Tampering.errors;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.process.CommandRun;
import org.ccexecutor.reference.rpc.Notification;
import org.ccexecutor.reference.rpc.Outcome;
import org.ccexecutor.reference.rpc.Parameters;
import org.ccexecutor.reference.rpc.Responses;
import org.ccexecutor.reference.rpc.RpcException;
import org.ccexecutor.reference.session.Session;
import org.ccexecutor.reference.wire.Incoming;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Correct servers that answer in other ways. */
final class RequestFreedoms {
  private RequestFreedoms() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>(burdens());
    all.addAll(answers());
    return all;
  }

  private static List<Variant> answers() {
    return List.of(
        freedom("NULL_IDS_OF_INVALID_REQUESTS", "The id of an invalid request null.")
            .onlyInTheWhole()
            .beside("RPC-6", "RPC-9", "RPC-10")
            .with(Part.RESPONSES, options -> new NullIds()),
        freedom("NO_IDS_OF_INVALID_REQUESTS", "The id of an invalid request absent.")
            .beside("RPC-5", "RPC-6", "RPC-9", "RPC-10", "RPC-13")
            .changed(
                altering(
                    errors()
                        .and(
                            message ->
                                message.at("/id").isNull()
                                    || Tampering.error(-32600).test(message)),
                    message -> message.remove("id"))),
        freedom("TIMEOUT_IS_NEEDED", "timeout null, 30.0 or absent: not accepted.")
            .onlyInTheWhole()
            .beside("RPC-2", "RPC-3", "RPC-7", "RPC-9", "RPC-12", "CTL-5")
            .changed(timeoutIsNeeded()),
        freedom("UNKNOWN_CONTROL_OF_NOTHING", "An unknown control type while nothing runs: −32002.")
            .onlyInTheWhole()
            .beside("RPC-7", "RPC-8", "CTL-4")
            .changed(nothingToControl()),
        freedom("COMMANDS_WITHOUT_ID_ARE_NOT_RUN", "Whether an execute without an id runs.")
            .onlyInTheWhole()
            .beside("RPC-8", "RPC-9")
            .changed(commandsNeedAnId()),
        freedom("ERRORS_WITH_DATA", "Further members in error.")
            .onlyInTheWhole()
            .beside("RPC-4", "RPC-5", "RPC-6", "RPC-7", "RPC-11", "CTL-4")
            .changed(
                altering(
                    errors(), message -> ((ObjectNode) message.get("error")).putNull("data"))));
  }

  private static List<Variant> burdens() {
    return List.of(
        freedom("BINARY_IS_AN_ERROR", "A binary frame answered with an error.")
            .beside("ROB-1")
            .with(Part.INCOMING, heard((session, error) -> session.outgoing().send(error), false)),
        freedom("BINARY_IS_CLOSED_WITH_1008", "A binary frame answered by a close with 1008.")
            .beside("ROB-1")
            .with(
                Part.INCOMING,
                heard((session, error) -> session.channel().close(1008, "No"), false)),
        freedom("LARGE_IS_AN_ERROR", "A message that is too large answered with an error.")
            .beside("ROB-2")
            .with(Part.INCOMING, heard((session, error) -> session.outgoing().send(error), true)),
        freedom("LARGE_IS_RESET", "A connection reset because the client was still sending.")
            .beside("ROB-2")
            .with(Part.INCOMING, heard((session, error) -> session.channel().cut(), true)),
        freedom("DEEP_IS_CLOSED", "The connection closed for JSON that is too deep.")
            .beside("ROB-3")
            .changed(
                Meddling.hearing(
                    session ->
                        (text, next) -> {
                          if (text.contains("[".repeat(2_000))
                              || text.contains("{\"a\":".repeat(2_000))) {
                            session.channel().close(1011, "Too deep");
                          } else {
                            next.accept(text);
                          }
                        })),
        freedom("SLOW_IN_EVERYTHING", "Slow, but within the limits.")
            .beside("availability", "echo", "RPC-3", "RPC-10", "CTL-1", "CTL-4")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          lag(30);
                          next.accept(message);
                        })));
  }

  static UnaryOperator<Parts> timeoutIsNeeded() {
    return parts ->
        parts.with(
            Part.PARAMETERS,
            options ->
                new Parameters() {
                  @Override
                  protected OptionalLong timeout(JsonNode timeout) {
                    if (!timeout.isIntegralNumber()) {
                      throw misfit("\"timeout\" has to be a whole number");
                    }
                    return super.timeout(timeout);
                  }
                });
  }

  static UnaryOperator<Parts> nothingToControl() {
    return calling(
        session ->
            (request, next) -> {
              if (request.method().equals("control")
                  && request.params().filter(JsonNode::isObject).isPresent()
                  && session.workplace().current().isEmpty()) {
                throw CommandRun.noProcess();
              }
              return next.call(request);
            });
  }

  static UnaryOperator<Parts> commandsNeedAnId() {
    return calling(
        session ->
            (request, next) ->
                request.isNotification() && request.method().equals("execute")
                    ? Outcome.of(Notification.object())
                    : next.call(request));
  }

  /** Answers what is no request with null for its id. */
  static final class NullIds extends Responses {
    @Override
    public ObjectNode error(Optional<JsonNode> id, RpcException error) {
      return super.error(
          error.code() == RpcException.INVALID_REQUEST ? Optional.empty() : id, error);
    }
  }

  /** Another answer to binary frames, or to what is too large. */
  private static java.util.function.BiFunction<
          Session, org.ccexecutor.reference.rpc.Dispatcher, Incoming>
      heard(BiConsumer<Session, JsonNode> answer, boolean large) {
    return (session, dispatcher) ->
        new Incoming(session.channel(), dispatcher::receive) {
          @Override
          public void binary(byte[] message) {
            if (large) {
              super.binary(message);
            } else {
              answer.accept(session, unwelcome());
            }
          }

          @Override
          public void tooLarge(long limit) {
            if (large) {
              answer.accept(session, unwelcome());
            } else {
              super.tooLarge(limit);
            }
          }
        };
  }

  private static JsonNode unwelcome() {
    return new Responses().error(Optional.empty(), new RpcException(-32600, "Not that"));
  }
}
