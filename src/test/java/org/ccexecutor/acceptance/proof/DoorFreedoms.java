package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.health;
import static org.ccexecutor.acceptance.proof.Meddling.letting;
import static org.ccexecutor.acceptance.proof.Meddling.origins;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Tampering.lag;
import static org.ccexecutor.acceptance.proof.Tampering.saying;
import static org.ccexecutor.acceptance.proof.Variant.freedom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.http.Admission;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.WebRequest;
import org.ccexecutor.reference.rpc.Notification;

/** Correct servers that let in, refuse and greet in other ways. */
final class DoorFreedoms {
  private DoorFreedoms() {}

  static List<Variant> all() {
    return List.of(
        door("REFUSED_WITH_403", "A refused handshake answered by 403.", refusedWith403())
            .onlyInTheWhole(),
        door(
            "CREDENTIALS_BEFORE_THE_PATH",
            "Which refusal comes first where several reasons apply.",
            refusing(
                token ->
                    (handshake, right) ->
                        right
                            .filter(page -> said(handshake).contains(token) || page.status() == 401)
                            .or(
                                () ->
                                    right.map(
                                        page ->
                                            Page.text(401, "No\n")
                                                .with("WWW-Authenticate", "Bearer"))))),
        door(
            "BOTH_HEADERS_HAVE_TO_BE_RIGHT",
            "One credential header right and the other wrong.",
            letting(
                (handshake, token, right) ->
                    right && said(handshake).stream().allMatch(token::equals))),
        door(
            "SLASH_AT_THE_END",
            "A path with a slash at its end.",
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.path().equals("/ws/mcp/")
                                && said(handshake).contains(token)
                                && handshake.first("Origin").isEmpty()
                            ? Optional.empty()
                            : right)),
        door(
            "SLASH_AT_THE_END_IS_MOVED",
            "A path with a slash at its end.",
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.path().equals("/ws/mcp/")
                            ? Optional.of(Page.text(307, "").with("Location", "/ws/mcp"))
                            : right)),
        door(
            "QUERY_IS_PART_OF_THE_PATH",
            "A path with a query is a wrong path.",
            refusing(
                token ->
                    (handshake, right) ->
                        handshake.query().isEmpty()
                            ? right
                            : Optional.of(Page.text(404, "Not found\n")))),
        door(
                "OTHER_LOOPBACK_ORIGINS_ARE_REFUSED",
                "A loopback origin on another port.",
                onlyItsOwnOrigin())
            .onlyInTheWhole(),
        door(
            "FURTHER_HEADERS",
            "Further headers.",
            parts ->
                parts
                    .with(
                        Part.ADMISSION,
                        (options, credentials, foreign) ->
                            new Admission(credentials, foreign) {
                              @Override
                              public Map<String, String> welcome(WebRequest handshake) {
                                return Map.of("X-Server", "odd", "Set-Cookie", "a=b");
                              }
                            })
                    .change(Part.PAGES, before -> before)),
        door(
                "ODD_TOKEN",
                "A token with characters that mean something in an address.",
                UnaryOperator.identity())
            .token("Tk+a/7Zq==Yw+9/bLx3="),
        freedom("WRONG_PATH_IS_403", "A wrong path refused with 403.")
            .beside("AVL-4")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page -> page.status() == 404 ? Page.text(403, "No\n") : page))),
        freedom("HEALTH_TAKES_A_SECOND", "Slow, but within the limits.")
            .beside("AVL-1", "AVL-3", "AVL-7")
            .changed(
                health(
                    page -> {
                      lag(700);
                      return page;
                    })),
        freedom("GREETING_TAKES_A_SECOND", "Slow, but within the limits.")
            .beside("AVL-2", "SES-1", "SES-4", "AVL-7")
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          lag(Notification.is(message, "connected") ? 1_000 : 0);
                          next.accept(message);
                        })),
        freedom("GREETING_TAKES_FOUR_SECONDS", "Slow, but within the limits.")
            .beside("RPC-13")
            .longLasting()
            .changed(
                saying(
                    session ->
                        (message, next) -> {
                          lag(Notification.is(message, "connected") ? 3_800 : 0);
                          next.accept(message);
                        })),
        freedom("ROOM_FOR_10", "max_sessions 10.")
            .onlyInTheWhole()
            .beside("SES-3", "SES-4", "AVL-5", "AVL-7", "ROB-5", "ROB-6")
            .room(10));
  }

  static UnaryOperator<Parts> refusedWith403() {
    return refusing(token -> (handshake, right) -> right.map(page -> Page.text(403, "No\n")));
  }

  static UnaryOperator<Parts> onlyItsOwnOrigin() {
    return origins(
        (handshake, token, right) ->
            right
                && handshake
                    .first("Origin")
                    .map(origin -> origin.equals("http://" + handshake.first("Host").orElse("")))
                    .orElse(true));
  }

  private static Variant door(String name, String sentence, UnaryOperator<Parts> change) {
    return freedom(name, sentence)
        .docker()
        .beside("authentication", "AVL-2", "AVL-4")
        .changed(change);
  }

  private static List<String> said(WebRequest handshake) {
    List<String> words = new ArrayList<>();
    handshake
        .all("Authorization")
        .forEach(value -> words.add(value.replaceFirst("(?i)^Bearer ", "")));
    words.addAll(handshake.all("X-API-Key"));
    return words;
  }
}
