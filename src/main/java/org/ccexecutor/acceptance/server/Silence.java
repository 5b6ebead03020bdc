package org.ccexecutor.acceptance.server;

/**
 * How long a server has answered nobody, so that not every scenario has to wait until it has found
 * that out by itself. Safe for use by several threads.
 */
public final class Silence {
  /** So many scenarios in a row without any answer are reason to knock. */
  private static final int ENOUGH = 3;

  /** After so many more it is time to knock again: it may have come back, and be slow. */
  private static final int AGAIN = 25;

  private int scenarios;
  private boolean proven;

  /** Another scenario has waited in vain; whether it is time to knock. */
  public synchronized boolean grow() {
    scenarios++;
    return scenarios == ENOUGH || (scenarios > ENOUGH && (scenarios - ENOUGH) % AGAIN == 0);
  }

  /** Somebody has asked all that can be asked, and has waited as long as is usual. */
  public synchronized void knocked(boolean answered) {
    if (answered) {
      end();
    } else {
      proven = true;
    }
  }

  /** Somebody was answered. */
  public synchronized void end() {
    scenarios = 0;
    proven = false;
  }

  /** Whether it is beyond doubt, now, that it answers nobody. */
  public synchronized boolean isProven() {
    return proven;
  }
}
