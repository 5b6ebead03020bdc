package org.ccexecutor.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.report.console.ConsoleReport;
import org.ccexecutor.acceptance.run.Introduction;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.Remedy;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.Console;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Judgement;
import org.junit.jupiter.api.Test;

/** What stands on the console when a run is over. */
class ConsolePluginTest {
  private static final String FEATURE =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A word comes back
            When it runs
          Scenario: Two words come back
            When it runs
          Scenario: Three words come back
            When it runs
          @docker
          Scenario: A word comes back from docker
            When it runs
      """;

  private static final Path DIRECTORY = Path.of("/reports");

  private static String told(ScriptedRun script) {
    List<String> lines = new ArrayList<>();
    new ConsolePlugin(script.run(), DIRECTORY, lines::add)
        .setEventPublisher(new Replay(script.messages()));
    return String.join("\n", lines).replaceAll("test_\\d{8}_\\d{6}", "test_TIME") + "\n";
  }

  private static ScriptedRun script(String encoding) {
    ServerUnderTest local =
        Runs.server(
            ServerName.LOCAL, "ws://localhost:8003/ws/mcp", StartedBy.RUNNING, "1.0.0", "6e61f8f6");
    ServerUnderTest docker =
        Runs.server(
            ServerName.DOCKER,
            "ws://127.0.0.1:40573/ws/mcp",
            StartedBy.EMBEDDED,
            "1.0.0",
            "0e31e879");
    Run run = Runs.with(Map.of("stdout.encoding", encoding), local, docker);
    run.prelude()
        .add(
            new Introduction(
                ServerName.LOCAL,
                Optional.of(local),
                "1.0.0",
                Optional.of("Test from MCP local"),
                "",
                Optional.empty()));
    run.prelude()
        .add(
            new Introduction(
                ServerName.DOCKER,
                Optional.of(docker),
                "1.0.0",
                Optional.empty(),
                "A first echo went wrong: \u001b[2J.",
                Optional.of(new Remedy("Look at \u001b[2J first.", "look"))));
    return ScriptedRun.of(FEATURE, run)
        .judged(
            "Two words come back",
            Judgement.broken("ECHO-1", "\"two words\\n\"", "\"" + Runs.TOKEN + "\""))
        .judged("Three words come back", Judgement.couldNotTell("Others are using the server."));
  }

  @Test
  void tellsServersFailuresFeaturesAndCountsInThisOrder() {
    assertThat(
        told(script("UTF-8")),
        is(
            """

            🏠 Local server (port 8003), already running
            ✅ Connected to ws://localhost:8003/ws/mcp, version 1.0.0
            📋 Session ID: 6e61f8f6
            ✅ Echo: Test from MCP local

            🐳 Docker server (port 40573), the embedded reference server, started by this run (with auth)
            ✅ Connected to ws://127.0.0.1:40573/ws/mcp, version 1.0.0
            📋 Session ID: 0e31e879
            ❌ A first echo went wrong: \\u001b[2J.
            ❔ Look at \\u001b[2J first.

            ❌ Echo › An echo comes back › Two words come back
               ECHO-1 is broken: expected "two words\\n", but "«token»"
               local server, features/sample.feature:8
            ❔ Could not tell: Others are using the server.

            Features of the local server:
            ❌ Echo: 1/3 scenarios passed, 1 failed, 1 could not tell

            Features of the embedded reference server, in the place of the docker server:
            ✅ Echo: 1/1 scenarios passed

            Requirements of the local server: 1 requirement is broken (must) · 68 of 69 not selected
            Requirements of the embedded reference server, in the place of the docker server: 1 of 69 requirements was checked: it is kept.
            ❌ Broken: ECHO-1
               Run again what did not pass: mvn test -Dcucumber.filter.name='^(Two words come back|Three words come back)$'
            📊 Report saved to: /reports/websocket_test_TIME.md
               The same as a page: /reports/index.html
            🏠 local server at ws://localhost:8003/ws/mcp, already running: 1/3 scenarios passed, 1 failed, 1 could not tell
            🐳 docker server at ws://127.0.0.1:40573/ws/mcp, the embedded reference server, started by this run: 1/1 scenarios passed
            ❔ In the place of the docker server the embedded reference server was tested: what is said of it says nothing about any other server.
            Summary of the local server: 1/3 scenarios passed, 1 failed, 1 could not tell
            Summary of the embedded reference server, in the place of the docker server: 1/1 scenarios passed
            """));
  }

  @Test
  void saysOfWhichFeatureNotAllWasSelected() {
    String told = told(script("UTF-8").selecting(name -> name.equals("A word comes back")));
    assertThat(told, containsString("Echo: 1/1 scenarios passed (1 of its 4 scenarios was run)"));
    assertThat(
        told,
        containsString(
            "1 of 69 requirements was checked: it is kept as far as checked (not all its scenarios were selected)."));
  }

  @Test
  void ofAPlanItSaysThatNothingWasRun() {
    assertThat(
        told(
            ScriptedRun.of(FEATURE, Runs.usual())
                .selecting(name -> !name.equals("A word comes back"))
                .dry()),
        containsString("Echo: 3 scenarios planned (3 of its 4 scenarios were selected)"));
  }

  @Test
  void aServerThatIsNotThereIsSaidOnce() {
    String missing = "The local server cannot be reached: nothing listens there.";
    Run run = Runs.with();
    run.prelude()
        .add(
            new Introduction(
                ServerName.LOCAL,
                Optional.empty(),
                "",
                Optional.empty(),
                missing,
                Optional.empty()));
    ScriptedRun script =
        ScriptedRun.of(FEATURE, run)
            .unreachable()
            .judged("Two words come back", Judgement.couldNotTell(missing));
    assertThat(told(script).split(missing, -1).length - 1, is(1));
  }

  @Test
  void countsNothingInADryRun() {
    ScriptedRun planned = ScriptedRun.ofProject(Runs.usual()).dry();
    assertThat(told(planned), not(containsString("scenarios done")));
    assertThat(
        told(planned), containsString("Requirements: This is only the plan: nothing was run.\n"));
  }

  @Test
  void isPlainWhereColoursAreNotWanted() {
    assertThat(told(script("UTF-8")), not(containsString("\u001b")));
    assertThat(colourful(true), containsString("\u001b[31m❌\u001b[0m Echo › An echo"));
    assertThat(colourful(false), not(containsString("\u001b")));
  }

  private static String colourful(boolean colours) {
    ScriptedRun script = script("UTF-8");
    List<String> lines = new ArrayList<>();
    ConsoleReport console =
        new ConsoleReport(new Console(true, colours), script.run().secrets(), lines::add);
    script.report().scenarios().forEach(console::over);
    return String.join("\n", lines);
  }

  @Test
  void isAsciiWhereTheConsoleCanShowNoMore() {
    String told = told(script("US-ASCII"));
    assertThat(told.replaceAll("[\\x00-\\x7F]", ""), is(""));
    assertThat(
        told.lines().skip(1).limit(4).toList(),
        is(
            List.of(
                "[local] Local server (port 8003), already running",
                "[ok] Connected to ws://localhost:8003/ws/mcp, version 1.0.0",
                "[id] Session ID: 6e61f8f6",
                "[ok] Echo: Test from MCP local")));
  }
}
