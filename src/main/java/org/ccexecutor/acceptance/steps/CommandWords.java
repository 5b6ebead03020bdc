package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.stage.Control;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Task;

/** The words for commands: what they do, print and come to. */
public final class CommandWords {
  /**
   * A command of the shell in backquotes, word for word; behind it, if that matters, {@code with a
   * timeout of 2 seconds}.
   */
  @ParameterType("`([\\s\\S]*)`(?: with a timeout of (\\d+) seconds?)?")
  public Task command(String script, String timeout) {
    return Task.command(script, timeoutOf(timeout));
  }

  /**
   * A command that goes on. Values: {@code a command that waits}, or {@code prints all the time},
   * {@code prints without end}, {@code closes its output}, {@code has children}, {@code has
   * grandchildren}, {@code has orphaned children} (whose parent has ended), {@code has children
   * that ignore SIGTERM}, {@code ignores SIGTERM}, {@code ignores SIGTERM and prints all the time},
   * {@code exits with 0 on SIGTERM}, {@code ignores SIGTSTP}, {@code ignores SIGINT and SIGHUP},
   * {@code counts slowly to 20}: these can be looked for later, and so can {@code says "ready",
   * then starts a child and says "started"}, which waits after the first word until that was looked
   * for. {@code a command that says its name again and again} (all at once, when all run), {@code
   * prints "now" on stdout and waits}, {@code prints "a", then "b" on stderr and waits after each},
   * and any command of the shell in backquotes: these cannot. Behind it, if that matters, {@code ,
   * with a timeout of 1 second}.
   */
  @ParameterType(
      "(?:a command that (waits|prints all the time|prints without end|closes its output|has children|has grandchildren"
          + "|has orphaned children|ignores SIGTERM"
          + "|ignores SIGTERM and prints all the time|exits with 0 on SIGTERM|ignores SIGTSTP"
          + "|ignores SIGINT and SIGHUP|has children that ignore SIGTERM"
          + "|says \"ready\", then starts a child and says \"started\""
          + "|says its name again and again|counts slowly to \\d+"
          + "|prints \"\\w+\"(?:, then \"\\w+\")* on (?:stdout|stderr) and waits(?: after each)?)|`([\\s\\S]*)`)"
          + "(?:,? with a timeout of (\\d+) seconds?)?")
  public Task task(String words, String script, String timeout) {
    if (script != null) {
      return Task.command(script, timeoutOf(timeout));
    }
    if (words.startsWith("counts")) {
      return Task.counting(Numbers.all(words).iterator().next(), timeoutOf(timeout));
    }
    if (words.startsWith("says its name")) {
      return Task.sayingNames().withTimeout(timeoutOf(timeout));
    }
    return words.startsWith("prints \"")
        ? Task.waitingAfterEach(
            Texts.quotedWords(words), words.contains(" on stderr"), timeoutOf(timeout))
        : Task.doing(words, timeoutOf(timeout));
  }

  private static int timeoutOf(String seconds) {
    return seconds == null ? Task.USUAL_TIMEOUT : Integer.parseInt(seconds);
  }

