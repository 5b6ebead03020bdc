package org.ccexecutor.reference.http;

import java.util.Map;
import java.util.Optional;

/** Decides on a handshake before the WebSocket opens. */
public class Admission {

  private static final String PATH = "/ws/mcp";

  private final Credentials credentials;
  private final Origins origins;

  /** Asks these two, after the path. */
  public Admission(Credentials credentials, Origins origins) {
    this.credentials = credentials;
    this.origins = origins;
  }

  /** The refusal, or empty when the client is let in. */
  public Optional<Page> refuse(WebRequest handshake) {
    if (!isPath(handshake.path())) {
      return Optional.of(wrongPath(handshake));
    }
    if (!origins.accept(handshake)) {
      return Optional.of(foreignOrigin(handshake));
    }
    if (!credentials.accept(handshake)) {
      return Optional.of(wrongCredentials(handshake));
    }
    return Optional.empty();
  }

  /** Further headers of the answer to a client that is let in. */
  public Map<String, String> welcome(WebRequest handshake) {
    return Map.of();
  }

  /**
   * Whether messages are compressed where a client offers that, and other extensions are taken.
   * None are: what a client sends is as large as it looks.
   */
  public boolean compresses() {
    return false;
  }

  /** Whether there is a WebSocket at this path. */
  protected boolean isPath(String path) {
    return path.equals(PATH);
  }

  /** No WebSocket here. */
  protected Page wrongPath(WebRequest handshake) {
    return Page.text(404, "Not found\n");
  }

  /** Not from this page. */
  protected Page foreignOrigin(WebRequest handshake) {
    return Page.text(403, "Origin not allowed\n");
  }

  /** Not without the token. */
  protected Page wrongCredentials(WebRequest handshake) {
    return Page.text(401, "Credentials required\n").with("WWW-Authenticate", "Bearer");
  }
}
