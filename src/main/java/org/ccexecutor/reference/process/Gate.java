package org.ccexecutor.reference.process;

import java.util.function.BooleanSupplier;

/**
 * What a command has to say passes here, and waits while someone holds the gate: during a pause,
 * and while the answer to a control request is on its way. After the last word it is shut for good.
 */
final class Gate {

  private int holds;
  private int passing;
  private boolean shut;

  /**
   * Keeps back what has not begun to pass; false when the last word is said. Each hold needs its
   * release.
   */
  synchronized boolean hold() {
    if (shut) {
      return false;
    }
    holds++;
    return true;
  }

  /** Ends a hold. */
  synchronized void release() {
    holds--;
    notifyAll();
  }

  /** Waits until what had begun to pass when the gate was held has passed. */
  synchronized void settle() {
    waitWhile(() -> passing > 0);
  }

  /** Says something when nobody holds the gate. */
  void pass(Runnable word) {
    synchronized (this) {
      waitWhile(() -> holds > 0);
      passing++;
    }
    try {
      word.run();
    } finally {
      passed();
    }
  }

  /** Says the last word when nobody holds the gate. */
  void shut(Runnable lastWord) {
    synchronized (this) {
      waitWhile(() -> holds > 0);
      shut = true;
    }
    lastWord.run();
  }

  private synchronized void passed() {
    passing--;
    notifyAll();
  }

  private synchronized void waitWhile(BooleanSupplier condition) {
    try {
      while (condition.getAsBoolean()) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server ends: nobody is left to be kept waiting
    }
  }
}
