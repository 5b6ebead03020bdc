package org.ccexecutor.acceptance.verdict;

/**
 * Why a scenario did not pass.
 *
 * @param kind what that means
 * @param requirement the id of the requirement that is broken; empty where none is
 * @param expected what the contract asks for; empty where nothing is broken
 * @param actual what was seen, or the reason why nothing could be told
 * @param accepted why the break is accepted; empty where it is not
 */
public record Judgement(
    Kind kind, String requirement, String expected, String actual, String accepted) {

  /** What it means that a scenario did not pass. */
  public enum Kind {
    /** A requirement was seen to be broken. */
    BROKEN,
    /** A requirement was seen to be broken, as is known and accepted. */
    DEVIATES,
    /** Nothing could be decided. */
    COULD_NOT_TELL,
    /** Nothing could be decided, because the scenario cannot be carried out as it is written. */
    NOT_CARRIED_OUT
  }

  public static Judgement broken(String requirement, String expected, String actual) {
    return new Judgement(Kind.BROKEN, requirement, expected, actual, "");
  }

  public static Judgement couldNotTell(String reason) {
    return new Judgement(Kind.COULD_NOT_TELL, "", "", reason, "");
  }

  /** The scenario has to be mended, for this reason. */
  public static Judgement notCarriedOut(String reason) {
    return new Judgement(Kind.NOT_CARRIED_OUT, "", "", reason, "");
  }

  /** Whether a requirement was seen to be broken, accepted or not. */
  public boolean isBreak() {
    return kind == Kind.BROKEN || kind == Kind.DEVIATES;
  }

  /** What was found out, in one sentence. */
  public String sentence() {
    if (!isBreak()) {
      return actual;
    }
    String broken = requirement.isEmpty() ? "" : requirement + " is broken: ";
    return broken + (expected.isEmpty() ? "" : "expected " + expected + ", but ") + actual;
  }

  /** The same break, but known and accepted. */
  public Judgement acceptedBy(KnownDeviation known) {
    return new Judgement(Kind.DEVIATES, requirement, expected, actual, known.explained());
  }
}
