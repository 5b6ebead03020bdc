package org.ccexecutor.acceptance.stage;

/** What a client can do to its command, with the words for it on the wire. */
public enum Control {
  PAUSE("paused"),
  RESUME("resumed"),
  CANCEL("canceled");

  private final String done;

  Control(String done) {
    this.done = done;
  }

  /** The {@code type} of the request. */
  public String type() {
    return name();
  }

  /** The {@code status} of the result. */
  public String status() {
    return done;
  }

  /** The notification that announces it. */
  public String announcement() {
    return "process." + done;
  }
}
