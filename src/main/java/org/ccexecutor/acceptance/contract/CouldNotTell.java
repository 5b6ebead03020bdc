package org.ccexecutor.acceptance.contract;

/**
 * A scenario could not decide anything about its requirement, for a reason that is not the server's
 * fault.
 */
public final class CouldNotTell extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param reason one sentence that says what is missing, and the remedy
   */
  public CouldNotTell(String reason) {
    super(reason);
  }
}
