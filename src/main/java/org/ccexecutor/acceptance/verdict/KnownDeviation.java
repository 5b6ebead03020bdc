package org.ccexecutor.acceptance.verdict;

import java.util.Optional;

/**
 * A break of the contract that is known and accepted for now.
 *
 * @param requirement the id of what is broken
 * @param scenario the name of the only scenario that it is accepted in; empty if in all
 * @param reason why it is accepted
 * @param link where more is said about it, if anywhere
 * @param where the file and line of the entry
 */
public record KnownDeviation(
    String requirement,
    Optional<String> scenario,
    String reason,
    Optional<String> link,
    String where) {

  boolean covers(String broken, String name) {
    return requirement.equals(broken) && scenario.map(name::equals).orElse(true);
  }

  /** The reason, with the link if there is one. */
  public String explained() {
    return link.map(address -> reason + " (" + address + ")").orElse(reason);
  }

  @Override
  public String toString() {
    return scenario.map(name -> requirement + " in \"" + name + "\"").orElse(requirement);
  }
}
