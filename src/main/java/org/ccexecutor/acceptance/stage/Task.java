package org.ccexecutor.acceptance.stage;

/**
 * A command that is described by what it does. It first prints a line with the ids of its processes, so that they can be
 * looked for later.
 *
 * @param description what it does, as the step says it
 * @param script the shell's commands
 * @param last the number that it counts to; 0 if it does not count
 */
public record Task(String description, String script, int last) {
  /** What the line with the process ids begins with. */
  static final String PIDS = "pids ";

  private static final String WAIT = "exec sleep 120";
  private static final String SAY = "echo \"pids $$\"; ";
  private static final String SAY_CHILDREN = "echo \"pids $$ $a $b\"; wait";

  /**
   * The task of this description.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Task of(String description) {
    if (description.startsWith("counts slowly to ")) {
      int last = Integer.parseInt(description.substring("counts slowly to ".length()));
      String script = SAY + "for i in $(seq 1 " + last + "); do echo $i; sleep 0.05; done; echo end";
      return new Task(description, script, last);
    }
    return new Task(description, script(description), 0);
  }

  private static String script(String description) {
    return switch (description) {
      case "waits" -> SAY + WAIT;
      case "prints all the time" -> SAY + "while :; do echo tick; sleep 0.05; done";
      case "prints without end" -> SAY + "yes 'nobody reads this'";
      case "has children" -> "sleep 120 & a=$!; sleep 120 & b=$!; " + SAY_CHILDREN;
      case "has grandchildren" -> "bash -c 'sleep 120 & echo \"pids $PPID $$ $!\"; wait'; true";
      case "ignores SIGTERM" -> "trap '' TERM; " + SAY + WAIT;
      case "ignores SIGTSTP" -> "trap '' TSTP; " + SAY + WAIT;
      case "ignores SIGINT and SIGHUP" -> "trap '' INT HUP; " + SAY + WAIT;
      case "has children that ignore SIGTERM" ->
          "trap '' TERM; sleep 120 & a=$!; sleep 120 & b=$!; trap - TERM; " + SAY_CHILDREN;
      default -> throw new IllegalArgumentException("There is no command that " + description + ".");
    };
  }

  /** What it prints after the line with its process ids, if nothing is lost. */
  String rest() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= last; i++) {
      text.append(i).append('\n');
    }
    return text.append("end\n").toString();
  }
}
