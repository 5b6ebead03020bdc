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
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.ReferenceServer;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.Vitals;
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
        opening(
            "AN_EMPTY_AUTHORIZATION_OPENS",
            "AUTH-1",
            (handshake, token) ->
                handshake.first("Authorization").filter(String::isEmpty).isPresent()),
        fault("WHO_HAS_READ_A_PAGE_IS_KNOWN", GUESSED)
            .docker()
            .breaks("AUTH-1")
            .startedBy(
                (options, parts) ->
                    HeadRelay.behindPages(
                        Variant.reference(options, parts),
                        head ->
                            head.replaceFirst(
                                "\r\n", "\r\nX-API-Key: " + options.token().orElse("") + "\r\n"))),
        opening(
            "TOKEN_BY_ITS_CHARACTERS",
            "AUTH-2",
            (handshake, token) ->
                handshake.all("X-API-Key").stream()
                    .anyMatch(word -> sorted(word).equals(sorted(token)))),
        opening(
            "TOKEN_IN_QUOTES_OPENS",
            "AUTH-2",
            (handshake, token) -> said(handshake).contains("\"" + token + "\"")),
        opening(
            "TOKEN_UP_TO_THE_COMMA_OPENS",
            "AUTH-2",
            (handshake, token) ->
                said(handshake).stream().anyMatch(word -> word.startsWith(token + ","))),
        opening(
            "KEY_MAY_BE_A_BEARER",
            "AUTH-2",
            (handshake, token) -> handshake.all("X-API-Key").contains("Bearer " + token)),
        fault("LETTERS_THAT_ARE_NOT_ASCII_CRASH", "A stranger fills the log with alarms.")
            .docker()
            .breaks("AUTH-2")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            said(handshake).stream().anyMatch(word -> word.matches(".*[^ -~].*"))
                                ? Optional.of(Page.text(500, "Internal error\n"))
                                : right)),
        spelt("BEARER_UNDER_TWO_NAMES_ONLY", "AUTH-3", "Authorization", "authorization"),
        spelt("KEY_UNDER_TWO_NAMES_ONLY", "AUTH-4", "X-API-Key", "x-api-key"),
        scheme(
            "JWT_WILL_DO", (handshake, token) -> authorization(handshake).equals("JWT " + token)),
        scheme(
            "OAUTH_WILL_DO",
            (handshake, token) -> authorization(handshake).equals("OAuth " + token)),
        fault("WRONG_PATH_IS_REPEATED", "The token that a client gave away stands on a page.")
            .docker()
            .breaks("AUTH-8")
            .beside("AVL-4")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page ->
                                    page.status() == 404
                                        ? Page.text(
                                            404,
                                            "Nothing at "
                                                + handshake.path()
                                                + "?"
                                                + handshake.query())
                                        : page))),
        fault(
                "HEALTH_IS_CLOSED_TO_WRONG_TOKENS",
                "A watchdog with an old token restarts the server.")
            .docker()
            .breaks("AUTH-9")
            .with(Part.PAGES, options -> new Guarded(options.token().orElse(""))),
        refusedThoughOpen(
            "LONG_TOKENS_ARE_REFUSED_WHERE_NOTHING_IS_ASKED",
            handshake -> said(handshake).stream().anyMatch(word -> word.length() > 1_000)),
        challenge(
            "NO_CHALLENGE_FOR_TWO_WRONG_WORDS",
            (handshake, page) ->
                said(handshake).stream().filter(word -> !word.isEmpty()).count() > 1
                    ? Page.text(401, "Both wrong\n")
                    : page),
        challenge(
            "NO_CHALLENGE_FOR_USERS",
            (handshake, page) ->
                authorization(handshake).equals("Basic " + base64("anotherword:"))
                    ? Page.text(401, "No users here\n")
                    : page),
        opening(
            "A_TOKEN_IN_THE_ADDRESS_OPENS_BESIDE_A_WRONG_ONE",
            "AUTH-12",
            (handshake, token) ->
                !said(handshake).isEmpty() && handshake.query().equals("token=" + token)),
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

  /** A header is read only where its name is written in one of these ways. */
  private static Variant spelt(String name, String requirement, String usual, String small) {
    return fault(name, "Some clients get in, and others do not.")
        .docker()
        .breaks(requirement)
        .startedBy(
            (options, parts) ->
                HeadRelay.knowing(Variant.reference(options, parts), usual, usual, small));
  }

  private static String sorted(String word) {
    char[] characters = word.toCharArray();
    Arrays.sort(characters);
    return new String(characters);
  }

  /** Pages that are there for everybody but who shows a wrong token. */
  private static final class Guarded extends HealthPages {
    private final String token;

    Guarded(String token) {
      super(ReferenceServer.SERVICE, ReferenceServer.VERSION);
      this.token = token;
    }

    @Override
    public Optional<Page> page(WebRequest request, Vitals vitals) {
      return said(request).stream().allMatch(token::equals)
          ? super.page(request, vitals)
          : Optional.of(Page.text(401, "Wrong token\n").with("WWW-Authenticate", "Bearer"));
    }
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
