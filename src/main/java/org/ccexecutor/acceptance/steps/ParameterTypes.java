package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.stage.Burden;
import org.ccexecutor.acceptance.stage.Client;
import org.ccexecutor.acceptance.stage.Control;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Gathering.Leaving;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Talk;
import org.ccexecutor.acceptance.stage.Task;

/** The words with a meaning of their own inside the step sentences. */
public final class ParameterTypes {
  /** A connection that was reset has no close code of its own (RFC 6455 §7.1.5). */
  private static final int RESET = 1006;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  /** Values: {@code the local server}, {@code the docker server}. */
  @ParameterType("the (local|docker) server")
  public ServerName server(String word) {
    return ServerName.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Values: {@code the client}, {@code another client} (later {@code the other client}), {@code one
   * more client}; {@code it} is the last one spoken of. Several: {@code up to 5 clients}, {@code as
   * many clients as the server allows}; then {@code each of them}, {@code 2 of them}.
   */
  @ParameterType(
      "the client|another client|the other client|one more client|it|each of them|(?:all|\\d+) of them|up to \\d+ clients"
          + "|as many clients as the server allows|as many clients as there is room for, at most \\d+,")
  public Who clients(String words) {
    Matcher number = NUMBER.matcher(words);
    int count = number.find() ? Integer.parseInt(number.group()) : 0;
    if (words.startsWith("as many")) {
      return new Who(null, Who.Kind.ALL_THERE_IS_ROOM_FOR, count);
    }
    if (words.startsWith("up to")) {
      return new Who(null, Who.Kind.UP_TO, count);
    }
    if (words.endsWith(" of them")) {
      return words.startsWith("each")
          ? new Who(null, Who.Kind.EACH_OF_THEM, 0)
          : new Who(null, Who.Kind.SOME_OF_THEM, count == 0 ? Integer.MAX_VALUE : count);
    }
    return Who.one(Role.of(words));
  }

  /**
   * Values: {@code no credentials}; or what is presented ({@code the token}, {@code another word},
   * {@code an empty token}, {@code the first character of the token}, {@code the token less its
   * last character}, {@code the token less its first character}, {@code the token and one character
   * more}, {@code the token twice}, {@code the token with another end}, {@code the token with
   * another start}, {@code the token in another case}) and how ({@code in the Authorization
   * header}, {@code in the X-API-Key header}, {@code in both headers}, {@code under the scheme
   * "Basic"}, {@code as the query parameter "token"}, {@code as the password of Basic}, {@code
   * without a scheme}, {@code glued to its scheme}); or {@code the path "/ws"}; or {@code the
   * origin "https://evil.example"}, where {@code <host>} and {@code <port>} stand for the server's
   * own.
   */
  @ParameterType(
      "no credentials|(?:another word|an empty token|the first character of the token|the token[a-z ]*?)"
          + " (?:in (?:the Authorization header|the X-API-Key header|both headers)|under the scheme \"\\w+\""
          + "|as the query parameter \"\\w+\"|as the password of Basic|without a scheme|glued to its scheme)"
          + "|the path \"[^\"]*\"|the origin \"[^\"]*\"")
  public Presented handshake(String words) {
    return new Presented(words);
  }

  /**
   * A text in quotes. Inside, {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\} and {@code
   * \u00e9} have their usual meaning.
   */
  @ParameterType("\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"")
  public String text(String quoted) {
    return Texts.unescaped(quoted);
  }

  /**
   * A text in quotes, or a long one: {@code 65,536 bytes of ASCII}, or of accents, Japanese, emoji.
   */
  @ParameterType(
      "\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"|([\\d,]+) bytes of (ASCII|accents|Japanese|emoji)")
  public String speech(String quoted, String bytes, String script) {
    return quoted != null ? Texts.unescaped(quoted) : script(script).bytes(number(bytes));
  }

  /**
   * A command of the shell in backquotes, word for word; behind it, if that matters, {@code with a
   * timeout of 2 seconds}.
   */
  @ParameterType("`([\\s\\S]*)`(?: with a timeout of (\\d+) seconds?)?")
  public Task command(String script, String timeout) {
    return Task.command(script, timeoutOf(timeout));
  }

  /**
   * What a command does. Values: {@code waits}, {@code prints all the time}, {@code prints without
   * end}, {@code has children}, {@code has grandchildren}, {@code has children that ignore
   * SIGTERM}, {@code ignores SIGTERM}, {@code ignores SIGTSTP}, {@code ignores SIGINT and SIGHUP},
   * {@code counts slowly to 20}: these can be looked for later. {@code says its name again and
   * again}, {@code prints "now" on stdout and waits}, {@code prints "a", then "b" on stderr and
   * waits after each}: these cannot. Behind it, if that matters, {@code , with a timeout of 1
   * second}.
   */
  @ParameterType(
      "(waits|prints all the time|prints without end|has children|has grandchildren|ignores SIGTERM|ignores SIGTSTP"
          + "|ignores SIGINT and SIGHUP|has children that ignore SIGTERM|says its name again and again"
          + "|counts slowly to \\d+|prints \"\\w+\"(?:, then \"\\w+\")* on (?:stdout|stderr) and waits(?: after each)?)"
          + "(?:, with a timeout of (\\d+) seconds?)?")
  public Task task(String words, String timeout) {
    if (words.startsWith("counts")) {
      return Task.counting(numbers(words).iterator().next(), timeoutOf(timeout));
    }
    if (words.startsWith("says")) {
      return Task.sayingNames();
    }
    return words.startsWith("prints \"")
        ? Task.waitingAfterEach(Texts.quotedWords(words), words.contains(" on stderr"))
        : Task.doing(words, timeoutOf(timeout));
  }

  private static int timeoutOf(String seconds) {
    return seconds == null ? Task.USUAL_TIMEOUT : Integer.parseInt(seconds);
  }

  /**
   * What a command prints. Values: a text in quotes; {@code the lines "o1" to "o50"}; {@code
   * something that begins with "a" and ends with "z"}.
   */
  @ParameterType(
      "\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"|the lines \"(\\w*)\" to \"(\\w*)\""
          + "|something that begins with \"([^\"]*)\" and ends with \"([^\"]*)\"")
  public Output output(String exactly, String first, String last, String start, String end) {
    if (exactly != null) {
      return Output.exactly(Texts.unescaped(exactly));
    }
    return first != null
        ? Output.exactly(Texts.lines(first, last))
        : Output.between(Texts.unescaped(start), Texts.unescaped(end));
  }

  /** Values: {@code stdout}, {@code stderr}. */
  @ParameterType("stdout|stderr")
  public Channel channel(String word) {
    return Channel.of(word);
  }

  /** Values: {@code pause}, {@code resume}, {@code cancel}. */
  @ParameterType("pause|resume|cancel")
  public Control control(String word) {
    return Control.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Values: {@code 5 seconds}, {@code 1 second}. */
  @ParameterType("(\\d+) seconds?")
  public Duration seconds(String number) {
    return Duration.ofSeconds(Long.parseLong(number));
  }

  /**
   * How a command ends. Values: {@code completes with exit code 0}, {@code fails with exit code 3},
   * {@code fails with an exit code other than 0}, {@code does not succeed}; behind it, if that
   * matters, {@code within 8 seconds}.
   */
  @ParameterType(
      "(completes|fails) with (?:exit code (\\d+)|an exit code other than 0)(?: within (\\d+) seconds?)?|does not succeed")
  public Ending ending(String verb, String code, String limit) {
    String status = verb == null ? "" : verb.equals("fails") ? "failed" : "completed";
    return new Ending(status, Optional.ofNullable(code).map(Integer::valueOf), limit(limit));
  }

  /**
   * What a message is answered with. Values: {@code with the error -32601}, {@code with the error
   * -32602 or -32002}, {@code with an error}, {@code once, with a result}, {@code with an error, or
   * closed with 1003 or 1008}, {@code with an error, or closed, within 10 seconds}.
   */
  @ParameterType(
      "(once, )?with (a result|an error|the error -\\d+(?: or -\\d+)*)(, or closed(?: with [\\d a-z]+)?)?"
          + "(?:, within (\\d+) seconds)?")
  public Answer answer(String once, String answer, String closed, String limit) {
    Set<Integer> closures = numbers(closed == null ? "" : closed);
    boolean any = closed != null && closures.isEmpty();
    if (closed != null && closed.contains("reset")) {
      closures.add(RESET);
    }
    return new Answer(
        answer.equals("a result"), numbers(answer), closures, any, once != null, limit(limit));
  }

  private static Optional<Duration> limit(String seconds) {
    return Optional.ofNullable(seconds).map(Long::valueOf).map(Duration::ofSeconds);
  }

  /** What the responses in an array are. Values: {@code responses}, {@code errors -32600}. */
  @ParameterType("responses?|errors? -\\d+")
  public org.hamcrest.Matcher<Talk.Fate> responses(String words) {
    return FateMatcher.response(numbers(words));
  }

  /** Values: HTTP statuses such as {@code 403}, {@code 401 or 403}. */
  @ParameterType("\\d{3}(?: or \\d{3})*")
  public Set<Integer> statuses(String words) {
    return numbers(words);
  }

  private static Set<Integer> numbers(String words) {
    Set<Integer> numbers = new TreeSet<>();
    Matcher matcher = NUMBER.matcher(words);
    while (matcher.find()) {
      numbers.add(Integer.valueOf(matcher.group()));
    }
    return numbers;
  }

  /**
   * Values: {@code 10,000 lines}, {@code a line of 200,000 characters of Japanese}; scripts are
   * ASCII, accents, Japanese, emoji.
   */
  @ParameterType("([\\d,]+) lines|a line of ([\\d,]+) characters of (ASCII|accents|Japanese|emoji)")
  public Volume volume(String lines, String characters, String script) {
    return lines != null
        ? Volume.lines(number(lines))
        : Volume.line(number(characters), script(script));
  }

  private static Script script(String word) {
    return Script.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A number or a quoted string as JSON writes it. */
  @ParameterType("-?\\d+|\"[^\"]*\"")
  public String json(String value) {
    return value;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits.replace(",", ""));
  }

  /** Values: {@code the health page}, {@code the liveness page}. */
  @ParameterType("the (health|liveness) page")
  public String page(String word) {
    return word.equals("health") ? "/health" : "/healthz";
  }

  /**
   * Values: {@code connected and said nothing}, {@code stopped in the middle of the handshake},
   * {@code left out the end of the handshake}.
   */
  @ParameterType(
      "connected and said nothing|stopped in the middle of the handshake|left out the end of the handshake")
  public Doorstep.Stop stop(String words) {
    return switch (words.charAt(0)) {
      case 'c' -> Doorstep.Stop.SILENT;
      case 's' -> Doorstep.Stop.HALFWAY;
      default -> Doorstep.Stop.NEARLY;
    };
  }

  /**
   * Values: {@code a word}, {@code nothing}, {@code bytes that are no text}, {@code the 125 bytes
   * allowed}.
   */
  @ParameterType("a word|nothing|bytes that are no text|the 125 bytes allowed")
  public byte[] payload(String words) {
    return Texts.payload(words);
  }

  /**
   * How a client ends, or neglects, its connection. Values: {@code closes its session}, {@code is
   * cut off}, {@code is cut off by a FIN}, {@code is cut off by a RST}, {@code reads nothing more};
   * for several {@code close their sessions}, {@code are cut off}.
   */
  @ParameterType(
      "closes its session|close their sessions|is cut off|are cut off|is cut off by a (?:FIN|RST)|reads nothing more")
  public Leaving leaving(String words) {
    if (words.startsWith("close")) {
      return Leaving.CLOSE;
    }
    if (words.startsWith("reads")) {
      return Leaving.STALL;
    }
    return words.endsWith("RST") ? Leaving.RESET : Leaving.CUT;
  }

  /**
   * Values: {@code the command}, {@code the command and its children}, {@code the client's
   * command}, {@code the other client's command}; {@code their commands} are those that were
   * started one after another.
   */
  @ParameterType("(?:the (client|other client)'s|the) command( and its children)?|(their) commands")
  public Processes processes(String owner, String children, String their) {
    String one = "the " + (owner == null ? "" : owner + "'s ") + "command";
    return new Processes(
        their == null ? one + Objects.requireNonNullElse(children, "") : "their commands",
        Optional.ofNullable(owner).map(words -> Role.of("the " + words)),
        children != null,
        their != null);
  }

  /**
   * What processes do. Values: {@code stand still}, {@code move again}, {@code still runs}, {@code
   * are gone within 5 seconds}, {@code goes on to the end, and nothing is lost}.
   */
  @ParameterType(
      "(stands? still|moves? again|still runs?|goes on to the end, and nothing is lost)|(?:is|are) gone within (\\d+) seconds?")
  public State state(String words, String limit) {
    if (limit != null) {
      return new State(
          "gone within " + limit + " seconds",
          State.Kind.BE_GONE,
          Duration.ofSeconds(Long.parseLong(limit)));
    }
    State.Kind kind =
        words.startsWith("goes")
            ? State.Kind.FINISH
            : words.startsWith("stand") ? State.Kind.STAND_STILL : State.Kind.MOVE;
    return new State(words, kind, Duration.ZERO);
  }

  /** Values: an order of {@code response}, {@code start}, {@code output} and {@code completion}. */
  @ParameterType("(?:response|start|output|completion)(?:, (?:start|output|completion))*")
  public java.util.List<String> order(String words) {
    return Arrays.asList(words.split(", "));
  }

  /**
   * What no well-behaved client sends. Values: {@code a command in a binary frame}, {@code a
   * command that leaves a trace in a binary frame}, {@code arbitrary bytes in a binary frame},
   * {@code a message of 11 MiB}, {@code lists nested 100,000 deep} (or objects, or params), {@code
   * 1,000 requests at once}.
   */
  @ParameterType(
      "(a command|a command that leaves a trace|arbitrary bytes) in a binary frame|a message of (\\d+) MiB"
          + "|(lists|objects|params) nested ([\\d,]+) deep|([\\d,]+) requests at once")
  public Load burden(
      String binary, String mebibytes, String nested, String depth, String requests) {
    if (binary != null) {
      return new Load((burden, client) -> sendBinary(binary, burden, client));
    }
    if (mebibytes != null) {
      return new Load((burden, client) -> burden.sendLarge(client, Integer.parseInt(mebibytes)));
    }
    return nested != null
        ? new Load((burden, client) -> burden.sendNested(client, nested, number(depth)))
        : new Load((burden, client) -> burden.sendManyRequests(client, number(requests)));
  }

  private static void sendBinary(String what, Burden burden, Client client) {
    switch (what) {
      case "a command" -> burden.sendBinaryCommand(client, "echo binary");
      case "arbitrary bytes" -> burden.sendBinary(client, Texts.payload("bytes that are no text"));
      default -> burden.sendBinaryTrace(client);
    }
  }
}
