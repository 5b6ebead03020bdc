package org.ccexecutor.acceptance.session;

import java.util.Optional;
import org.ccexecutor.acceptance.contract.Violation;
import tools.jackson.databind.JsonNode;

/**
 * Follows the chunk indexes of one channel: they count from 0 without a gap, and to the total less
 * 1 where that is given.
 */
final class Chunks {
  private static final int NONE = -1;

  private int last = NONE;
  private int total = NONE;
  private Optional<Violation> breach = Optional.empty();

  /** The first breach so far, if there was one. */
  Optional<Violation> next(JsonNode index, JsonNode totalChunks) {
    breach = breach.or(() -> judge(index, totalChunks));
    return breach;
  }

  private Optional<Violation> judge(JsonNode index, JsonNode totalChunks) {
    if (!index.isIntegralNumber()) {
      Optional<Violation> unfinished = unfinished();
      last = NONE;
      total = NONE;
      return unfinished;
    }
    int now = index.intValue();
    Optional<Violation> unfinished = now == 0 ? unfinished() : Optional.empty();
    if (unfinished.isPresent()) {
      return unfinished;
    }
    if (now != 0 && now != last + 1) {
      return broken(
          last == NONE ? "chunk_index 0" : "chunk_index " + (last + 1) + " or 0", "it was " + now);
    }
    last = now;
    total = totalChunks.isIntegralNumber() ? totalChunks.intValue() : NONE;
    return total != NONE && now >= total
        ? broken("a chunk_index below total_chunks " + total, "it was " + now)
        : Optional.empty();
  }

  /** Nothing follows: a group whose total is known has to be complete. */
  Optional<Violation> end() {
    return breach.or(this::unfinished);
  }

  private Optional<Violation> unfinished() {
    return total != NONE && last != total - 1
        ? broken("chunk_index up to " + (total - 1), "the last one was " + last)
        : Optional.empty();
  }

  private static Optional<Violation> broken(String expected, String actual) {
    return Optional.of(new Violation("OUT-6", expected, actual));
  }
}
