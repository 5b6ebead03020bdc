package org.ccexecutor.acceptance.verdict;

/** A failure as people read it: all that matters is in its message, so it has no stack trace. */
public final class Broken extends AssertionError {
  private static final long serialVersionUID = 1;

  public Broken(String message) {
    super(message);
    setStackTrace(new StackTraceElement[0]);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
