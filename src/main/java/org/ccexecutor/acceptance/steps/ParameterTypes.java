package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.session.Channel;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.stage.Control;
import org.ccexecutor.acceptance.stage.Doorstep;
import org.ccexecutor.acceptance.stage.Role;
import org.ccexecutor.acceptance.stage.Task;

/** The words with a meaning of their own inside the step sentences. */
public final class ParameterTypes {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  /** Values: {@code the local server}, {@code the docker server}. */
  @ParameterType("the (local|docker) server")
  public ServerName server(String word) {
    return ServerName.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /**
   * Values: {@code the client}, {@code another client} (later also {@code the other client}), {@code one more client}; {@code it}
   * is the last one spoken of.
   */
  @ParameterType("the client|another client|the other client|one more client|it")
  public Role client(String words) {
    return Role.of(words);
  }

  /**
   * Values: {@code up to 5 clients}, {@code as many clients as the server allows}, {@code as many clients as there is room for,
   * at most 100,}.
   */
  @ParameterType("up to \\d+ clients|as many clients as the server allows|as many clients as there is room for, at most \\d+,")
  public Crowd crowd(String words) {
    Matcher number = NUMBER.matcher(words);
    int most = number.find() ? Integer.parseInt(number.group()) : 0;
    return new Crowd(most, words.startsWith("as many"));
  }

  /**
   * Values: {@code no credentials}; or what is presented ({@code the token}, {@code another word}, {@code an empty token},
   * {@code the first character of the token}, {@code the token less its last character}, {@code the token less its first
   * character}, {@code the token and one character more}, {@code the token twice}, {@code the token with another end}, {@code the
   * token with another start}, {@code the token in another case}) and how ({@code in the Authorization header}, {@code in the
   * X-API-Key header}, {@code in both headers}, {@code under the scheme "Basic"}, {@code as the query parameter "token"}, {@code as
   * the password of Basic}, {@code without a scheme}, {@code glued to its scheme}).
   */
  @ParameterType(
      "no credentials|(?:another word|an empty token|the first character of the token|the token[a-z ]*?)"
          + " (?:in (?:the Authorization header|the X-API-Key header|both headers)|under the scheme \"\\w+\""
          + "|as the query parameter \"\\w+\"|as the password of Basic|without a scheme|glued to its scheme)")
  public Presented credentials(String words) {
    return new Presented(words);
  }

  /** A text in quotes. Inside, {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\} and {@code \u00e9} have their usual meaning. */
  @ParameterType("\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"")
  public String text(String quoted) {
    return Texts.unescaped(quoted);
  }

  /** A command of the shell in backquotes, word for word. */
  @ParameterType("`([\\s\\S]*)`")
  public String command(String quoted) {
    return quoted;
  }

  /**
   * Values: {@code waits}, {@code prints all the time}, {@code prints without end}, {@code has children}, {@code has
   * grandchildren}, {@code ignores SIGTERM}, {@code ignores SIGINT and SIGHUP}, {@code has children that ignore SIGTERM},
   * {@code counts slowly to 20}.
   */
  @ParameterType(
      "waits|prints all the time|prints without end|has children|has grandchildren|ignores SIGTERM|ignores SIGINT and SIGHUP"
          + "|has children that ignore SIGTERM|counts slowly to \\d+")
  public Task task(String words) {
    return Task.of(words);
  }

  /** Values: {@code stdout}, {@code stderr}. */
  @ParameterType("stdout|stderr")
  public Channel channel(String word) {
    return Channel.of(word);
  }

  /** Values: {@code pause}, {@code resume}, {@code cancel}; the sentence has the ending. */
  @ParameterType("pause|resume|cancel")
  public Control control(String word) {
    return Control.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Values: {@code 5 seconds}, {@code 1 second}. */
  @ParameterType("(\\d+) seconds?")
  public Duration seconds(String number) {
    return Duration.ofSeconds(Long.parseLong(number));
  }

  /** Values: {@code completes with exit code 0}, {@code fails with exit code 3}, {@code fails with an exit code other than 0}. */
  @ParameterType("(completes|fails) with (?:exit code (\\d+)|an exit code other than 0)")
  public Ending ending(String verb, String code) {
    return new Ending(verb.equals("fails") ? "failed" : "completed", Optional.ofNullable(code).map(Integer::valueOf));
  }

  /** Values: {@code the error -32601}, {@code the error -32602 or -32002}, {@code an error}, {@code an error, or closed with 1003 or 1008}, {@code an error, or closed}. */
  @ParameterType("(the error -\\d+(?: or -\\d+)*|an error)(, or closed(?: with [\\d, a-z]+)?)?")
  public Answer answer(String error, String closed) {
    Set<Integer> closures = numbers(closed == null ? "" : closed);
    boolean any = closed != null && (closures.isEmpty() || closed.contains("reset"));
    return new Answer(numbers(error), any && !closures.isEmpty() ? with(closures, 1006) : closures, any && closures.isEmpty());
  }

  private static Set<Integer> with(Set<Integer> numbers, int one) {
    Set<Integer> more = new TreeSet<>(numbers);
    more.add(one);
    return more;
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

  /** Values: {@code 10,000 lines}, {@code a line of 200,000 characters of Japanese}; scripts are ASCII, accents, Japanese, emoji. */
  @ParameterType("([\\d,]+) lines|a line of ([\\d,]+) characters of (ASCII|accents|Japanese|emoji)")
  public Volume volume(String lines, String characters, String script) {
    return lines != null ? Volume.lines(number(lines)) : Volume.line(number(characters), script(script));
  }

  /** Values: {@code 65,536 bytes of ASCII}, or of accents, Japanese, emoji. */
  @ParameterType("([\\d,]+) bytes of (ASCII|accents|Japanese|emoji)")
  public String bytes(String count, String script) {
    return script(script).bytes(number(count));
  }

  /** Values: {@code ASCII}, {@code accents}, {@code Japanese}, {@code emoji}. */
  @ParameterType("ASCII|accents|Japanese|emoji")
  public Script script(String word) {
    return Script.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A number, with commas if that reads better: {@code 1,000}. */
  @ParameterType("[\\d,]+")
  public int amount(String digits) {
    return number(digits);
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

  /** Values: {@code connected and said nothing}, {@code stopped in the middle of the handshake}, {@code left out the end of the handshake}. */
  @ParameterType("connected and said nothing|stopped in the middle of the handshake|left out the end of the handshake")
  public Doorstep.Stop stop(String words) {
    return switch (words.charAt(0)) {
      case 'c' -> Doorstep.Stop.SILENT;
      case 's' -> Doorstep.Stop.HALFWAY;
      default -> Doorstep.Stop.NEARLY;
    };
  }

  /** Values: {@code a word}, {@code nothing}, {@code bytes that are no text}, {@code the 125 bytes allowed}. */
  @ParameterType("a word|nothing|bytes that are no text|the 125 bytes allowed")
  public byte[] payload(String words) {
    return Texts.payload(words);
  }

  /** Values: {@code all}, or a number. */
  @ParameterType("all|\\d+")
  public int count(String word) {
    return word.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(word);
  }

  /** Values: {@code closes its session}, {@code close their sessions}, {@code is cut off}, {@code are cut off}. */
  @ParameterType("closes its session|close their sessions|is cut off|are cut off")
  public Leaving leaving(String words) {
    return words.startsWith("close") ? Leaving.CLOSE : Leaving.CUT;
  }

  /** Values: {@code the command}, {@code the command and its children}; with {@code client's} for that of a client. */
  @ParameterType("(?:the (client|other client)'s|the) command( and its children)?")
  public Processes processes(String owner, String children) {
    return new Processes(Optional.ofNullable(owner).map(words -> Role.of("the " + words)), children != null);
  }

  /** Values: an order of {@code response}, {@code start}, {@code output} and {@code completion}. */
  @ParameterType("(?:response|start|output|completion)(?:, (?:start|output|completion))*")
  public java.util.List<String> order(String words) {
    return Arrays.asList(words.split(", "));
  }

  /** Values: {@code lists}, {@code objects}, {@code params}. */
  @ParameterType("lists|objects|params")
  public String nesting(String word) {
    return word;
  }
}
