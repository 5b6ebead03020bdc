package org.ccexecutor.reference.process;

/** Why a command has ended, and what that makes of its exit code. */
public enum Ending {

  /** It came to its end. */
  BY_ITSELF,
  /** Its client has canceled it. */
  CANCELED,
  /** It has outlived its timeout. */
  TIMED_OUT,
  /** Its session has ended. */
  ABANDONED;

  private static final int TIMED_OUT_CODE = 124; // as timeout(1) has it
  private static final int CANCELED_CODE = 143; // as of a shell that died by SIGTERM

  /**
   * The exit code to tell: a command that had to be ended has not succeeded, whatever its shell
   * says.
   */
  public int exitCode(int ofShell) {
    return switch (this) {
      case BY_ITSELF -> ofShell;
      case TIMED_OUT -> TIMED_OUT_CODE;
      case CANCELED, ABANDONED -> ofShell == 0 ? CANCELED_CODE : ofShell;
    };
  }

  /** The status to tell, for an exit code to tell. */
  public String status(int exitCode) {
    return exitCode == 0 ? "completed" : "failed";
  }
}
