package org.ccexecutor.reference.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the server over HTTP.
 *
 * @param status its status
 * @param headers by name, without those that HTTP itself needs
 * @param body in UTF-8
 */
public record Page(int status, Map<String, String> headers, String body) {

  /** A page of JSON. */
  public static Page json(int status, String body) {
    return new Page(status, Map.of("Content-Type", "application/json"), body);
  }

  /** A page of plain text. */
  public static Page text(int status, String body) {
    return new Page(status, Map.of("Content-Type", "text/plain; charset=utf-8"), body);
  }

  /** This page with one more header. */
  public Page with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Page(status, Map.copyOf(more), body);
  }
}
