package org.ccexecutor.acceptance.settings;

import java.time.Duration;

/**
 * A factor on every deadline, for slow machines.
 *
 * @param factor more than 0
 */
public record Patience(double factor) {

  /** This time, stretched or shortened. */
  public Duration of(Duration time) {
    return Duration.ofNanos((long) (time.toNanos() * factor));
  }

  /** So many seconds, stretched or shortened. */
  public Duration seconds(double seconds) {
    return of(Duration.ofNanos((long) (seconds * 1e9)));
  }
}
