package org.ccexecutor.acceptance.stage;

import java.time.Duration;
import org.ccexecutor.acceptance.settings.Patience;

/**
 * How long is waited for what, each stretched by the patience that was set.
 *
 * @param patience the factor on every deadline
 * @param share how much of the usual time answers are waited for; 1 unless the server answers
 *     nobody
 */
public record Deadlines(Patience patience, double share) {
  private static final double SHORT = 0.1;
  private static final double HARDLY_ANY = 0.005;

  /** The usual ones. */
  public Deadlines(Patience patience) {
    this(patience, 1);
  }

  /**
   * The same for whoever speaks to a server that answers nobody.
   *
   * @param waited how long that one has waited already
   */
  Deadlines inHurry(Duration waited) {
    boolean inVain = waited.compareTo(patience.seconds(1)) > 0;
    return new Deadlines(patience, inVain ? HARDLY_ANY : SHORT);
  }

  private Duration answer(double seconds) {
    return patience.seconds(seconds * share);
  }

  /** For an answer to the handshake, and for the greeting (contract AVL-2). */
  public Duration greeting() {
    return answer(5);
  }

  /** For a response. The contract sets no limit: this is when a user would give up. */
  public Duration response() {
    return answer(5);
  }

  /** For what a command prints first, and for the end of one that has nothing to wait for. */
  public Duration command() {
    return answer(10);
  }

  /** For the state of a process to show after it was announced. */
  public Duration state() {
    return patience.seconds(2);
  }

  /** For a page (contract AVL-1). */
  public Duration page() {
    return patience.seconds(2);
  }

  /** For a page of a server that has just been under strain. The contract sets no limit. */
  public Duration pageUnderStrain() {
    return patience.seconds(10);
  }

  /** So many seconds, as a requirement names them. */
  public Duration seconds(double seconds) {
    return patience.seconds(seconds);
  }
}
