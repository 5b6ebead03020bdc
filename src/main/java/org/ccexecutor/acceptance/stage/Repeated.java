package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Asking the server again and again where the contract gives it time and the wire has no event to
 * wait for: a page can only be read again, and who was turned away can only try again.
 */
final class Repeated {
  private static final Duration PAUSE = Duration.ofMillis(25);

  private Repeated() {}

  /**
   * Asks until the answer is good or the time is over. The last question is asked after that, so
   * that a server which was ready in time is never judged by what it said before.
   *
   * @return the last answer, good or not
   */
  static <T> T until(Predicate<T> good, Duration limit, Supplier<T> question) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      boolean last = System.nanoTime() - end > 0;
      T answer = question.get();
      if (last || good.test(answer)) {
        return answer;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
