package org.ccexecutor.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.reference.Part;
import org.ccexecutor.reference.Parts;
import org.ccexecutor.reference.ReferenceOptions;
import org.ccexecutor.reference.ReferenceServer;
import org.ccexecutor.reference.http.HealthPages;
import org.ccexecutor.reference.session.Reception;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A server that tells its token wherever it can, a token in the settings and in a scenario: none of
 * it reaches a file.
 */
class SecretsInReportsTest {
  private static final Path DIRECTORY = Path.of("target", "secrets-in-reports");
  private static final String FEATURE =
      """
      @AUTH-3 @must @docker
      Feature: Talkative TOKEN

        It says TOKEN.

        Background:
          Given the docker server is under test

        Scenario: A command prints it
          When the client runs `echo TOKEN; echo BASE64; echo UPPER >&2`
          Then its stdout is "nothing"
        Scenario: An error names it
          Given the client is connected
          When it sends the message
            \"""
            {"jsonrpc":"2.0","id":1,"method":"TOKEN"}
            \"""
          Then it gets the error -32000
        Scenario: The health page names it
          When the health page is read
          Then the page discloses nothing of the token
        Scenario Outline: A client shows <credentials>
          When the client connects with <credentials>
          Then it is refused with 418

          Examples:
            | credentials                                                   |
            | the token in both headers                                     |
            | the token less its last character in the Authorization header |
            | the token in another case in the X-API-Key header             |
            | the token as the password of Basic                            |
            | the token as the query parameter "token"                      |
            | the token glued to its scheme                                 |
        Scenario: A step that nobody has defined says TOKEN
          When TOKEN is said
      """;

  private static final String PLAIN_FEATURE =
      """
      @AUTH-3 @must @docker
      Feature: Plain
        Scenario: It names a server
          Given the docker server is under test
      """;

  private static final Token TOKEN = Token.random();
  private static final List<String> CONSOLE = new ArrayList<>();

  @BeforeAll
  static void tellEverything() throws IOException {
    String secret = TOKEN.secret();
    Files.createDirectories(DIRECTORY);
    Parts talkative =
        Parts.standard()
            .with(Part.PAGES, options -> new HealthPages(secret, secret))
            .with(Part.RECEPTION, options -> new Reception(secret));
    try (ReferenceServer server =
        ReferenceServer.start(ReferenceOptions.standard().withToken(secret), talkative)) {
      String url = "ws://127.0.0.1:" + server.port() + "/ws/mcp";
      ServerUnderTest docker = Runs.server(ServerName.DOCKER, url, StartedBy.RUNNING, TOKEN);
      Map<String, String> settings =
          Map.of("cc.auth.token", secret, "cc.docker.start", "AUTH_TOKEN=" + secret + " serve");
      Run run = Runs.with(TOKEN, settings, docker);
      run.opening(Set.of(ServerName.DOCKER));
      RealRun.executed(
          feature(secret),
          run,
          new MaskedHtmlPlugin(run, Files.newOutputStream(DIRECTORY.resolve("cucumber.html"))),
          new MaskedMessagesPlugin(
              run, Files.newOutputStream(DIRECTORY.resolve("messages.ndjson"))),
          new ReportPlugin(run, DIRECTORY),
          new ConsolePlugin(run, DIRECTORY, CONSOLE::add));
    }
  }

  /** The feature file itself holds the token; it is gone before the search. */
  private static Path feature(String secret) throws IOException {
    Path file = Files.createTempFile("talkative", ".feature");
    file.toFile().deleteOnExit();
    String base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    return Files.writeString(
        file,
        FEATURE
            .replace("TOKEN", secret)
            .replace("BASE64", base64)
            .replace("UPPER", secret.toUpperCase(Locale.ROOT)));
  }

  private static boolean tells(String text) {
    String secret = TOKEN.secret().toLowerCase(Locale.ROOT);
    String base64 =
        Base64.getEncoder().encodeToString(TOKEN.secret().getBytes(StandardCharsets.UTF_8));
    String lower = text.toLowerCase(Locale.ROOT);
    return Stream.of(secret.substring(0, 10), secret.substring(10, 20), secret.substring(20, 30))
            .anyMatch(lower::contains)
        || text.contains(base64.substring(4, 16));
  }

  @Test
  void noFileBelowTargetTellsTheToken() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target"))) {
      List<String> telling = new ArrayList<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (tells(Files.readString(file, StandardCharsets.ISO_8859_1))) {
          telling.add(file.toString());
        }
      }
      assertThat(telling, is(empty()));
    }
  }

  @Test
  void theConsoleDoesNotTellTheToken() {
    assertThat(String.join("\n", CONSOLE), containsString("Connected to "));
    assertThat(CONSOLE.stream().filter(SecretsInReportsTest::tells).toList(), is(empty()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mediaType", "test", "id", "PASSED", "e"})
  void aTokenThatIsAWordOfTheReportsChangesNoVerdict(String word) throws IOException {
    Path feature = Files.createTempFile("plain", ".feature");
    Files.writeString(feature, PLAIN_FEATURE);
    Token token = new Token(word);
    Run run =
        Runs.with(
            token,
            Map.of(),
            Runs.server(ServerName.DOCKER, "ws://127.0.0.1:1/ws/mcp", StartedBy.RUNNING, token));
    run.opening(Set.of(ServerName.DOCKER));
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    RealRun.executed(feature, run, new MaskedMessagesPlugin(run, messages));
    Files.delete(feature);
    assertThat(
        messages.toString(StandardCharsets.UTF_8),
        containsString("\"testStepResult\":{\"duration\""));
    assertThat(
        messages.toString(StandardCharsets.UTF_8),
        stringContainsInOrder("\"testStepFinished\"", "\"status\":\"PASSED\""));
  }

  @Test
  void theReportsWereWrittenAndShowWhereItWas() throws IOException {
    for (String name :
        List.of(
            "cucumber.html",
            "messages.ndjson",
            "verdicts.json",
            "junit.xml",
            "summary.md",
            "index.html")) {
      assertThat(name, Files.readString(DIRECTORY.resolve(name)), containsString("«token»"));
    }
  }
}
