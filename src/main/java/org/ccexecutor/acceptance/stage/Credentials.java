package org.ccexecutor.acceptance.stage;

import org.ccexecutor.acceptance.session.Handshake;

/** How a token goes into a handshake. */
public final class Credentials {

  /** In which header. */
  public enum Header {
    AUTHORIZATION,
    API_KEY,
    BOTH
  }

  private Credentials() {}

  /** The handshake with this token as a bearer, as an API key, or as both. */
  public static Handshake in(Handshake handshake, Header header, String token) {
    Handshake filled = handshake;
    if (header != Header.API_KEY) {
      filled = filled.with("Authorization", "Bearer " + token);
    }
    if (header != Header.AUTHORIZATION) {
      filled = filled.with("X-API-Key", token);
    }
    return filled;
  }
}
