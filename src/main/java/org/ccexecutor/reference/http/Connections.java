package org.ccexecutor.reference.http;

import java.time.Duration;

/** What connections may cost before they are WebSockets. */
public class Connections {

  /** How many may be open at once; any more wait until one closes. */
  public int most() {
    return Integer.MAX_VALUE;
  }

  /** How long one may be silent that has not become a WebSocket. */
  public Duration patience() {
    return Duration.ofSeconds(30);
  }
}
