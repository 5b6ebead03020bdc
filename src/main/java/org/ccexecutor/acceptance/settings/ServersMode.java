package org.ccexecutor.acceptance.settings;

/** Which servers a run may use. */
public enum ServersMode {
  /** What listens already, else what can be started, else the embedded one. */
  AUTO,
  /** The embedded ones only. */
  EMBEDDED,
  /** Only what listens already. */
  RUNNING
}
