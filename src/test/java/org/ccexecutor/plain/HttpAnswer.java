package org.ccexecutor.plain;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to an HTTP request. It says as little as it can: a refusal must not help anybody to
 * guess.
 *
 * @param status the status code
 * @param headers what goes with it
 * @param body the content, empty where there is none
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {
  static final int SWITCHING = 101;

  /** An answer without content, after which the connection is closed. */
  static HttpAnswer refusal(int status) {
    return closing(status, Map.of(), "");
  }

  /** A refusal that tells by a header what would have been right. */
  static HttpAnswer refusal(int status, String header, String value) {
    return closing(status, Map.of(header, value), "");
  }

  static HttpAnswer json(Object value, int mood) {
    return closing(
        200,
        Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store"),
        JsonWriter.write(value, mood));
  }

  static HttpAnswer switching(String accept, String connection) {
    return new HttpAnswer(
        SWITCHING,
        Map.of(
            "upgrade",
            "WebSocket",
            "connection",
            connection,
            "sec-websocket-accept",
            accept,
            "x-server",
            "plain"),
        "");
  }

  private static HttpAnswer closing(int status, Map<String, String> headers, String body) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Content-Length", String.valueOf(body.length()));
    all.put("Connection", "close");
    return new HttpAnswer(status, all, body);
  }

  /** The answer as it goes over the wire; all of it is ASCII. */
  byte[] bytes() {
    StringBuilder text =
        new StringBuilder("HTTP/1.1 ").append(status).append(' ').append(reason()).append("\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
  }

  private String reason() {
    return switch (status) {
      case SWITCHING -> "Over to WebSocket";
      case 200 -> "Here";
      default -> "No";
    };
  }
}
