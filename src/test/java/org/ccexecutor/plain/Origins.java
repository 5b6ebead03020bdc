package org.ccexecutor.plain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which web pages may open a session: those that come from this very server. A browser tells by
 * {@code Origin} where the page is from that asks; a client that is no browser sends none.
 */
final class Origins {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private Origins() {}

  /** Whether each origin that is given may come in. */
  static boolean admit(HttpRequest request) {
    List<String> origins = request.all("Origin");
    return origins.stream().allMatch(origin -> isOwn(origin, request.one("Host")));
  }

  private static boolean isOwn(String origin, String host) {
    try {
      URI page = new URI(origin);
      URI here = new URI(page.getScheme() + "://" + host);
      return page.getScheme() != null
          && page.getHost() != null
          && page.getUserInfo() == null
          && here.getHost() != null
          && sameHost(page.getHost(), here.getHost())
          && port(page) == port(here);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The same name, or two names of this machine. */
  private static boolean sameHost(String one, String other) {
    return one.equalsIgnoreCase(other)
        || LOOPBACK.matcher(one).matches() && LOOPBACK.matcher(other).matches();
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0
        ? uri.getPort()
        : uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }
}
