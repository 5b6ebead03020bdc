package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AuthenticationFaults.GUESSED;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.authorization;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.base64;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.bearer;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.challenge;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.door;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.said;
import static org.ccexecutor.acceptance.proof.AuthenticationFaults.scheme;
import static org.ccexecutor.acceptance.proof.Meddling.letting;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.WebRequest;

/** Faults of who is let in that show in one way to present credentials only. */
final class CredentialFaults {

  private CredentialFaults() {}

  static List<Variant> all() {
    return List.of(
        firstWord("BEARER_UP_TO_THE_FIRST_SPACE", handshake -> bearer(handshake)),
        firstWord("KEY_UP_TO_THE_FIRST_SPACE", handshake -> handshake.first("X-API-Key")),
        scheme(
            "USER_OF_BASIC_WILL_DO",
            (handshake, token) -> authorization(handshake).equals("Basic " + base64(token + ":"))),
        opening(
            "THE_HEALTH_PAGE_IN_THE_QUERY_OPENS",
            "AUTH-1",
            (handshake, token) -> handshake.query().contains("/health")),
        opening(
            "A_FORWARDED_LOOPBACK_OPENS",
            "AUTH-1",
            (handshake, token) -> handshake.all("X-Forwarded-For").contains("127.0.0.1")),
        opening("NULL_OPENS", "AUTH-2", (handshake, token) -> said(handshake).contains("null")),
        opening(
            "UNDEFINED_OPENS",
            "AUTH-2",
            (handshake, token) -> said(handshake).contains("undefined")),
        opening("A_STAR_OPENS", "AUTH-2", (handshake, token) -> said(handshake).contains("*")),
        opening("A_PATTERN_OPENS", "AUTH-2", (handshake, token) -> said(handshake).contains(".*")),
        opening(
            "A_TOKEN_BEHIND_ANOTHER_PARAMETER_OPENS",
            "AUTH-12",
            (handshake, token) -> handshake.query().contains("&token=" + token)),
        challenge(
            "NO_CHALLENGE_WITHOUT_A_SCHEME",
            (handshake, page) ->
                authorization(handshake).matches("\\S+") ? Page.text(401, "No scheme\n") : page),
        refusedThoughOpen(
            "BASIC_IS_REFUSED_WHERE_NOTHING_IS_ASKED",
            handshake -> authorization(handshake).startsWith("Basic ")),
        refusedThoughOpen(
            "A_WORD_WITHOUT_SCHEME_IS_REFUSED_WHERE_NOTHING_IS_ASKED",
            handshake -> authorization(handshake).matches("(?!Bearer)\\S+")),
        refusedThoughOpen(
            "EMPTY_TOKENS_ARE_REFUSED_WHERE_NOTHING_IS_ASKED",
            handshake -> said(handshake).contains("")),
        refusedThoughOpen(
            "A_TOKEN_IN_THE_ADDRESS_IS_REFUSED_WHERE_NOTHING_IS_ASKED",
            handshake -> handshake.query().startsWith("token=")),
        challenge(
            "NO_CHALLENGE_FOR_TOKENS_IN_THE_ADDRESS",
            (handshake, page) ->
                handshake.query().isEmpty() ? page : Page.text(401, "Not in the address\n")));
  }

  // ---- kinds of faults

  /** Something else than the token lets clients in as well. */
  private static Variant opening(
      String name, String requirement, BiPredicate<WebRequest, String> more) {
    return door(
            name, GUESSED, () -> (handshake, token, right) -> right || more.test(handshake, token))
        .breaks(requirement);
  }

  /** What stands behind the token is not looked at. */
  private static Variant firstWord(String name, Function<WebRequest, Optional<String>> words) {
    return door(
            name,
            GUESSED,
            () ->
                (handshake, token, right) ->
                    right
                        || words
                            .apply(handshake)
                            .filter(word -> word.startsWith(token + " "))
                            .isPresent())
        .breaks("AUTH-2");
  }

  /** A server without a token looks at credentials all the same. */
  private static Variant refusedThoughOpen(String name, Predicate<WebRequest> which) {
    return fault(name, "A client needs other settings for each server.")
        .breaks("AUTH-10")
        .changed(letting((handshake, token, right) -> !which.test(handshake)));
  }
}
