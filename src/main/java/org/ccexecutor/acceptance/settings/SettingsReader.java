package org.ccexecutor.acceptance.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads the settings: the system property, else the environment variable, else the default. */
public final class SettingsReader {
  private static final String TOKEN = "cc.auth.token";

  /** All settings; a report names those that are set. */
  private static final List<String> SHOWN =
      List.of(
          TOKEN,
          "cc.deviations",
          "cc.docker.image",
          "cc.docker.start",
          "cc.docker.url",
          "cc.heartbeat",
          "cc.local.start",
          "cc.local.url",
          "cc.patience",
          "cc.server",
          "cc.servers");

  private static final Misspelt MISSPELT = new Misspelt(SHOWN);

  /** What a report names of Cucumber's own settings, which are no variables. */
  private static final List<String> CUCUMBER =
      List.of(
          "cucumber.execution.dry-run",
          "cucumber.execution.order",
          "cucumber.execution.order.random.seed",
          "cucumber.features",
          "cucumber.filter.name",
          "cucumber.filter.tags");

  private final UnaryOperator<String> property;
  private final UnaryOperator<String> variable;

  /**
   * @param property looks up a system property, null if it is not set
   * @param variable looks up an environment variable, null if it is not set
   */
  public SettingsReader(UnaryOperator<String> property, UnaryOperator<String> variable) {
    this.property = property;
    this.variable = variable;
  }

  /**
   * The settings of this JVM.
   *
   * @throws BadSetting if one of them has a value that is not allowed, or one is set that does not
   *     exist
   */
  public static Settings ofThisJvm() {
    hideToken();
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.values().removeIf(String::isEmpty);
    mustExist(properties(), variables.keySet());
    return new SettingsReader(SettingsReader::property, System::getenv).read();
  }

  /**
   * Makes sure that whatever is meant for a setting is one.
   *
   * @param properties the names of all system properties
   * @param variables the names of all environment variables that have a value
   * @throws BadSetting if there is one by another name
   */
  static void mustExist(Collection<String> properties, Collection<String> variables) {
    MISSPELT.mustNotBeAmong(properties, variables);
  }

  /**
   * Hides the token, also under a misspelt name, from whoever lists the system properties of this
   * JVM, as Surefire does for its reports: only texts are listed. It can still be read here, as
   * often as is needed.
   */
  public static void hideToken() {
    for (String name : properties()) {
      String value = System.getProperty(name);
      if (value != null && (name.equals(TOKEN) || MISSPELT.is(name))) {
        System.getProperties().put(name, new Token(value));
      }
    }
  }

  private static Set<String> properties() {
    return System.getProperties().keySet().stream()
        .map(String::valueOf)
        .collect(Collectors.toSet());
  }

  private static String property(String key) {
    return System.getProperties().get(key) instanceof Token token
        ? token.secret()
        : System.getProperty(key);
  }

  /**
   * Reads all settings.
   *
   * @throws BadSetting if one of them has a value that is not allowed
   */
  public Settings read() {
    Map<ServerName, ServerSettings> servers = new EnumMap<>(ServerName.class);
    servers.put(ServerName.LOCAL, server(ServerName.LOCAL, "ws://localhost:8003/ws/mcp"));
    servers.put(ServerName.DOCKER, server(ServerName.DOCKER, "ws://localhost:8004/ws/mcp"));
    return new Settings(
        servers,
        token(),
        choice("cc.servers", ServersMode.class, ServersMode.AUTO),
        choice("cc.server", ServerName.class, ServerName.LOCAL),
        heartbeat(),
        patience(),
        find("cc.deviations").map(SettingsReader::file),
        new ConsoleReader(property, variable).read(),
        invocation());
  }

  private Invocation invocation() {
    Map<String, String> given = new TreeMap<>();
    for (String key : SHOWN) {
      find(key).ifPresent(value -> given.put(key, key.equals(TOKEN) ? "(set)" : value));
    }
    for (String key : CUCUMBER) {
      Optional.ofNullable(property.apply(key)).ifPresent(value -> given.put(key, value));
    }
    return new Invocation(given, jobSummary(variable));
  }

