package org.ccexecutor.acceptance.contract;

/**
 * A scenario could not decide anything about its requirement, for a reason that is not the server's
 * fault.
 */
public final class CouldNotTell extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean ofScenario;

  /**
   * @param reason one sentence that says what is missing, and the remedy
   */
  public CouldNotTell(String reason) {
    this(reason, false);
  }

  private CouldNotTell(String reason, boolean ofScenario) {
    super(reason);
    this.ofScenario = ofScenario;
  }

  /**
   * The scenario cannot be carried out as it is written, whatever the server does.
   *
   * @param reason one sentence that says what to mend in it
   */
  public static CouldNotTell forScenario(String reason) {
    return new CouldNotTell(reason, true);
  }

  /** Whether the scenario has to be mended, and nothing else. */
  public boolean isOfScenario() {
    return ofScenario;
  }
}
