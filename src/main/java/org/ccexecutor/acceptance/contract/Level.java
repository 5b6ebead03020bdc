package org.ccexecutor.acceptance.contract;

import java.util.Locale;

/**
 * How much a requirement weighs: without a <em>must</em> clients break, a <em>should</em> is a
 * strict reading.
 */
public enum Level {
  MUST,
  SHOULD;

  /** The word as it stands in tags and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word of a level.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Level of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
