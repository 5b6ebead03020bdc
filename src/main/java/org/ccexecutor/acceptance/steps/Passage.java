package org.ccexecutor.acceptance.steps;

import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Gathering;

/**
 * What many clients do that nobody speaks to later.
 *
 * @param doing lets so many of them do it
 */
public record Passage(Doing doing) {

  /** Lets clients come. */
  @FunctionalInterface
  interface Doing {
    void by(int count, Doorstep doorstep, Burden burden);
  }

  static Passage sendingAndLeaving(Gathering.Leaving leaving) {
    return new Passage((count, doorstep, burden) -> burden.comeSendAndLeave(count, leaving));
  }

  static Passage stoppingAt(Doorstep.Stop stop) {
    return new Passage((count, doorstep, burden) -> doorstep.stopAt(stop, count));
  }
}
