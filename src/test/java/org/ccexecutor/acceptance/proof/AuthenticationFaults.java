package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.Meddling.health;
import static org.ccexecutor.acceptance.proof.Meddling.letting;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ccexecutor.acceptance.proof.Meddling.Letting;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.http.Credentials;
import org.ccexecutor.reference.http.Page;
import org.ccexecutor.reference.http.WebRequest;

/** Faults of who is let in. */
final class AuthenticationFaults {
  private static final String OPEN = "Anybody who reaches the port can run commands.";
  static final String GUESSED =
      "Whoever knows or guesses something like the token can run commands.";
  private static final String SHUT = "A client with the right token stays outside.";
  private static final String TOLD = "A stranger learns the token from a refusal.";

  private AuthenticationFaults() {}

  static List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.addAll(without());
    all.addAll(wrongTokens());
    all.addAll(rightTokens());
    all.addAll(schemes());
    all.addAll(disclosures());
    all.addAll(others());
    return all;
  }

  private static List<Variant> without() {
    return List.of(
        door("EVERYONE_IS_LET_IN", OPEN, () -> (handshake, token, right) -> true)
            .breaks("AUTH-1", "AUTH-2", "AUTH-6", "AUTH-12"),
        door(
                "NO_CREDENTIALS_NEEDED",
                OPEN,
                () ->
                    (handshake, token, right) ->
                        right || said(handshake).isEmpty() && handshake.query().isEmpty())
            .breaks("AUTH-1"),
        door(
                "THIRD_TIME_LUCKY",
                OPEN,
                () -> {
                  AtomicInteger bare = new AtomicInteger();
                  return (handshake, token, right) ->
                      right
                          || said(handshake).isEmpty()
                              && handshake.query().isEmpty()
                              && bare.incrementAndGet() > 3;
                })
            .breaks("AUTH-1")
            .oneByOne(),
        door(
                "OPEN_ONCE_SOMEBODY_IS_IN",
                OPEN,
                () -> {
                  AtomicBoolean inside = new AtomicBoolean();
                  return (handshake, token, right) -> {
                    inside.compareAndSet(false, right);
                    return right
                        || said(handshake).isEmpty() && handshake.query().isEmpty() && inside.get();
                  };
                })
            .breaks("AUTH-1"),
        door(
                "OWN_PAGES_NEED_NO_CREDENTIALS",
                OPEN,
                () ->
                    (handshake, token, right) ->
                        right
                            || said(handshake).isEmpty()
                                && handshake
                                    .first("Origin")
                                    .equals(handshake.first("Host").map("http://"::concat)))
            .breaks("AUTH-1"),
        fault("A_SLASH_AT_THE_END_NEEDS_NO_CREDENTIALS", OPEN)
            .docker()
            .breaks("AUTH-1")
            .beside("AVL-4")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            handshake.path().equals("/ws/mcp/") ? Optional.empty() : right)),
        refusal(
            "REFUSED_WITH_400",
            "A client cannot tell a wrong token from a wrong request.",
            Page.text(400, "Bad request\n")),
        refusal(
            "REFUSED_WITH_404",
            "A client looks for the mistake in the address.",
            Page.text(404, "Not found\n")),
        refusal(
            "REFUSED_WITH_500",
            "A client tries again for ever.",
            Page.text(500, "Internal error\n")),
        refusal(
            "REFUSED_WITH_302",
            "A client follows to a page that it cannot read.",
            Page.text(302, "").with("Location", "/login")),
        refusal(
            "REFUSED_WITH_200",
            "A client takes a page of words for its WebSocket.",
            Page.text(200, "Please log in\n")),
        fault(
                "NO_401_FOR_THE_FIRST_ATTEMPT",
                "A client cannot tell a wrong token from a server that fails.")
            .docker()
            .breaks("AUTH-1")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.isPresent()
                                    && right.get().status() == 401
                                    && said(handshake).isEmpty()
                                    && handshake.query().isEmpty()
                                ? Optional.of(Page.text(426, "Upgrade required\n"))
                                : right)));
  }

  private static List<Variant> wrongTokens() {
    return List.of(
        matching(
            "ACCEPTS_TOKEN_PREFIX", (word, token) -> !word.isEmpty() && token.startsWith(word)),
        matching("ACCEPTS_TOKEN_WITH_MORE", (word, token) -> word.startsWith(token)),
        matching(
            "ACCEPTS_TOKEN_SUFFIX", (word, token) -> word.length() > 5 && token.endsWith(word)),
        matching("ACCEPTS_TOKEN_IN_ANY_CASE", (word, token) -> word.equalsIgnoreCase(token)),
        matching("ACCEPTS_ANY_WORD", (word, token) -> !word.isEmpty()),
        matching(
            "ACCEPTS_PART_OF_TOKEN",
            (word, token) -> !word.isEmpty() && (token.contains(word) || word.contains(token))),
        matching("ACCEPTS_SAME_LENGTH", (word, token) -> word.length() == token.length()),
        matching("COMPARES_8_CHARACTERS", (word, token) -> word.regionMatches(0, token, 0, 8)),
        matching(
            "COMPARES_ALL_BUT_THE_LAST",
            (word, token) ->
                word.length() == token.length()
                    && word.regionMatches(0, token, 0, token.length() - 1)),
        matching(
            "COMPARES_ALL_BUT_THE_FIRST",
            (word, token) ->
                word.length() == token.length()
                    && word.regionMatches(1, token, 1, token.length() - 1)),
        matching("ACCEPTS_EMPTY_TOKEN", (word, token) -> word.isEmpty() || word.equals(token)),
        door(
                "ANY_KEY_WILL_DO",
                GUESSED,
                () ->
                    (handshake, token, right) -> right || handshake.first("X-API-Key").isPresent())
            .breaks("AUTH-2"),
        door(
                "ANY_BEARER_WILL_DO",
                GUESSED,
                () -> (handshake, token, right) -> right || bearer(handshake).isPresent())
            .breaks("AUTH-2"),
        door(
                "EMPTY_KEY_WILL_DO",
                GUESSED,
                () ->
                    (handshake, token, right) ->
                        right || handshake.first("X-API-Key").filter(String::isEmpty).isPresent())
            .breaks("AUTH-2"),
        door(
                "TWO_WRONG_ONES_MAKE_A_RIGHT",
                GUESSED,
                () -> (handshake, token, right) -> right || said(handshake).size() > 1)
            .breaks("AUTH-2"),
        door(
                "KEY_BY_ITS_PREFIX",
                GUESSED,
                () ->
                    (handshake, token, right) ->
                        right
                            || handshake
                                .first("X-API-Key")
                                .filter(word -> !word.isEmpty() && token.startsWith(word))
                                .isPresent())
            .breaks("AUTH-2"),
        door(
                "REMEMBERS_WHO_WAS_LET_IN",
                GUESSED,
                () -> {
                  AtomicBoolean known = new AtomicBoolean();
                  return (handshake, token, right) -> {
                    known.compareAndSet(false, right);
                    return right || known.get() && said(handshake).contains("anotherword");
                  };
                })
            .breaks("AUTH-2"),
        door(
                "GIVES_IN_AFTER_3",
                GUESSED,
                () -> {
                  AtomicInteger tries = new AtomicInteger();
                  return (handshake, token, right) ->
                      right
                          || said(handshake).contains("anotherword") && tries.incrementAndGet() > 4;
                })
            .breaks("AUTH-2")
            .oneByOne());
  }

  private static List<Variant> rightTokens() {
    return List.of(
        door(
                "NO_BEARER",
                SHUT,
                () ->
                    (handshake, token, right) -> right && handshake.first("X-API-Key").isPresent())
            .breaks("AUTH-3", "AUTH-7"),
        door(
                "NO_KEY",
                SHUT,
                () ->
                    (handshake, token, right) ->
                        right && handshake.first("Authorization").isPresent())
            .breaks("AUTH-4"),
        door(
                "NEEDS_BOTH_HEADERS",
                SHUT,
                () -> (handshake, token, right) -> right && said(handshake).size() == 2)
            .breaks("AUTH-3", "AUTH-4", "AUTH-7"),
        door(
                "NEVER_BOTH_HEADERS",
                SHUT,
                () -> (handshake, token, right) -> right && said(handshake).size() < 2)
            .breaks("AUTH-5"),
        door("NOBODY_IS_LET_IN", SHUT, () -> (handshake, token, right) -> false)
            .breaks("AUTH-3", "AUTH-4", "AUTH-5", "AUTH-7"),
        door(
                "BEARER_LOCKED_OUT_AFTER_A_MISTAKE",
                SHUT,
                () -> {
                  AtomicBoolean mistake = new AtomicBoolean();
                  return (handshake, token, right) -> {
                    mistake.compareAndSet(false, bearer(handshake).isPresent() && !right);
                    return right && !(mistake.get() && handshake.first("X-API-Key").isEmpty());
                  };
                })
            .breaks("AUTH-3", "AUTH-7")
            .oneByOne(),
        door(
                "KEY_LOCKED_OUT_AFTER_A_MISTAKE",
                SHUT,
                () -> {
                  AtomicBoolean mistake = new AtomicBoolean();
                  return (handshake, token, right) -> {
                    mistake.compareAndSet(
                        false, handshake.first("X-API-Key").isPresent() && !right);
                    return right && !(mistake.get() && handshake.first("Authorization").isEmpty());
                  };
                })
            .breaks("AUTH-4")
            .oneByOne(),
        door(
                "ONE_AT_A_TIME_WITH_BOTH",
                SHUT,
                () -> {
                  AtomicInteger count = new AtomicInteger();
                  return (handshake, token, right) ->
                      right && (said(handshake).size() < 2 || count.incrementAndGet() % 3 != 0);
                })
            .breaks("AUTH-5")
            .oneByOne());
  }

  private static List<Variant> schemes() {
    return List.of(
        scheme("ANY_SCHEME_WILL_DO", (handshake, token) -> tail(handshake, " ").equals(token)),
        scheme(
            "BASIC_WILL_DO",
            (handshake, token) -> authorization(handshake).equals("Basic " + token)),
        scheme(
            "PASSWORD_OF_BASIC_WILL_DO",
            (handshake, token) ->
                authorization(handshake).startsWith("Basic ")
                    && decoded(tail(handshake, " ")).endsWith(":" + token)),
        scheme("NO_SCHEME_WILL_DO", (handshake, token) -> authorization(handshake).equals(token)),
        scheme(
            "SCHEME_TOKEN_WILL_DO",
            (handshake, token) -> authorization(handshake).equals("Token " + token)),
        scheme(
            "SCHEME_API_KEY_WILL_DO",
            (handshake, token) -> authorization(handshake).equals("ApiKey " + token)),
        scheme(
            "SCHEME_BY_ITS_START",
            (handshake, token) ->
                authorization(handshake).startsWith("Bearer")
                    && tail(handshake, " ").equals(token)),
        scheme(
                "SCHEME_BY_ITS_END",
                (handshake, token) -> authorization(handshake).contains("Bearer " + token))
            .breaks("AUTH-2", "AUTH-6"),
        scheme(
            "SCHEME_GLUED",
            (handshake, token) -> authorization(handshake).equals("Bearer" + token)),
        scheme(
                "ONLY_THE_END_COUNTS",
                (handshake, token) -> authorization(handshake).endsWith(token))
            .breaks("AUTH-2", "AUTH-6"),
        door(
                "SCHEME_IN_ONE_CASE",
                SHUT,
                () ->
                    (handshake, token, right) ->
                        right
                            && (handshake.first("X-API-Key").isPresent()
                                || authorization(handshake).startsWith("Bearer ")))
            .breaks("AUTH-7"),
        door(
                "SCHEME_IN_TWO_CASES",
                SHUT,
                () ->
                    (handshake, token, right) ->
                        right
                            && (handshake.first("X-API-Key").isPresent()
                                || authorization(handshake).matches("(Bearer|bearer) .*")))
            .breaks("AUTH-7"),
        door(
                "SCHEME_IN_SMALL_LETTERS",
                SHUT,
                () ->
                    (handshake, token, right) ->
                        right
                            && (handshake.first("X-API-Key").isPresent()
                                || authorization(handshake).startsWith("bearer ")))
            .breaks("AUTH-3", "AUTH-7"));
  }

  private static List<Variant> disclosures() {
    return List.of(
        telling("REFUSAL_TELLS_THE_TOKEN", (handshake, token) -> "Expected " + token),
        telling(
            "REFUSAL_TELLS_8_CHARACTERS",
            (handshake, token) -> "Expected " + token.substring(0, 8) + "..."),
        telling(
            "REFUSAL_TELLS_THE_LAST_8",
            (handshake, token) -> "Expected ..." + token.substring(token.length() - 8)),
        telling(
            "REFUSAL_TELLS_THE_MIDDLE",
            (handshake, token) -> "Expected ..." + token.substring(10, 20) + "..."),
        telling("REFUSAL_TELLS_IN_BASE64", (handshake, token) -> "Expected " + base64(token)),
        telling(
            "REFUSAL_TELLS_IN_BASE64_OF_BASIC",
            (handshake, token) -> "Expected Basic " + base64("user:" + token)),
        telling(
            "REFUSAL_TELLS_URL_ENCODED",
            (handshake, token) ->
                "See /login?token=%54"
                    + token.substring(1, 8)
                    + URLEncoder.encode(" ", StandardCharsets.UTF_8)),
        telling(
            "REFUSAL_REPEATS_WHAT_WAS_SENT",
            (handshake, token) -> "Not the token: " + said(handshake)),
        header("REFUSAL_TELLS_IN_A_COOKIE", "Set-Cookie", token -> "token=" + token),
        header(
            "REFUSAL_TELLS_IN_THE_REALM",
            "WWW-Authenticate",
            token -> "Bearer realm=\"" + token + "\""),
        header("REFUSAL_TELLS_IN_A_HEADER_IN_BASE64", "X-Debug", AuthenticationFaults::base64),
        fault("WRONG_PATH_TELLS_THE_TOKEN", TOLD)
            .docker()
            .breaks("AUTH-8")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page ->
                                    page.status() == 404
                                        ? Page.text(404, "Try /ws/mcp with " + token)
                                        : page))),
        fault("FOREIGN_PAGE_IS_TOLD_THE_TOKEN", TOLD)
            .docker()
            .breaks("AUTH-8")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page ->
                                    page.status() == 403
                                        ? Page.text(403, "Not with " + said(handshake))
                                        : page))),
        fault(
                "HEALTH_NEEDS_THE_TOKEN",
                "A watchdog without the token restarts the server for ever.")
            .docker()
            .breaks("AUTH-9", "AVL-1", "AVL-5")
            .beside("authentication")
            .changed(health(page -> Page.text(401, "Credentials required\n"))),
        fault("HEALTH_TELLS_THE_TOKEN", TOLD)
            .docker()
            .breaks("AUTH-9")
            .beside("AVL-1")
            .changed(healthWith(token -> token)),
        fault("HEALTH_TELLS_8_CHARACTERS", TOLD)
            .docker()
            .breaks("AUTH-9")
            .changed(healthWith(token -> token.substring(0, 8) + "***")),
        fault("HEALTH_TELLS_IN_BASE64", TOLD)
            .docker()
            .breaks("AUTH-9")
            .changed(healthWith(AuthenticationFaults::base64)),
        fault("HEALTH_TELLS_IN_A_HEADER", TOLD)
            .docker()
            .breaks("AUTH-9")
            .changed(
                parts ->
                    parts.with(
                        Part.PAGES,
                        options ->
                            new HealthOf(options.token().orElse("")) {
                              @Override
                              protected Page health(org.ccexecutor.reference.http.Vitals vitals) {
                                return super.health(vitals).with("X-Token", token());
                              }
                            })),
        fault("HEALTH_TELLS_WHILE_CLIENTS_ARE_THERE", TOLD)
            .docker()
            .breaks("AUTH-9")
            .changed(
                parts ->
                    parts.with(
                        Part.PAGES,
                        options ->
                            new HealthOf(options.token().orElse("")) {
                              @Override
                              protected Page health(org.ccexecutor.reference.http.Vitals vitals) {
                                return Page.json(
                                    200,
                                    body(vitals)
                                        .put("last_token", vitals.active() > 0 ? token() : "")
                                        .toString());
                              }
                            })));
  }

  private static List<Variant> others() {
    return List.of(
        fault("TOKEN_OF_A_BEARER_IS_REFUSED", "A client needs other settings for each server.")
            .breaks("AUTH-10")
            .changed(
                letting((handshake, token, right) -> handshake.first("Authorization").isEmpty())),
        fault("TOKEN_OF_A_KEY_IS_REFUSED", "A client needs other settings for each server.")
            .breaks("AUTH-10")
            .changed(letting((handshake, token, right) -> handshake.first("X-API-Key").isEmpty())),
        fault("TWO_TOKENS_ARE_REFUSED", "A client needs other settings for each server.")
            .breaks("AUTH-10")
            .changed(letting((handshake, token, right) -> said(handshake).size() < 2)),
        challenge("NO_CHALLENGE", (handshake, page) -> Page.text(401, "Credentials required\n")),
        challenge("EMPTY_CHALLENGE", (handshake, page) -> page.with("WWW-Authenticate", "")),
        challenge(
            "CHALLENGE_FOR_THE_BARE_ONLY",
            (handshake, page) ->
                said(handshake).isEmpty() ? page : Page.text(401, "Wrong token\n")),
        challenge(
            "CHALLENGE_FOR_THE_WRONG_ONLY",
            (handshake, page) -> said(handshake).isEmpty() ? Page.text(401, "No token\n") : page),
        challenge(
            "NO_CHALLENGE_FOR_KEYS",
            (handshake, page) ->
                handshake.first("X-API-Key").isEmpty() ? page : Page.text(401, "Wrong key\n")),
        query("TOKEN_IN_THE_ADDRESS", "token"),
        query("ACCESS_TOKEN_IN_THE_ADDRESS", "access_token"),
        query("AUTH_TOKEN_IN_THE_ADDRESS", "auth_token"),
        query("API_KEY_IN_THE_ADDRESS", "api_key"),
        door(
                "DECODED_TOKEN_IN_THE_ADDRESS",
                "The token ends up in access logs.",
                () ->
                    (handshake, token, right) ->
                        right
                            || handshake.query().contains("%")
                                && handshake
                                    .query()
                                    .endsWith(
                                        "=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
            .token("Tk+a/7Zq==Yw+9/bLx3=")
            .breaks("AUTH-12"));
  }

  // ---- what handshakes say

  static List<String> said(WebRequest handshake) {
    List<String> words = new ArrayList<>();
    handshake.all("Authorization").forEach(value -> words.add(value.replaceFirst("^Bearer ?", "")));
    words.addAll(handshake.all("X-API-Key"));
    return words;
  }

  static Optional<String> bearer(WebRequest handshake) {
    return handshake
        .first("Authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer "))
        .map(value -> value.substring(7));
  }

  static String authorization(WebRequest handshake) {
    return handshake.first("Authorization").orElse("");
  }

  private static String tail(WebRequest handshake, String separator) {
    String value = authorization(handshake);
    return value.contains(separator) ? value.substring(value.indexOf(separator) + 1) : "";
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  // ---- kinds of faults

  static Variant door(String name, String harm, Supplier<Letting> door) {
    return fault(name, harm)
        .docker()
        .beside("authentication")
        .changed(parts -> letting(door.get()).apply(parts));
  }

  private static Variant matching(String name, BiPredicate<String, String> matches) {
    return fault(name, GUESSED)
        .docker()
        .breaks("AUTH-2")
        .beside("authentication")
        .with(
            Part.CREDENTIALS,
            options ->
                new Credentials(options.token()) {
                  @Override
                  protected boolean matches(String word, String expected) {
                    return matches.test(word, expected);
                  }
                });
  }

  static Variant scheme(String name, BiPredicate<WebRequest, String> more) {
    return door(
            name,
            "What the server has not understood lets clients in.",
            () -> (handshake, token, right) -> right || more.test(handshake, token))
        .breaks("AUTH-6");
  }

  private static Variant refusal(String name, String harm, Page page) {
    return fault(name, harm)
        .docker()
        .breaks(
            // A server to which the query is part of the path may know no path with a token in it.
            page.status() == 404
                ? new String[] {"AUTH-1", "AUTH-2", "AUTH-6"}
                : new String[] {"AUTH-1", "AUTH-2", "AUTH-6", "AUTH-12"})
        .beside("authentication")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        right.map(refused -> refused.status() == 401 ? page : refused)));
  }

  private static Variant telling(
      String name, java.util.function.BiFunction<WebRequest, String, String> words) {
    return fault(name, TOLD)
        .docker()
        .breaks("AUTH-8")
        .beside("AUTH-11")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        right.map(
                            page ->
                                page.status() == 401
                                    ? new Page(401, page.headers(), words.apply(handshake, token))
                                    : page)));
  }

  private static Variant header(String name, String header, UnaryOperator<String> value) {
    return fault(name, TOLD)
        .docker()
        .breaks("AUTH-8")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        right.map(
                            page ->
                                page.status() == 401
                                    ? page.with(header, value.apply(token))
                                    : page)));
  }

  private static UnaryOperator<org.ccexecutor.reference.Parts> healthWith(
      UnaryOperator<String> words) {
    return parts ->
        parts.with(
            Part.PAGES,
            options ->
                new HealthOf(options.token().orElse("")) {
                  @Override
                  protected tools.jackson.databind.node.ObjectNode body(
                      org.ccexecutor.reference.http.Vitals vitals) {
                    return super.body(vitals).put("config", words.apply(token()));
                  }
                });
  }

  static Variant challenge(
      String name, java.util.function.BiFunction<WebRequest, Page, Page> change) {
    return fault(name, "A client does not learn how it could be let in.")
        .docker()
        .breaks("AUTH-11")
        .beside("AUTH-1", "AUTH-2")
        .changed(
            refusing(
                token ->
                    (handshake, right) ->
                        right.map(
                            page -> page.status() == 401 ? change.apply(handshake, page) : page)));
  }

  private static Variant query(String name, String parameter) {
    return door(
            name,
            "The token ends up in access logs.",
            () ->
                (handshake, token, right) ->
                    right || handshake.query().equals(parameter + "=" + token))
        .breaks("AUTH-12");
  }

  /** A health page that knows the token. */
  private static class HealthOf extends org.ccexecutor.reference.http.HealthPages {
    private final String token;

    HealthOf(String token) {
      super("cc-executor-reference", "1.0.0");
      this.token = token;
    }

    final String token() {
      return token;
    }
  }
}
