package org.ccexecutor.acceptance.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The opening handshake that a client makes (RFC 6455 §4.1): where it connects, and with which
 * headers of its own.
 *
 * @param uri {@code ws://} or {@code wss://}
 * @param headers what is sent beside the headers of the protocol itself, or in their place
 * @param small whether the names of all headers, those of the protocol too, are written in small
 *     letters
 */
public record Handshake(URI uri, Map<String, List<String>> headers, boolean small) {

  /** A handshake with headers of its own, whose names are written as they are here. */
  public Handshake(URI uri, Map<String, List<String>> headers) {
    this(uri, headers, false);
  }

  /** A handshake without headers of its own. */
  public static Handshake at(URI uri) {
    return new Handshake(uri, Map.of());
  }

  /**
   * The same with the names of all headers in small letters, which mean the same (RFC 9110 §5.1).
   */
  public Handshake inSmallLetters() {
    return new Handshake(uri, headers, true);
  }

  /** The same with the name of one of its headers written so. */
  public Handshake spelling(String name) {
    Map<String, List<String>> respelt = new LinkedHashMap<>();
    headers.forEach(
        (header, values) -> respelt.put(header.equalsIgnoreCase(name) ? name : header, values));
    return new Handshake(uri, respelt, small);
  }

  /** The name of a header as it is written in this handshake. */
  String written(String name) {
    return small ? name.toLowerCase(Locale.ROOT) : name;
  }

  /** Whether it offers this extension. */
  boolean offers(String extension) {
    return headers.getOrDefault("Sec-WebSocket-Extensions", List.of()).stream()
        .anyMatch(value -> value.startsWith(extension));
  }

  /** The same with one more header. */
  public Handshake with(String header, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(more.getOrDefault(header, List.of()));
    values.add(value);
    more.put(header, values);
    return new Handshake(uri, more, small);
  }
}
