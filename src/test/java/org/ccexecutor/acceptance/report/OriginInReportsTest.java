package org.ccexecutor.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.run.Introduction;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.Room;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.server.StartedBy;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console and both reports name the command that has started a server. */
class OriginInReportsTest {
  private static final String FEATURE =
      """
      Feature: Echo
        @ECHO-1 @must
        Rule: An echo comes back
          Scenario: A word comes back
            When it runs
      """;

  @TempDir Path directory;

  @Test
  void everywhereAndWithoutTheToken() throws IOException {
    ServerUnderTest server =
        new ServerUnderTest(
            ServerName.LOCAL,
            new ServerAddress(URI.create("ws://localhost:8003/ws/mcp")),
            StartedBy.COMMAND,
            "started by the command \"serve | tee " + Runs.TOKEN + "\"",
            Optional.empty(),
            Duration.ofSeconds(30),
            Room.by(new Page(0, "", "", Duration.ZERO)));
    Run run = Runs.with(server);
    run.prelude()
        .add(
            new Introduction(
                ServerName.LOCAL, Optional.of(server), "", Optional.empty(), "", Optional.empty()));
    ScriptedRun script = ScriptedRun.of(FEATURE, run);
    List<String> lines = new ArrayList<>();
    new ReportPlugin(run, directory).setEventPublisher(new Replay(script.messages()));
    new ConsolePlugin(run, directory, lines::add).setEventPublisher(new Replay(script.messages()));
    assertThat(
        String.join("\n", lines),
        allOf(
            containsString(
                "Local server (port 8003), started by the command \"serve | tee «token»\""),
            containsString("mcp, started by the command \"serve | tee «token»\": 1/1")));
    assertThat(
        Files.readString(directory.resolve("summary.md")),
        containsString("**started by the command \"serve &#124; tee «token»\"**"));
    assertThat(
        Files.readString(directory.resolve("index.html")),
        allOf(
            containsString(">Started by the command &quot;serve | tee «token»&quot;<"),
            containsString("(started by the command &quot;serve | tee «token»&quot;);"),
            not(containsString(Runs.TOKEN))));
  }
}
