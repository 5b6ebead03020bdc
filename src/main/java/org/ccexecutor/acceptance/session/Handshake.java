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
 * @param headers what is sent beside the headers of the protocol itself
 */
public record Handshake(URI uri, Map<String, List<String>> headers) {

  /** A handshake without headers of its own. */
  public static Handshake at(URI uri) {
    return new Handshake(uri, Map.of());
  }

  /**
   * The same with the names of its headers in small letters, which mean the same (RFC 9110 §5.1).
   */
  public Handshake inSmallLetters() {
    Map<String, List<String>> small = new LinkedHashMap<>();
    headers.forEach((name, values) -> small.put(name.toLowerCase(Locale.ROOT), values));
    return new Handshake(uri, small);
  }

  /** The same with one more header. */
  public Handshake with(String header, String value) {
    Map<String, List<String>> more = new LinkedHashMap<>(headers);
    List<String> values = new ArrayList<>(more.getOrDefault(header, List.of()));
    values.add(value);
    more.put(header, values);
    return new Handshake(uri, more);
  }
}
