package org.ccexecutor.acceptance.stage;

/**
 * A command of the shell, and what is known of it before it runs.
 *
 * @param script the shell's commands; {@value #DIRECTORY} stands for the scenario's directory on
 *     the server, {@value #NAME} for the name of the client, {@value #GATE} for the named pipe
 *     where commands meet, {@value #MEET} for what it does there
 * @param timeout in seconds
 * @param says whether it first prints a line with the ids of its processes, so that they can be
 *     looked for
 * @param last the number that it counts to; 0 if it does not count
 * @param note the file on the server that it writes the id of its process to; empty if it does not
 */
public record Task(String script, int timeout, boolean says, int last, String note) {
  /** The timeout that commands get where it is not the subject, in seconds. */
  public static final int USUAL_TIMEOUT = 100;

  /** How often a client's name is said on each channel when all run. */
  static final int NAMES = 5;

  /** What the line with the process ids begins with. */
  static final String PIDS = "pids ";

  static final String DIRECTORY = "{directory}";
  static final String NAME = "{name}";

  static final String GATE = "{gate}";

  /** Where a command waits for the others, or tells them to begin. */
  static final String MEET = "{meet}";

  /** What the names of the files begin with that a command waits for. */
  static final String SIGNAL = "go";

  private static final String WAIT = "exec sleep 120";
  private static final String TICK = "while :; do echo tick; sleep 0.05; done";
  private static final String SAY = "echo \"pids $$\"; ";
  private static final String SAY_CHILDREN = "echo \"pids $$ $a $b\"; wait";

  /** A command of the shell, word for word. */
  public static Task command(String script, int timeout) {
    return new Task(script, timeout, false, 0, "");
  }

  /** A command of the shell with the usual timeout. */
  static Task command(String script) {
    return command(script, USUAL_TIMEOUT);
  }

  /**
   * A command that is described by what it does.
   *
   * @throws IllegalArgumentException if there is none of this description
   */
  public static Task doing(String description, int timeout) {
    String script =
        switch (description) {
          case "waits" -> SAY + WAIT;
          case "prints all the time" -> SAY + TICK;
          case "prints without end" -> SAY + "exec yes $(printf '%04000d' 0)";
          case "has children" -> "sleep 120 & a=$!; sleep 120 & b=$!; " + SAY_CHILDREN;
          case "has grandchildren" -> "bash -c 'sleep 120 & echo \"pids $PPID $$ $!\"; wait'; true";
          case "has orphaned children" ->
              "a=$(sleep 120 >/dev/null 2>&1 & echo $!); echo \"pids $$ $a\"; " + WAIT;
          case "says \"ready\", then starts a child and says \"started\"" ->
              SAY
                  + "echo ready; "
                  + waitingFor(1)
                  + "sleep 120 & echo \"pids $$ $!\"; echo started; wait";
          case "closes its output" -> SAY + "exec >/dev/null 2>&1; " + WAIT;
          case "ignores SIGTERM" -> "trap '' TERM; " + SAY + WAIT;
          case "ignores SIGTERM and prints all the time" -> "trap '' TERM; " + SAY + TICK;
          case "exits with 0 on SIGTERM" ->
              "trap 'exit 0' TERM; " + SAY + "while :; do sleep 0.1; done";
          case "ignores SIGTSTP" -> "trap '' TSTP; " + SAY + WAIT;
          case "ignores SIGINT and SIGHUP" -> "trap '' INT HUP; " + SAY + WAIT;
          case "has children that ignore SIGTERM" ->
              "trap '' TERM; sleep 120 & a=$!; sleep 120 & b=$!; trap - TERM; " + SAY_CHILDREN;
          default ->
              throw new IllegalArgumentException("There is no command that " + description + ".");
        };
    return new Task(script, timeout, true, 0, "");
  }

  /**
   * A command that waits, and can be looked for by whoever has not heard of it.
   *
   * @param note the file on the server that it writes the id of its process to
   */
  static Task waitingAndNoting(String note) {
    return new Task("echo $$ > " + note + "; " + WAIT, USUAL_TIMEOUT, false, 0, note);
  }

  /** A command that counts, a number on each line, and then says that it has come to the end. */
  public static Task counting(int last, int timeout) {
    String script = SAY + "for i in {1.." + last + "}; do echo $i; sleep 0.1; done; echo end";
    return new Task(script, timeout, true, last, "");
  }

  /**
   * A command that says the name of its client once and, as soon as it is told that the others run
   * too, again and again on both channels. It looks for no file in the meantime: many that did
   * would keep the server's machine busy. The pipe is open before the name is said, so that no word
   * in it is lost.
   */
  public static Task sayingNames() {
    return command(
        ("exec 9<>" + GATE + "; echo '" + NAME + "'; " + MEET + "; ")
            + ("for i in {1.." + NAMES + "}; do ")
            + ("echo '" + NAME + "'; echo '" + NAME + "' >&2; sleep 0.02; done"));
  }

  /** A command that prints these lines on a channel, and waits for a signal after each. */
  public static Task waitingAfterEach(Iterable<String> lines, boolean onStderr, int timeout) {
    StringBuilder script = new StringBuilder();
    int count = 0;
    for (String line : lines) {
      script.append("echo '").append(line).append(onStderr ? "' >&2; " : "'; ");
      script.append(waitingFor(++count));
    }
    return command(script + "echo released", timeout);
  }

  private static String waitingFor(int signal) {
    return "while [ ! -e " + DIRECTORY + '/' + SIGNAL + signal + " ]; do sleep 0.05; done; ";
  }

  /** Whether it says the name of its client. */
  boolean saysItsName() {
    return script.contains(NAME);
  }

  /** The same, for the client of this name, which waits for a word from another. */
  Task listening(String name, String gate) {
    return meeting(name, gate, "read -u 9");
  }

  /** The same, for the client of this name, which tells so many others to go on. */
  Task calling(String name, String gate, int others) {
    return meeting(name, gate, "printf '\\n%.0s' {1.." + others + "} >&9");
  }

  private Task meeting(String name, String gate, String meeting) {
    return with(script.replace(GATE, gate).replace(NAME, name).replace(MEET, meeting));
  }

  /** The same, in this directory of the server's machine. */
  Task in(String directory) {
    return with(script.replace(DIRECTORY, directory));
  }

  /**
   * The same with another timeout.
   *
   * @param seconds the timeout
   */
  public Task withTimeout(int seconds) {
    return new Task(script, seconds, says, last, note);
  }

  private Task with(String other) {
    return new Task(other, timeout, says, last, note);
  }

  /** What a command that counts prints after the line with its process ids, if nothing is lost. */
  String rest() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= last; i++) {
      text.append(i).append('\n');
    }
    return text.append("end\n").toString();
  }
}
