package org.ccexecutor.acceptance.verdict;

/**
 * A failure as people read it. It has no stack trace; where one would stand, all is told that there
 * is to tell.
 */
public final class Broken extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String all;

  public Broken(String all) {
    this(all, all);
  }

  /**
   * @param all what there is to tell, the evidence included
   * @param brief the same without the evidence: Maven repeats it when the console has shown all
   */
  public Broken(String all, String brief) {
    super(brief.replaceAll("\\s*\\R\\s*", " "));
    this.all = all;
    setStackTrace(new StackTraceElement[0]);
  }

  @SuppressWarnings("OverrideThrowableToString") // The message is the same in a line.
  @Override
  public String toString() {
    return getClass().getName() + ": " + all;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
