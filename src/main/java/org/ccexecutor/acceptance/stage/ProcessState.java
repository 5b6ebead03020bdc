package org.ccexecutor.acceptance.stage;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What processes can be waited for to be. */
enum ProcessState {
  GONE("gone"),
  STOPPED("T|t"),
  MOVING("[!Ttg]*");

  private static final Pattern FOUND = Pattern.compile("(\\d+) (\\w+)");

  private final String pattern;

  ProcessState(String pattern) {
    this.pattern = pattern;
  }

  /** The shell's pattern for what the system calls it: a letter, or {@code gone}. */
  String pattern() {
    return pattern;
  }

  /**
   * Says in words what is not in this state.
   *
   * @param found numbers of processes, each with what the system calls its state
   */
  String wrongWith(String found) {
    String said =
        FOUND
            .matcher(found)
            .results()
            .map(one -> "process " + one.group(1) + " is " + instead(one.group(2)))
            .collect(Collectors.joining("; "));
    return said.isEmpty() ? found : said;
  }

  private String instead(String state) {
    return switch (state) {
      case "gone" -> "gone";
      case "T", "t" -> this == GONE ? "still there, stopped" : "stopped";
      default -> this == GONE ? "still there" : "not stopped";
    };
  }
}
