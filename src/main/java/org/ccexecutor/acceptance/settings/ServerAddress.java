package org.ccexecutor.acceptance.settings;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a server listens: the address of its WebSocket, and all others that follow from it.
 *
 * @param webSocket {@code ws://} or {@code wss://}, with a host and a path
 */
public record ServerAddress(URI webSocket) {
  /** Where the WebSocket of every server lies, behind a prefix at most. */
  static final String ENDPOINT = "/ws/mcp";

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

  /** Where {@code path}, such as {@code /health}, lies: where the address has {@code /ws/mcp}. */
  public URI page(String path) {
    return at(secure() ? "https" : "http", path);
  }

  /** Whether it ends with {@code /ws/mcp}, as that of every server that keeps the contract. */
  public boolean isComplete() {
    return webSocket.getRawPath().endsWith(ENDPOINT);
  }

  /** The same, but with {@code /ws/mcp} where the pages of the server say that it lies. */
  public ServerAddress completed() {
    return new ServerAddress(webSocketAt(ENDPOINT));
  }

  /** The same place, of a server that has no TLS. */
  public ServerAddress withoutTls() {
    return new ServerAddress(
        URI.create("ws://" + webSocket.getHost() + ":" + port() + webSocket.getRawPath()));
  }

  /** A WebSocket address on the same server with another path in the place of {@code /ws/mcp}. */
  public URI webSocketAt(String path) {
    return at(webSocket.getScheme(), path);
  }

  /**
   * The same place by the number of its host in place of its name. Behind TLS the name stays, since
   * the certificate is checked against it.
   */
  public ServerAddress at(InetAddress host) {
    String literal =
        host instanceof Inet6Address
            ? "[" + (host.isLoopbackAddress() ? "::1" : host.getHostAddress()) + "]"
            : host.getHostAddress();
    return secure()
        ? this
        : new ServerAddress(
            URI.create(
                webSocket.getScheme() + "://" + literal + ":" + port() + webSocket.getRawPath()));
  }

  private URI at(String scheme, String path) {
    return URI.create(scheme + "://" + webSocket.getRawAuthority() + prefix() + path);
  }

  private String prefix() {
    String path = webSocket.getRawPath();
    return path.endsWith(ENDPOINT) ? path.substring(0, path.length() - ENDPOINT.length()) : "";
  }

  public boolean secure() {
    return webSocket.getScheme().equals("wss");
  }

  /** The host, an IPv6 literal without its brackets. */
  public String host() {
    String host = webSocket.getHost();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Whether its host is this machine, as its name alone tells. */
  public boolean isLoopback() {
    return LOOPBACK.matcher(host()).matches();
  }

  /** The port, the scheme's own where the address names none. */
  public int port() {
    return webSocket.getPort() != -1 ? webSocket.getPort() : secure() ? 443 : 80;
  }

  /** Host and port as the {@code Host} header names them. */
  public String authority() {
    String authority = webSocket.getRawAuthority();
    return authority.toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return webSocket.toString();
  }
}
