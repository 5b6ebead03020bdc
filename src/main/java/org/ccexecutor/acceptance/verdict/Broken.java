package org.ccexecutor.acceptance.verdict;

/** A failure as people read it: all that matters is in its message, so it has no stack trace. */
public final class Broken extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String brief;

  public Broken(String message) {
    this(message, message);
  }

  /**
   * @param message all that there is to say, the evidence included
   * @param brief the same without the evidence
   */
  public Broken(String message, String brief) {
    super(message);
    this.brief = brief.replaceAll("\\s*\\R\\s*", " ");
    setStackTrace(new StackTraceElement[0]);
  }

  /** In one line: Maven repeats this when the console has shown everything already. */
  @Override
  public String getLocalizedMessage() {
    return brief;
  }

  @Override
  public String toString() {
    return getClass().getName() + ": " + getMessage();
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
