package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.healthBody;
import static org.ccexecutor.acceptance.proof.Tampering.alteringParams;
import static org.ccexecutor.acceptance.proof.Tampering.delivering;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.session.Heartbeat;
import org.ccexecutor.reference.session.Sessions;

/** Correct servers whose messages look otherwise. */
final class LookFreedoms {
  private LookFreedoms() {}

  static List<Variant> all() {
    return List.of(
        look("MEMBERS_IN_REVERSE", "Other order of members.", Looks.reversed()).onlyInTheWhole(),
        look("WHITE_SPACE", "White space between members.", Looks.texts(Looks::spaced))
            .onlyInTheWhole(),
        look(
                "ESCAPES",
                "Every letter of a message that can be is an escape.",
                Looks.texts(Looks::escaped))
            .onlyInTheWhole(),
        look(
                "FRAGMENTS",
                "A text message in several WebSocket fragments, cut anywhere, also within a character.",
                delivering((channel, text) -> channel.fragments(Looks.cut(text, 9))))
            .onlyInTheWhole()
            .beside("echo", "OUT-6"),
        look(
                "COMPRESSES",
                "Messages compressed for who offers that, in several fragments.",
                delivering((channel, text) -> channel.fragments(Looks.cut(text, 9))))
            .beside("AVL-2")
            .with(
                Part.ADMISSION,
                (options, credentials, foreign) ->
                    new Admission(credentials, foreign) {
                      @Override
                      public boolean compresses() {
                        return true;
                      }
                    }),
        look(
                "FRAGMENTS_AND_PINGS",
                "Ping frames at any time, empty fragments.",
                delivering(
                    (channel, text) -> {
                      channel.ping(new byte[] {1});
                      channel.fragments(
                          new byte[0], text.getBytes(StandardCharsets.UTF_8), new byte[0]);
                      channel.pong(new byte[] {2});
                    }))
            .onlyInTheWhole()
            .beside("AVL-2", "AVL-6", "RPC-2", "RPC-3", "RPC-9", "ECHO-1", "OUT-2", "CTL-1"),
        look(
                "FURTHER_MEMBERS",
                "Further members in params, result, error and on the health page.",
                Looks.further())
            .onlyInTheWhole()
            .changed(healthBody(body -> body.put("status_text", "fine").putNull("load"))),
        look("NULL_MEMBERS", "null for absent members, pgid too.", Looks.nulls()).onlyInTheWhole(),
        look("NO_PGID", "pgid absent.", Looks.without("pgid"))
            .beside("RPC-3", "RPC-11", "ECHO-1", "CTL-2"),
        look(
                "UNKNOWN_NOTIFICATIONS",
                "Notifications that the client does not know, also between a request and its"
                    + " response.",
                Looks.noisy())
            .onlyInTheWhole()
            .beside("RPC-1", "RPC-3", "RPC-9", "ECHO-3", "ROB-4", "CTL-1"),
        look("MANY_HEARTBEATS", "A heartbeat every 50 ms.", frequent())
            .onlyInTheWhole()
            .beside("SES-8", "RPC-8", "CTL-1", "OUT-9", "AVL-2"),
        look("ANY_SESSION_ID", "Session ids of any form.", anySessionIds())
            .onlyInTheWhole()
            .beside("SES-1", "SES-2"),
        look("NUMBERS_FOR_SESSION_IDS", "Session ids of any form.", numberedSessions())
            .beside("SES-1", "SES-2", "CTL-8"));
  }

  /** What messages look like; most looks are also held against everything, all in one. */
  private static Variant look(String name, String sentence, UnaryOperator<Parts> change) {
    return freedom(name, sentence)
        .beside(
            "AVL-1", "AVL-2", "SES-1", "RPC-1", "RPC-3", "RPC-9", "RPC-11", "ECHO-1", "ECHO-3",
            "ECHO-4", "OUT-1", "CTL-2")
        .changed(change);
  }

  static UnaryOperator<Parts> anySessionIds() {
    return parts ->
        parts.with(
            Part.SESSIONS,
            options ->
                new Sessions(options.maxSessions()) {
                  @Override
                  public String newId() {
                    return "№ \"" + super.newId() + "\" \u2028 日本";
                  }
                });
  }

  private static UnaryOperator<Parts> numberedSessions() {
    AtomicLong count = new AtomicLong(1L << 53);
    return alteringParams("connected", params -> params.put("session_id", count.incrementAndGet()));
  }

  static UnaryOperator<Parts> frequent() {
    return parts -> parts.with(Part.HEARTBEAT, options -> new Heartbeat(Duration.ofMillis(50)));
  }
}
