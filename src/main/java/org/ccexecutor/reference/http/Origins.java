package org.ccexecutor.reference.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps out the web pages of others: a browser tells where a page is from, and lets it open any
 * WebSocket.
 */
public class Origins {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");
  private static final String HOST = "(\\[[0-9a-f:.]+]|[^\\s/:@?#\\[\\]]+)(:\\d*)?";
  private static final Pattern AUTHORITY = Pattern.compile(HOST);
  private static final Pattern ORIGIN = Pattern.compile("[a-z][a-z0-9+.-]*://" + HOST);

  /** Whether a handshake comes from no page, or from one of this machine or this server. */
  public boolean accept(WebRequest handshake) {
    List<String> origins = handshake.all("Origin");
    Optional<String> host = handshake.first("Host").flatMap(value -> host(AUTHORITY, value));
    return origins.stream().allMatch(origin -> isOwn(origin, host));
  }

  /** Whether an origin is not foreign; {@code null}, and what has no host, is. */
  protected boolean isOwn(String origin, Optional<String> host) {
    Optional<String> from = host(ORIGIN, origin);
    return from.isPresent() && (isLoopback(from.get()) || from.equals(host));
  }

  /** Whether a host is this very machine. */
  protected boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  private static Optional<String> host(Pattern pattern, String value) {
    Matcher matcher = pattern.matcher(value.toLowerCase(Locale.ROOT));
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
