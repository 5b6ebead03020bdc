package org.ccexecutor.acceptance.server;

import java.util.Locale;

/**
 * Who started a server. Nobody may ever believe that their own was tested when it was the embedded
 * one.
 */
public enum StartedBy {
  /** Somebody else, before the run. */
  RUNNING("already running"),
  /** The run, by a command line that was set. */
  COMMAND("started by the command that was set"),
  /** The run, from a container image. */
  CONTAINER("started from the container image that was set"),
  /** The run itself: the embedded reference server, not one of the user's. */
  EMBEDDED("the embedded reference server, started by this run");

  private final String sentence;

  StartedBy(String sentence) {
    this.sentence = sentence;
  }

  /** The word as it stands in {@code verdicts.json}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same, for people. */
  public String sentence() {
    return sentence;
  }
}
