package org.ccexecutor.reference;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of {@link Main}. */
final class CommandLine {

  /** Arguments that make no sense, explained in one sentence. */
  static final class Misuse extends Exception {

    private static final long serialVersionUID = 1L;

    Misuse(String sentence) {
      super(sentence);
    }
  }

  private static final int PORT = 8003;

  private ReferenceOptions options =
      ReferenceOptions.standard().withHost("localhost").withPort(PORT);
  private boolean openAllowed;

  private CommandLine() {}

  /** The options that the arguments and the token from the environment ask for. */
  static ReferenceOptions read(List<String> arguments, Optional<String> token) throws Misuse {
    CommandLine line = new CommandLine();
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      line.take(rest.next(), rest);
    }
    if (token.isPresent()) {
      line.token(token.get());
    }
    line.checkReach();
    return line.options;
  }

  private void take(String name, Iterator<String> rest) throws Misuse {
    switch (name) {
      case "--allow-open" -> openAllowed = true;
      case "--host" -> options = options.withHost(value(name, rest));
      case "--port" -> options = options.withPort(number(name, rest, 0, 65_535));
      case "--max-sessions" -> options = options.withMaxSessions(number(name, rest, 1, 1_000_000));
      case "--heartbeat" ->
          options = options.withHeartbeat(Duration.ofSeconds(number(name, rest, 1, 1_000_000)));
      default ->
          throw new Misuse(
              "Unknown argument "
                  + name
                  + "; known are --port N, --host H, "
                  + "--heartbeat SECONDS, --max-sessions N and --allow-open.");
    }
  }

  private void token(String token) throws Misuse {
    if (token.isBlank()) {
      throw new Misuse("AUTH_TOKEN is set but blank: give it a value, or unset it.");
    }
    options = options.withToken(token);
  }

  private void checkReach() throws Misuse {
    if (options.token().isEmpty() && !openAllowed && !isLoopback(options.host())) {
      throw new Misuse(
          "Without AUTH_TOKEN anyone who reaches "
              + options.host()
              + " could run any command "
              + "here: set it, or say --allow-open.");
    }
  }

  private static boolean isLoopback(String host) throws Misuse {
    try {
      return List.of(InetAddress.getAllByName(host)).stream()
          .allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      throw new Misuse("Unknown host " + host + ".");
    }
  }

  private static String value(String name, Iterator<String> rest) throws Misuse {
    if (!rest.hasNext()) {
      throw new Misuse(name + " needs a value.");
    }
    return rest.next();
  }

  private static int number(String name, Iterator<String> rest, int least, int most) throws Misuse {
    String value = value(name, rest);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new Misuse(
        name + " needs a whole number from " + least + " to " + most + ", not " + value + ".");
  }
}
