package org.ccexecutor.acceptance.settings;

import java.util.Locale;

/** Which servers a run may use. */
public enum ServersMode {
  /** What listens already, else what can be started, else the embedded one. */
  AUTO,
  /** The embedded ones only. */
  EMBEDDED,
  /** Only what listens already. */
  RUNNING;

  /** The word as it stands in settings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
