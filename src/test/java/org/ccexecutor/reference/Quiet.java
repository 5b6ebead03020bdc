package org.ccexecutor.reference;

import java.time.Duration;

/**
 * A server without heartbeats: on a slow machine a session of the tests may last longer than the
 * time to the first one, which would then come between the messages that a test compares.
 */
final class Quiet {
  private Quiet() {}

  static ReferenceServer server() {
    return ReferenceServer.start(options());
  }

  static ReferenceOptions options() {
    return ReferenceOptions.standard().withHeartbeat(Duration.ofHours(1));
  }
}
