package org.ccexecutor.acceptance.probe;

import java.io.IOException;

/** A cable that brings what the client says first in two pieces. */
final class PiecewiseCable extends Cable {
  private final Runnable between;

  /**
   * @param between what happens after the first piece was sent, and before the second is
   */
  PiecewiseCable(Runnable between) throws IOException {
    this.between = between;
  }

  @Override
  protected void begin() throws IOException {
    byte[] first = read();
    int middle = first.length / 2;
    toServer().write(first, 0, middle);
    between.run();
    toServer().write(first, middle, first.length - middle);
  }
}
