package org.ccexecutor.acceptance.endurance;

import java.io.File;
import java.util.List;
import java.util.Locale;

/**
 * What this JVM holds on to.
 *
 * @param heap in bytes, after the collector has run
 * @param descriptors how many are open; 0 where the system does not say
 */
record Footprint(long heap, int descriptors) {

  static Footprint now() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    String[] descriptors = new File("/proc/self/fd").list();
    return new Footprint(
        runtime.totalMemory() - runtime.freeMemory(), descriptors == null ? 0 : descriptors.length);
  }

  /** The least of each that was seen. */
  static Footprint least(List<Footprint> seen) {
    return new Footprint(
        seen.stream().mapToLong(Footprint::heap).min().orElseThrow(),
        seen.stream().mapToInt(Footprint::descriptors).min().orElseThrow());
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f MB, %d descriptors", heap / 1e6, descriptors);
  }
}
