package org.ccexecutor.acceptance.contract;

/**
 * A requirement was seen to be broken. It names the requirement itself, because the scenario that
 * stumbles over it may be about another one.
 */
public final class Violation extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String requirement;
  private final String expected;
  private final String actual;

  /**
   * @param requirement the id of what is broken, such as {@code RPC-3}
   * @param expected what the contract asks for
   * @param actual what was seen instead
   */
  public Violation(String requirement, String expected, String actual) {
    super(requirement + " is broken: expected " + expected + ", but " + actual);
    this.requirement = requirement;
    this.expected = expected;
    this.actual = actual;
  }

  public String requirement() {
    return requirement;
  }

  public String expected() {
    return expected;
  }

  public String actual() {
    return actual;
  }
}
