package org.ccexecutor.acceptance.session;

import java.util.Locale;

/** Where a command prints. */
public enum Channel {
  STDOUT,
  STDERR;

  /** The word as it stands on the wire and in steps. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The channel of this word. */
  public static Channel of(String word) {
    return word.equals("stderr") ? STDERR : STDOUT;
  }
}
