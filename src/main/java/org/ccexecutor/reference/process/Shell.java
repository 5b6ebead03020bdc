package org.ccexecutor.reference.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell that commands and their supervisors run in. */
public final class Shell {

  private static final String NEEDED = "It runs its commands in bash 4.1 or newer";
  private static final int OLDEST = 401;
  private static final long DEADLINE = 10; // seconds
  private static final Pattern VERSION = Pattern.compile("(\\d+) (\\d+)");

  private Shell() {}

  /** That no shell is there which could run a command. */
  public static final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1;

    Missing(String why) {
      super(NEEDED + ", and " + why);
    }
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
