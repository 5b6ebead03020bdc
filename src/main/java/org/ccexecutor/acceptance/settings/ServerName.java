package org.ccexecutor.acceptance.settings;

import java.util.Locale;

/** The two deployments that the specification knows. */
public enum ServerName {
  /** The server without credentials. */
  LOCAL,
  /** The secured server, usually in a container. */
  DOCKER;

  /** The word as it stands in settings, tags and reports. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
