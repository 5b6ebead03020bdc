package org.ccexecutor.acceptance.report.model;

import java.time.Duration;
import java.time.Instant;

/**
 * The circumstances of a run.
 *
 * @param begun when it began
 * @param time how long it took
 * @param jvm name and version of the Java virtual machine
 * @param os name and version of the operating system
 */
public record Facts(Instant begun, Duration time, String jvm, String os) {

  public double seconds() {
    return Math.round(time.toNanos() / 1e6) / 1e3;
  }
}
