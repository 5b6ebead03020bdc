package org.ccexecutor.acceptance.settings;

/**
 * A setting has a value that is not allowed; the message names the setting, the value and what is
 * allowed.
 */
public final class BadSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message one sentence
   */
  public BadSetting(String message) {
    super(message);
  }
}
