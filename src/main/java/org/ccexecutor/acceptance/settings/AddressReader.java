package org.ccexecutor.acceptance.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of a server, and says of what is none how it has to be. */
final class AddressReader {
  private static final int MOST_PORT = 65_535;

  /** What people copy from a browser or from a line of a log. */
  private static final Pattern NEARLY =
      Pattern.compile("(?i)(?:(?:http|ws)(s?)://(?=.)|(?=[\\w.-]+:\\d|\\[))([^/]*)/?(.*)");

  private AddressReader() {}

  /** The address that this is; empty if it is none. */
  static Optional<ServerAddress> read(String value) {
    try {
      URI uri = new URI(value);
      boolean webSocket = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
      boolean complete =
          uri.getHost() != null && !uri.getRawPath().isEmpty() && uri.getPort() <= MOST_PORT;
      boolean plain =
          uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
      return webSocket && complete && plain && uri.getPort() != 0
          ? Optional.of(new ServerAddress(uri))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** What is allowed in the place of this, which is no address: itself, mended, if that is one. */
  static String allowedInPlaceOf(String value) {
    return mended(value)
        .map(address -> "a WebSocket address: write " + address)
        .orElse(
            "a WebSocket address such as ws://localhost:8003/ws/mcp or wss://host:443/prefix/ws/mcp");
  }

  private static Optional<ServerAddress> mended(String value) {
    Matcher parts = NEARLY.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String secure = parts.group(1) == null ? "" : parts.group(1).toLowerCase(Locale.ROOT);
    String path = parts.group(3).isEmpty() ? ServerAddress.ENDPOINT : "/" + parts.group(3);
    return read("ws" + secure + "://" + parts.group(2) + path);
  }
}
