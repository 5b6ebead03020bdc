package org.ccexecutor.acceptance.hostile;

import java.util.Set;

/**
 * A kind of hostile server, and what has to be said of it.
 *
 * @param name what it does
 * @param breaks the requirements that it may be blamed for, and no others
 * @param told whether anything can be told of it at all
 * @param sentence part of what is said of it
 * @param manners how it does that
 */
record Kind(
    String name, Set<String> breaks, boolean told, String sentence, HostileServer.Manners manners) {
  private static final Set<String> ASKED_FOR = Set.of("AVL-6", "ECHO-1", "RPC-3", "RPC-4", "SES-7");

  /** One that breaks what greets a client. */
  static Kind unwelcoming(String name, String sentence, HostileServer.Manners manners) {
    return new Kind(name, Set.of("AVL-2"), true, sentence, manners);
  }

  /** One whose messages are none. */
  static Kind garbling(String name, String sentence, HostileServer.Manners manners) {
    return new Kind(name, Set.of("RPC-1"), true, sentence, manners);
  }

  /** One that greets its clients, and then does nothing of what it is asked. */
  static Kind unanswering(String name, String sentence, HostileServer.Manners manners) {
    return new Kind(name, ASKED_FOR, true, sentence, manners);
  }

  /** One that greets with what may break no rule, but is more than a client can bear. */
  static Kind unbearable(String name, String sentence, HostileServer.Manners manners) {
    return new Kind(name, Set.of("AVL-2"), false, sentence, manners);
  }

  /** One that greets, and then sends more than a client can bear. */
  static Kind flooding(String name, String sentence, HostileServer.Manners manners) {
    return new Kind(name, ASKED_FOR, false, sentence, manners);
  }

  @Override
  public String toString() {
    return name;
  }
}
