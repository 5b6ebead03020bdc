package org.ccexecutor.acceptance.settings;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.function.UnaryOperator;

/** Finds out what the console of this JVM can show. */
final class ConsoleReader {
  private final UnaryOperator<String> property;
  private final UnaryOperator<String> variable;

  /**
   * @param property looks up a system property, null if it is not set
   * @param variable looks up an environment variable, null if it is not set
   */
  ConsoleReader(UnaryOperator<String> property, UnaryOperator<String> variable) {
    this.property = property;
    this.variable = variable;
  }

  Console read() {
    return new Console(showsIcons(), showsColours());
  }

  private boolean showsIcons() {
    for (String key : List.of("stdout.encoding", "file.encoding")) {
      String encoding = property.apply(key);
      if (encoding != null && isCharset(encoding)) {
        return Charset.forName(encoding).newEncoder().canEncode("✅");
      }
    }
    return false;
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }

  /** See no-color.org: any value of NO_COLOR but an empty one means that colours are not wanted. */
  private boolean showsColours() {
    String objection = variable.apply("NO_COLOR");
    String terminal = variable.apply("TERM");
    return (objection == null || objection.isEmpty())
        && terminal != null
        && !terminal.equals("dumb")
        && isTerminal(System.console());
  }

  /**
   * Since Java 22 there is a console also where there is no terminal, and a method that tells the
   * two apart.
   */
  private static boolean isTerminal(Object console) {
    try {
      return console != null
          && (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