  /**
   * A text in quotes, in which {@code \\n}, {@code \\"} and the like have their usual meaning, or a
   * long one: {@code 65,536 bytes of ASCII}, or of accents, Japanese, emoji.
   */
  @ParameterType(
      "\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"|([\\d,]+) bytes of (ASCII|accents|Japanese|emoji)")
  public String speech(String quoted, String bytes, String script) {
    return quoted != null ? Texts.unescaped(quoted) : script(script).bytes(Numbers.one(bytes));
  }

  /**
   * Values: {@code 10,000 lines}, {@code 10,000 lines of 150 characters}, {@code a line of 200,000
   * characters of Japanese}, {@code 4,096 characters of ASCII} (without a newline); scripts are
   * ASCII, accents, Japanese, emoji.
   */
  @ParameterType(
      "([\\d,]+) lines(?: of (\\d+) characters)?"
          + "|(a line of )?([\\d,]+) characters of (ASCII|accents|Japanese|emoji)")
  public Volume volume(String lines, String width, String line, String characters, String script) {
    if (lines != null) {
      return Volume.lines(Numbers.one(lines), width == null ? 0 : Numbers.one(width));
    }
    Volume letters = Volume.characters(Numbers.one(characters), script(script));
    return line == null ? letters : letters.asLine();
  }

  private static Script script(String word) {
    return Script.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Values: {@code stdout}, {@code stderr}. */
  @ParameterType("stdout|stderr")
  public Channel channel(String word) {
    return Channel.of(word);
  }

  /**
   * What a command prints. Values: a text in quotes; {@code the lines "o1" to "o50"}; {@code
   * something that begins with "a"}, {@code something that ends with "z"}, {@code something that
   * begins with "a" and ends with "z"}.
   */
  @ParameterType(
      "\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"|the lines \"(\\w*)\" to \"(\\w*)\""
          + "|something that (?:begins with \"([^\"]*)\")?(?: and )?(?:ends with \"([^\"]*)\")?")
  public Output output(String exactly, String first, String last, String start, String end) {
    if (exactly != null) {
      return Output.exactly(Texts.unescaped(exactly));
    }
    return first != null
        ? Output.exactly(Texts.lines(first, last))
        : Output.between(unescapedOrEmpty(start), unescapedOrEmpty(end));
  }

  private static String unescapedOrEmpty(String text) {
    return text == null ? "" : Texts.unescaped(text);
  }

  /** Values: an order of {@code response}, {@code start}, {@code output} and {@code completion}. */
  @ParameterType("(?:response|start|output|completion)(?:, (?:start|output|completion))*")
  public List<String> order(String words) {
    return Arrays.asList(words.split(", "));
  }

  /**
   * How a command ends. Values: {@code completes with exit code 0}, {@code fails with exit code 3},
   * {@code fails with an exit code other than 0}, {@code does not succeed}; behind it, if that
   * matters, {@code within 8 seconds}. {@code has timed out} is what a scenario begins with that is
   * about what comes then.
   */
  @ParameterType(
      "(completes|fails) with (?:exit code (\\d+)|an exit code other than 0)(?: within (\\d+) seconds?)?"
          + "|does not succeed|(has timed out)")
  public Ending ending(String verb, String code, String limit, String timedOut) {
    if (timedOut != null) {
      return Ending.ofTheTimedOut();
    }
    String status = verb == null ? "" : verb.equals("fails") ? "failed" : "completed";
    return new Ending(
        status, Optional.ofNullable(code).map(Integer::valueOf), Numbers.seconds(limit), false);
  }

  /** Values: {@code paused}, {@code resumed}, {@code cancelled}. */
  @ParameterType("(pause|resume|cancel)(?:d|led)")
  public Control controlled(String word) {
    return control(word);
  }

  /** Values: {@code pause}, {@code resume}, {@code cancel}. */
  @ParameterType("pause|resume|cancel")
  public Control control(String word) {
    return Control.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Values: {@code the command}, {@code the command and its children}, {@code the first command}
   * (beside which others were refused), {@code the client's command}, {@code the other client's
   * command}; {@code their commands} are those that were started one after another.
   */
  @ParameterType(
      "(?:the (client|other client)'s|the( first)?) command( and its children)?|(their) commands")
  public Processes processes(String owner, String first, String children, String their) {
    String which = owner == null ? Objects.requireNonNullElse(first, "") : " " + owner + "'s";
    String one = "the" + which + " command";
    return new Processes(
        their == null ? one + Objects.requireNonNullElse(children, "") : "their commands",
        Optional.ofNullable(owner).map(words -> Role.of("the " + words)),
        first != null,
        children != null,
        their != null);
  }

  /**
   * What processes do. Values: {@code stands still}, {@code moves again}, {@code still runs},
   * {@code is gone within 5 seconds}, {@code goes on to the end, and nothing is lost}, {@code
   * prints nothing more}; of several {@code stand still}, {@code move again}, {@code are gone
   * within 5 seconds}.
   */
  @ParameterType(
      "(stands? still|moves? again|still runs?|goes on to the end, and nothing is lost|prints nothing more)"
          + "|(?:is|are) gone within (\\d+) seconds?")
  public State state(String words, String limit) {
    if (limit != null) {
      return new State(
          "gone within " + limit + " seconds",
          State.Kind.BE_GONE,
          Duration.ofSeconds(Long.parseLong(limit)));
    }
    return new State(words, kind(words), Duration.ZERO);
  }

  private static State.Kind kind(String words) {
    return switch (words.substring(0, words.indexOf(' '))) {
      case "goes" -> State.Kind.FINISH;
      case "prints" -> State.Kind.BE_SILENT;
      case "stand", "stands" -> State.Kind.STAND_STILL;
      default -> State.Kind.MOVE;
    };
  }

  /** Values: {@code takes the next command}, {@code has nothing left to pause}. */
  @ParameterType("takes the next command|has nothing left to (pause|resume|cancel)")
  public Readiness readiness(String control) {
    return control == null
        ? Readiness.forTheNextCommand()
        : Readiness.withNothingLeftTo(control(control));
  }
}
