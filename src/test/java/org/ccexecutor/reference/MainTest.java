package org.ccexecutor.reference;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class MainTest {

  private static ReferenceOptions read(String arguments, String token) throws CommandLine.Misuse {
    return CommandLine.read(
        arguments.isEmpty() ? List.of() : List.of(arguments.split(" ")),
        Optional.ofNullable(token));
  }

  @Test
  void withoutArgumentsItIsALocalServer() throws CommandLine.Misuse {
    assertThat(
        read("", null), is(ReferenceOptions.standard().withHost("localhost").withPort(8003)));
  }

  @Test
  void argumentsAreTaken() throws CommandLine.Misuse {
    assertThat(
        read("--port 0 --host 127.0.0.1 --heartbeat 5 --max-sessions 3", "abc"),
        is(
            ReferenceOptions.standard()
                .withHeartbeat(Duration.ofSeconds(5))
                .withMaxSessions(3)
                .withToken("abc")));
  }

  @Test
  void beyondThisMachineOnlyWithATokenOrByWill() throws CommandLine.Misuse {
    assertThat(read("--host 0.0.0.0", "abc").host(), is("0.0.0.0"));
    assertThat(read("--host 0.0.0.0 --allow-open", null).host(), is("0.0.0.0"));
    CommandLine.Misuse misuse =
        assertThrows(CommandLine.Misuse.class, () -> read("--host 0.0.0.0", null));
    assertThat(misuse.getMessage(), containsString("AUTH_TOKEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "--nope, Unknown argument --nope",
    "--port, --port needs a value",
    "--port x, --port needs",
    "--port 65536, --port needs",
    "--port -1, --port needs",
    "--max-sessions 0, --max-sessions needs",
    "--heartbeat 0, --heartbeat needs",
    "--host no-such-host.invalid, Unknown host no-such-host.invalid"
  })
  void nonsenseIsSaid(String arguments, String beginning) {
    CommandLine.Misuse misuse = assertThrows(CommandLine.Misuse.class, () -> read(arguments, null));
    assertThat(misuse.getMessage(), startsWith(beginning));
  }

  @Test
  void aBlankTokenIsNoToken() {
    assertThrows(CommandLine.Misuse.class, () -> read("", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM", "INT"})
  void itsDeathIsThatOfItsCommands(String signal) throws Exception {
    assumeFalse(
        signal.equals("INT") && Groups.ignoreInterrupts(),
        "SIGINT is ignored here, and so by every child");
    Process main = main(Map.of("AUTH_TOKEN", "abcdefgh"), "--port", "0");
    try (BufferedReader output = main.inputReader(StandardCharsets.UTF_8)) {
      Matcher line =
          Pattern.compile(".*ws://localhost:(\\d+)/ws/mcp, with a token")
              .matcher(output.readLine());
      assertThat(line.matches(), is(true));
      int port = Integer.parseInt(line.group(1));
      Client client = Client.greeted(port, "X-API-Key", "abcdefgh");
      long pid =
          client
              .execute("trap '' TERM INT HUP; sleep 1000 & sleep 1001; echo")
              .next()
              .at("/result/pid")
              .asLong();
      Client other = Client.greeted(port, "X-API-Key", "abcdefgh");
      long paused = other.execute("sleep 1000 | sleep 1001").next().at("/result/pid").asLong();
      other.control("PAUSE").until("process.paused");
      new ProcessBuilder("kill", "-" + signal, Long.toString(main.pid())).start().waitFor();
      assertThat(Groups.soon(() -> Groups.isGone(pid) && Groups.isGone(paused)), is(true));
      assertThat(main.waitFor(5, TimeUnit.SECONDS), is(true));
    } finally {
      main.destroyForcibly();
    }
  }

  @Test
  void aTakenPortIsOneSentence() throws Exception {
    try (ReferenceServer server = ReferenceServer.start(ReferenceOptions.standard())) {
      Process main = main(Map.of(), "--port", Integer.toString(server.port()));
      String complaint = new String(main.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(
          complaint,
          is("Cannot listen on localhost port " + server.port() + ": Address already in use.\n"));
      assertThat(main.waitFor(), is(1));
    }
  }

  @Test
  void noPlaceForPipesIsOneSentence() throws Exception {
    Process main =
        main(Map.of("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=/no/such/place"), "--port", "0");
    String complaint = new String(main.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(
        complaint.replaceFirst("NOTE: Picked up .*\n", ""),
        matchesPattern(
            "Its commands print into pipes in the directory for temporary files, and there it can"
                + " make none: .*/no/such/place/cc-executor-.*: No such file or directory\\.\n"));
    assertThat(main.waitFor(), is(1));
  }

  @Test
  void misuseEndsWithTwo() throws Exception {
    Process main = main(Map.of(), "--nope");
    assertThat(
        new String(main.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).lines().count(),
        is(1L));
    assertThat(main.waitFor(), is(2));
  }

  private static Process main(Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                ManagementFactory.getRuntimeMXBean().getClassPath(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("AUTH_TOKEN");
    builder.environment().putAll(environment);
    return builder.start();
  }
}
