package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Meddling.running;
import static org.ccexecutor.acceptance.proof.Tampering.pumping;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.wire.Outgoing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Correct servers that take no freedom, or many at once. */
final class Combinations {
  private Combinations() {}

  static List<Variant> all() {
    return List.of(
        freedom("REFERENCE_WITH_TOKEN", "The reference server with a token.")
            .docker()
            .onlyInTheWhole()
            .beside("availability", "sessions", "authentication"),
        freedom(
                "REFERENCE_IN_HALF_THE_TIME",
                "The reference server, held to the deadlines that every fault is held to: none is"
                    + " caught by haste alone.")
            .patience(Variant.HALF)
            .withFixedPatience(),
        plain(
            "PLAIN",
            "A second implementation, on plain sockets, that takes many freedoms at once."),
        plain("PLAIN_WITH_TOKEN", "The same with a token.")
            .docker()
            .beside("authentication", "AVL-1", "AVL-2", "SES-7"),
        freedom(
                "ODD_IN_WORDS",
                "Reversed members, white space, escapes, fragments, pings, unknown notifications,"
                    + " further members and nulls, many heartbeats, any session id.")
            .changed(LookFreedoms.frequent())
            .changed(LookFreedoms.anySessionIds())
            .changed(healthBody(body -> body.put("status_text", "fine").putNull("load")))
            .changed(odd()),
        freedom(
                "ODD_IN_DEEDS",
                "Output cut anywhere, no completion after a cancel, which kills at"
                    + " once, refusals in other ways, nulls, no TMPDIR, room for 10.")
            .docker()
            .room(10)
            .changed(pumping(() -> OutputFreedoms.pieces(5)))
            .changed(running(ProcessFreedoms.Quiet::new))
            .changed(ProcessFreedoms.killingAfter(Duration.ZERO))
            .changed(ProcessFreedoms.nowhereForTemporaryFiles())
            .changed(RequestFreedoms.timeoutIsNeeded())
            .changed(RequestFreedoms.nothingToControl())
            .changed(RequestFreedoms.commandsNeedAnId())
            .with(Part.RESPONSES, options -> new RequestFreedoms.NullIds())
            .changed(DoorFreedoms.onlyItsOwnOrigin())
            .changed(DoorFreedoms.refusedWith403()));
  }

  private static Variant plain(String name, String sentence) {
    return freedom(name, sentence)
        .startedBy(
            (options, parts) -> {
              Options standard =
                  Options.standard()
                      .withConnection("keep-alive, Upgrade")
                      .withHeartbeat(options.heartbeat())
                      .withMaxSessions(options.maxSessions());
              PlainServer server =
                  PlainServer.start(options.token().map(standard::withToken).orElse(standard));
              return new Variant.Server() {
                @Override
                public int port() {
                  return server.port();
                }

                @Override
                public void close() {
                  server.close();
                }
              };
            });
  }

  /** Several of these in one, since a session has one way to speak. */
  private static UnaryOperator<Parts> odd() {
    return parts ->
        parts.with(
            Part.OUTGOING,
            session ->
                new Outgoing(session.channel()) {
                  @Override
                  protected void emit(JsonNode message) {
                    Looks.noise(message, super::emit);
                    super.emit(Looks.reversed(message.isObject() ? fuller(message) : message));
                  }

                  @Override
                  protected void deliver(String text) {
                    String odd = text.length() > 2_000 ? text : Looks.spaced(Looks.escaped(text));
                    channel().ping(new byte[] {1});
                    byte[][] pieces = Looks.cut(odd, 1 + odd.length() / 2);
                    byte[][] fragments = Arrays.copyOf(pieces, pieces.length + 1);
                    fragments[pieces.length] = new byte[0];
                    channel().fragments(fragments);
                  }
                });
  }

  private static JsonNode fuller(JsonNode message) {
    ObjectNode fuller = (ObjectNode) message.deepCopy();
    Looks.addMembers(fuller);
    Looks.addNulls(fuller);
    return fuller;
  }
}
