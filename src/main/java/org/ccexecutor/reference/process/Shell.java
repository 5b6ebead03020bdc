package org.ccexecutor.reference.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shell that commands run in, and what makes it the leader of a process group. */
public final class Shell {

  /** The program that runs commands. */
  public static final String PROGRAM = "bash";

  private static final String NEEDED = "It runs its commands in bash 4.1 or newer";
  private static final int OLDEST = 401;
  private static final long DEADLINE = 10; // seconds
  private static final Pattern VERSION = Pattern.compile("(\\d+) (\\d+)");

  /** What was said once: the next server of this process is on the same machine. */
  private static final Map<List<String>, String> KNOWN = new ConcurrentHashMap<>();

  private Shell() {}

  /** That no shell is there which could run a command. */
  public static final class Missing extends RuntimeException {

    private static final long serialVersionUID = 1;

    Missing(String why) {
      super(NEEDED + ", and " + why);
    }
  }

  /**
   * What has to stand before the name of a program, so that it leads a process group: Linux has
   * setsid, macOS only Perl.
   *
   * @throws Missing if there is nothing that could
   */
  static List<String> leader() {
    String found = said(PROGRAM, "type -P setsid || type -P perl");
    if (found.isEmpty()) {
      throw new Missing("there is neither \"setsid\" nor \"perl\" on the path to start it with");
    }
    return found.endsWith("perl")
        ? List.of(found, "-MPOSIX", "-e", "setsid; exec @ARGV or exit 127")
        : List.of(found);
  }

  /**
   * Makes sure that this program is a bash that is new enough.
   *
   * @throws Missing if it is not; its message says so in a sentence
   */
  public static void mustServe(String program) {
    Matcher numbers =
        VERSION.matcher(said(program, "echo ${BASH_VERSINFO[0]} ${BASH_VERSINFO[1]}"));
    if (!numbers.matches()) {
      throw new Missing("\"" + program + "\" is none");
    }
    int major = Integer.parseInt(numbers.group(1));
    int minor = Integer.parseInt(numbers.group(2));
    if (major * 100 + minor < OLDEST) {
      throw new Missing("\"" + program + "\" is version " + major + "." + minor);
    }
  }

  private static String said(String program, String script) {
    List<String> question = List.of(program, script);
    String answer = KNOWN.getOrDefault(question, "");
    if (answer.isEmpty()) {
      answer = ask(program, script);
      KNOWN.put(question, answer);
    }
    return answer;
  }

  private static String ask(String program, String script) {
    try {
      Process bash = new ProcessBuilder(program, "-c", script).redirectErrorStream(true).start();
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
