package org.ccexecutor.acceptance.steps;

import java.util.List;
import org.ccexecutor.acceptance.stage.Ends;
import org.ccexecutor.acceptance.stage.Greetings;
import org.ccexecutor.acceptance.stage.Work;

/** Ids of which no two may be the same. */
public enum Ids {
  SESSION("a session id of its own for each session"),
  PROCESS("a process id of its own for each command");

  private final String expectation;

  Ids(String expectation) {
    this.expectation = expectation;
  }

  String expectation() {
    return expectation;
  }

  /** Those that were given more than once. */
  List<String> repeated(Greetings greetings, Ends ends, Work work) {
    return this == SESSION ? greetings.repeatedIds() : ends.repeatedProcessIds(work.series());
  }
}
