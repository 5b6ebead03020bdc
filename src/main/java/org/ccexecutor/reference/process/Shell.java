package org.ccexecutor.reference.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The shell that commands run in, and what makes it the leader of a process group. */
public final class Shell {

  /** The program that runs commands. */
  public static final String PROGRAM = "bash";

  private static final String NEEDED = "It runs its commands in bash 4.1 or newer";
  private static final int OLDEST = 401;
  private static final long DEADLINE = 10; // seconds
  private static final Pattern VERSION = Pattern.compile("(\\d+) (\\d+)");

  /** What makes a program the leader of a process group: Linux has the first, macOS the second. */
  private static final List<List<String>> LEADERS =
      List.of(
          List.of("setsid"), List.of("perl", "-MPOSIX", "-e", "setsid; exec @ARGV or exit 127"));

  private static final Optional<List<String>> LEADER =
      LEADERS.stream().filter(leader -> isOnPath(leader.get(0))).findFirst();

  private Shell() {}

  /** That no shell is there which could run a command. */
  public static final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1;

    Missing(String why) {
      super(NEEDED + ", and " + why);
    }
  }

  /**
   * What has to stand before the name of a program, so that it leads a process group.
   *
   * @throws Missing if there is nothing that could
   */
  static List<String> leader() {
    return LEADER.orElseThrow(
        () -> new Missing("there is neither \"setsid\" nor \"perl\" on the path to start it with"));
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> new File(directory, program).canExecute());
  }

  /**
   * Makes sure that this program is a bash that is new enough.
   *
   * @throws Missing if it is not; its message says so in a sentence
   */
  public static void mustServe(String program) {
    String version = version(program);
    Matcher numbers = VERSION.matcher(version);
    if (!numbers.matches()) {
      throw new Missing("\"" + program + "\" is none");
    }
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    if (major * 100 + minor < OLDEST) {
      throw new Missing("\"" + program + "\" is version " + major + "." + minor);
    }
  }

  private static String version(String program) {
    try {
      Process bash =
          new ProcessBuilder(program, "-c", "echo ${BASH_VERSINFO[0]} ${BASH_VERSINFO[1]}")
              .redirectErrorStream(true)
              .start();
      bash.getOutputStream().close();
      if (!bash.waitFor(DEADLINE, TimeUnit.SECONDS)) {
        bash.destroyForcibly();
        return "";
      }
      return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new Missing("there is no \"" + program + "\" on the path");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Missing("nobody waited for \"" + program + "\"");
    }
  }
}