  /** The token that is set, whether it is allowed or not: what is said of settings must hide it. */
  public static List<String> givenTokens() {
    return new SettingsReader(SettingsReader::property, System::getenv)
        .find(TOKEN).stream().toList();
  }

  /** The file that GitHub shows as the summary of a job, if this is one of its jobs. */
  public static Optional<Path> jobSummary() {
    return jobSummary(System::getenv);
  }

  private static Optional<Path> jobSummary(UnaryOperator<String> variable) {
    return Optional.ofNullable(variable.apply("GITHUB_STEP_SUMMARY"))
        .filter(path -> !path.isEmpty())
        .map(Path::of);
  }

  private ServerSettings server(ServerName name, String usual) {
    String key = "cc." + name.word() + ".url";
    Optional<String> set = find(key);
    return new ServerSettings(
        name,
        address(key, set.orElse(usual)),
        set.isPresent(),
        find("cc." + name.word() + ".start"),
        name == ServerName.DOCKER ? find("cc.docker.image") : Optional.empty());
  }

  private static ServerAddress address(String key, String value) {
    return AddressReader.read(value)
        .orElseThrow(() -> bad(key, value, AddressReader.allowedInPlaceOf(value)));
  }

  private static Path file(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw bad("cc.deviations", value, "the path of a file");
    }
  }

  private Optional<Token> token() {
    Optional<String> value = find(TOKEN);
    // The value is not shown: it is, or nearly is, a secret.
    if (value.isPresent() && !value.get().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new BadSetting(
          "The setting "
              + names(TOKEN)
              + " is not allowed: a token is visible ASCII characters without spaces"
              + " or line breaks.");
    }
    return value.map(Token::new);
  }

  private Optional<Duration> heartbeat() {
    return find("cc.heartbeat")
        .map(value -> number("cc.heartbeat", value, "seconds, from 0.1 to 3600", 0.1, 3600))
        .map(seconds -> Duration.ofMillis((long) (1000 * seconds)));
  }

  private Patience patience() {
    String value = find("cc.patience").orElse("1.0");
    return new Patience(number("cc.patience", value, "a factor from 0.1 to 100", 0.1, 100));
  }

  private static double number(
      String key, String value, String allowed, double least, double most) {
    try {
      double number = Double.parseDouble(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw bad(key, value, allowed);
    }
    throw bad(key, value, allowed);
  }

  private <E extends Enum<E>> E choice(String key, Class<E> type, E usual) {
    Optional<String> value = find(key);
    if (value.isEmpty()) {
      return usual;
    }
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT), constant);
    }
    return Optional.ofNullable(words.get(value.get()))
        .orElseThrow(() -> bad(key, value.get(), oneOf(words.keySet(), value.get())));
  }

  private static String oneOf(Set<String> words, String value) {
    return "one of "
        + String.join(", ", words)
        + Spelling.meant(value, words).map(word -> ": the nearest is " + word).orElse("");
  }

  /** An empty value counts as not set: build scripts pass empty variables on. */
  private Optional<String> find(String key) {
    return Optional.ofNullable(property.apply(key))
        .filter(value -> !value.isEmpty())
        .or(
            () ->
                Optional.ofNullable(variable.apply(variableOf(key)))
                    .filter(value -> !value.isEmpty()));
  }

  static String variableOf(String key) {
    return key.replaceFirst("^cc\\.", "cc.executor.").replace('.', '_').toUpperCase(Locale.ROOT);
  }

  private static BadSetting bad(String key, String value, String allowed) {
    String visible =
        value
            .replaceAll("\\p{Cntrl}", "·")
            // Addresses may hold secrets there.
            .replaceAll("(?<=//)[^/]*@", "…@")
            .replaceAll("(?<=://.{0,999}\\?).+", "…");
    return new BadSetting(
        "The setting " + names(key) + " is \"" + visible + "\"; allowed is " + allowed + ".");
  }

  private static String names(String key) {
    return key + " (or " + variableOf(key) + ")";
  }
}
