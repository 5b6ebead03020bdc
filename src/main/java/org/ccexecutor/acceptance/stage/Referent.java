package org.ccexecutor.acceptance.stage;

import java.util.List;
import org.ccexecutor.acceptance.contract.CouldNotTell;

/**
 * What a sentence refers to by "it", "each" or "them". Of nothing anything would hold, so a server
 * would pass whatever it does.
 */
final class Referent {
  private Referent() {}

  /**
   * These things, which have to be there.
   *
   * @param least how many of them the sentence needs
   * @param sentence what the scenario has to say first
   * @throws CouldNotTell if there are fewer
   */
  static <T> List<T> needed(List<T> things, int least, String sentence) {
    if (things.size() < least) {
      throw CouldNotTell.forScenario(
          "The step refers to something that no step before it has done: first " + sentence + ".");
    }
    return List.copyOf(things);
  }
}
