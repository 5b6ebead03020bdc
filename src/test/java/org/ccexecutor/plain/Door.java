package org.ccexecutor.plain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the HTTP request with which each connection begins, and so decides who gets in. */
final class Door {
  private static final Pattern BEARER = Pattern.compile("bearer +(.+)", Pattern.CASE_INSENSITIVE);
  private static final int BYTES_OF_KEY = 16;
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Shared shared;

  Door(Shared shared) {
    this.shared = shared;
  }

  HttpAnswer answer(HttpRequest request) {
    return switch (request.path()) {
      case "/ws/mcp" -> handshake(request);
      case "/health" -> status(request, health());
      case "/healthz" -> status(request, Map.of("status", "ok"));
      default -> HttpAnswer.refusal(404);
    };
  }

  private static HttpAnswer status(HttpRequest request, Map<String, Object> status) {
    return request.method().equals("GET")
        ? HttpAnswer.json(status, status.size())
        : HttpAnswer.refusal(405, "Allow", "GET");
  }

  private Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("data", null);
    health.put("uptime_seconds", (System.nanoTime() - shared.startedAt()) / 1e9);
    health.put("max_sessions", shared.options().maxSessions());
    health.put("active_sessions", shared.openSessions());
    health.put("load", Map.of("comment", List.of("of no interest", 0.5, true)));
    health.put("version", Session.VERSION);
    health.put("service", "plain");
    health.put("status", "healthy");
    return health;
  }

  private HttpAnswer handshake(HttpRequest request) {
    if (!Origins.admit(request) || !hasCredentials(request)) {
      return HttpAnswer.refusal(403);
    }
    if (!request.method().equals("GET")) {
      return HttpAnswer.refusal(405, "Allow", "GET");
    }
    if (!request.lists("Upgrade", "websocket") || !request.lists("Connection", "upgrade")) {
      return HttpAnswer.refusal(426, "Upgrade", "websocket");
    }
    if (!request.one("Sec-WebSocket-Version").equals("13")) {
      return HttpAnswer.refusal(426, "Sec-WebSocket-Version", "13");
    }
    String key = request.one("Sec-WebSocket-Key");
    return isKey(key)
        ? HttpAnswer.switching(accept(key), shared.options().connection())
        : HttpAnswer.refusal(400);
  }

  /** At least one credential is shown, and each that is shown is right. */
  private boolean hasCredentials(HttpRequest request) {
    Optional<String> token = shared.options().token();
    if (token.isEmpty()) {
      return true;
    }
    List<String> shown = new ArrayList<>(request.all("X-API-Key"));
    for (String authorization : request.all("Authorization")) {
      Matcher bearer = BEARER.matcher(authorization);
      shown.add(bearer.matches() ? bearer.group(1) : "");
    }
    byte[] wanted = token.get().getBytes(StandardCharsets.UTF_8);
    // Compared in constant time: how long a refusal takes must not tell how much of the token was
    // right.
    return !shown.isEmpty()
        && shown.stream()
            .allMatch(
                each -> MessageDigest.isEqual(wanted, each.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static boolean isKey(String key) {
    try {
      return Base64.getDecoder().decode(key).length == BYTES_OF_KEY;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String accept(String key) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(sha1.digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
