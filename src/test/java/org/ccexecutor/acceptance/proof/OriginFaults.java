package org.ccexecutor.acceptance.proof;

import static org.ccexecutor.acceptance.proof.AuthenticationFaults.said;
import static org.ccexecutor.acceptance.proof.Meddling.origins;
import static org.ccexecutor.acceptance.proof.Meddling.refusing;
import static org.ccexecutor.acceptance.proof.Variant.fault;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import org.ccexecutor.reference.http.Page;

/** Faults of which web pages may connect. */
final class OriginFaults {
  private static final String PAGE =
      "A web page that a user visits can run commands on the server.";

  private OriginFaults() {}

  static List<Variant> all() {
    return List.of(
        origin("ANY_ORIGIN", (origin, host) -> true),
        origin("ORIGIN_NULL", (origin, host) -> origin.equals("null")),
        origin(
            "ORIGIN_THAT_BEGINS_WITH_LOCALHOST",
            (origin, host) -> origin.startsWith("http://localhost")),
        origin("ORIGIN_THAT_BEGINS_WITH_127", (origin, host) -> origin.startsWith("http://127.")),
        origin("ORIGIN_THAT_ENDS_WITH_LOCALHOST", (origin, host) -> origin.endsWith("localhost")),
        origin("ORIGIN_THAT_CONTAINS_LOCALHOST", (origin, host) -> origin.contains("localhost")),
        origin(
            "ORIGIN_THAT_BEGINS_WITH_THE_HOST",
            (origin, host) -> origin.startsWith("http://" + host.replaceFirst(":.*", ""))),
        origin(
            "ORIGIN_THAT_ENDS_WITH_THE_HOST",
            (origin, host) -> !host.isEmpty() && origin.endsWith(host)),
        origin(
            "ORIGIN_WITH_THE_SAME_PORT",
            (origin, host) ->
                origin.contains(":") && origin.endsWith(host.substring(host.lastIndexOf(':')))),
        origin("ORIGIN_OVER_TLS", (origin, host) -> origin.startsWith("https://")),
        origin("ORIGIN_THAT_IS_A_NUMBER", (origin, host) -> origin.matches("https?://[\\d.]+")),
        origin("ORIGIN_WITHOUT_TLS", (origin, host) -> origin.equals("http://evil.example")),
        fault("FOREIGN_PAGES_ARE_REFUSED_WITH_401", "A browser asks its user for a password.")
            .breaks("SEC-1")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page ->
                                    page.status() == 403
                                        ? Page.text(401, "No\n").with("WWW-Authenticate", "Bearer")
                                        : page))),
        fault("FOREIGN_PAGES_ARE_REFUSED_WITH_400", "The user of a page cannot tell why it fails.")
            .breaks("SEC-1")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            right.map(
                                page -> page.status() == 403 ? Page.text(400, "No\n") : page))),
        fault("NO_ORIGIN_NO_ENTRY", "No program but a browser gets in.")
            .breaks("SEC-1", "AVL-2")
            .changed(
                origins(
                    (handshake, token, right) -> right && handshake.first("Origin").isPresent())),
        fault("OWN_PAGE_STAYS_OUTSIDE", "The server's own page cannot speak to it.")
            .breaks("SEC-1")
            .changed(origins((handshake, token, right) -> handshake.first("Origin").isEmpty())),
        fault("FOREIGN_PAGES_ENTER_BESIDE_OTHERS", PAGE)
            .breaks("SEC-1")
            .changed(
                parts -> {
                  AtomicBoolean inside = new AtomicBoolean();
                  return origins(
                          (handshake, token, right) -> {
                            inside.compareAndSet(
                                false, right && handshake.first("Origin").isEmpty());
                            return right
                                || inside.get()
                                    && handshake
                                        .first("Origin")
                                        .filter("https://evil.example"::equals)
                                        .isPresent();
                          })
                      .apply(parts);
                }),
        fault("A_QUERY_GOES_ROUND_THE_ORIGIN", PAGE)
            .breaks("SEC-1")
            .changed(origins((handshake, token, right) -> right || !handshake.query().isEmpty())),
        origin(
            "HOME_NETWORKS_ARE_OWN",
            (origin, host) -> origin.matches("https?://(192\\.168|172\\.31)\\..*")),
        origin("NAMES_OF_THE_HOUSE_ARE_OWN", (origin, host) -> origin.endsWith(".local")),
        origin(
            "ORIGIN_THAT_BEGINS_WITH_LOCALHOST_AND_A_NUMBER",
            (origin, host) -> origin.matches("https?://localhost\\d.*")),
        origin("ADDRESSES_OF_IPV6_ARE_OWN", (origin, host) -> origin.startsWith("http://[2")),
        origin("PRIVATE_NETWORKS_ARE_OWN", (origin, host) -> origin.matches("https?://10\\..*")),
        origin(
            "ORIGIN_WITH_A_USER_CALLED_LOCALHOST",
            (origin, host) -> origin.matches("https?://localhost@.*")),
        origin(
            "ORIGIN_THAT_BEGINS_LIKE_THE_LOOPBACK_OF_IPV6",
            (origin, host) -> origin.startsWith("http://[::1")),
        origin(
            "ORIGIN_WITH_A_USER_CALLED_LOCALHOST_AND_A_PASSWORD",
            (origin, host) -> origin.startsWith("http://localhost:")),
        origin(
            "ORIGIN_BY_A_PATTERN_WHOSE_DOTS_FIT_ALL",
            (origin, host) -> origin.matches("https?://127.0.0.1(:\\d+)?")),
        origin(
            "ORIGIN_THAT_IS_A_PIECE_OF_LOCALHOST",
            (origin, host) -> "http://localhost".startsWith(origin) && !origin.isEmpty()),
        origin("FILES_ARE_OWN", (origin, host) -> origin.startsWith("file:")),
        fault("A_SLASH_GOES_ROUND_THE_ORIGIN", PAGE)
            .breaks("SEC-1")
            .changed(
                refusing(
                    token ->
                        (handshake, right) ->
                            handshake.path().equals("/ws/mcp/") ? Optional.empty() : right)),
        fault("ORIGIN_IN_SMALL_LETTERS_IS_NOT_SEEN", PAGE)
            .breaks("SEC-1")
            .startedBy(
                (options, parts) ->
                    HeadRelay.knowing(Variant.reference(options, parts), "Origin", "Origin")),
        fault("LOOPBACK_PAGES_ONLY_ARE_OWN", "The server's own page cannot speak to it.")
            .breaks("SEC-1")
            .changed(
                origins(
                    (handshake, token, right) ->
                        right
                            && handshake
                                .first("Origin")
                                .filter(origin -> !origin.matches("https?://(localhost|127\\.).*"))
                                .isEmpty())),
        origin("ORIGIN_WITH_LOCALHOST_WITHIN", (origin, host) -> origin.contains(".localhost.")),
        origin(
            "ORIGIN_THAT_IS_NO_WEB_PAGE", (origin, host) -> origin.matches("(?!https?:).*://.*")),
        fault("ORIGINS_DO_NOT_MATTER_BESIDE_THE_TOKEN", PAGE)
            .docker()
            .breaks("SEC-1")
            .changed(
                origins((handshake, token, right) -> right || said(handshake).contains(token))));
  }

  private static Variant origin(String name, BiPredicate<String, String> more) {
    return fault(name, PAGE)
        .breaks("SEC-1")
        .changed(
            origins(
                (handshake, token, right) ->
                    right
                        || more.test(
                            handshake.first("Origin").orElse(""),
                            handshake.first("Host").orElse(""))));
  }
}
