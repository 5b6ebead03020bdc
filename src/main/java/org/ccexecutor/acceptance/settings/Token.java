package org.ccexecutor.acceptance.settings;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A secret that opens the secured server. It never shows itself.
 *
 * @param secret what is sent
 */
public record Token(String secret) {

  /** A new one that nobody can guess, with letters in both cases. */
  public static Token random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return new Token("Tk" + HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return "«token»";
  }
}
