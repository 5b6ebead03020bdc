package org.ccexecutor.acceptance.steps;

/** How a client ends its connection. */
public enum Leaving {
  CLOSE,
  CUT
}
