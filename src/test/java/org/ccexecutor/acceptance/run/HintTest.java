package org.ccexecutor.acceptance.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.report.ScriptedRun;
import org.ccexecutor.acceptance.report.markdown.SummaryMarkdown;
import org.ccexecutor.acceptance.report.model.Advice;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.server.FoundServers;
import org.ccexecutor.acceptance.server.Remedy;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.acceptance.settings.Token;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What may be wrong with the settings is said once, before what the scenarios say. */
@Timeout(60)
class HintTest {
  private static final String EXPORT = "export CC_EXECUTOR_AUTH_TOKEN=…";
  private static final String REFUSED =
      "The docker server refuses the token in CC_EXECUTOR_AUTH_TOKEN (403): is it the token that the server was started with?"
          + " If it is, the server breaks AUTH-3 to AUTH-5.";
  private static final String OPEN =
      "The docker server lets everyone in. If it was started without AUTH_TOKEN, start it with one; if with one, it breaks AUTH-1."
          + " Set CC_EXECUTOR_AUTH_TOKEN to the same: until then nothing can be told about its token.";
  private static final String FEATURE =
      """
      Feature: Authentication
        @AUTH-5 @must @docker
        Rule: The right token opens
          Scenario: The right token opens
            When the client connects
      """;

  @TempDir Path logs;

  @Test
  void aTokenThatIsRefused() {
    try (PlainServer server = PlainServer.start(Options.standard().withToken("the-right-one"));
        Run run = opened(ServerName.DOCKER, server.port(), Map.of("cc.auth.token", "another"))) {
      assertThat(hint(run, ServerName.DOCKER), is(Optional.of(new Remedy(REFUSED, EXPORT))));
      Report report = ScriptedRun.of(FEATURE, run).report();
      assertThat(Advice.on(report).get(0), is(new Advice(REFUSED, EXPORT)));
      assertThat(
          SummaryMarkdown.of(report),
          containsString("> ❗ The docker server refuses the token in `CC_EXECUTOR_AUTH_TOKEN`"));
    }
  }

  @Test
  void aTokenThatIsNotSetIsSaidAsItWas() {
    try (PlainServer server = PlainServer.start(Options.standard().withToken("the-right-one"));
        Run run = opened(ServerName.DOCKER, server.port(), Map.of())) {
      assertThat(hint(run, ServerName.DOCKER), is(Optional.empty()));
      assertThat(
          run.prelude().introduction(ServerName.DOCKER).orElseThrow().problem(),
          containsString("Set CC_EXECUTOR_AUTH_TOKEN to the token"));
    }
  }

  @Test
  void aServerThatLetsEveryoneIn() {
    try (PlainServer server = PlainServer.start(Options.standard());
        Run run = opened(ServerName.DOCKER, server.port(), Map.of())) {
      assertThat(hint(run, ServerName.DOCKER), is(Optional.of(new Remedy(OPEN, EXPORT))));
      assertThat(
          Advice.on(ScriptedRun.of(FEATURE, run).report()).stream().map(Advice::sentence).toList(),
          is(List.of(OPEN)));
    }
  }

  @Test
  void nothingOfAServerAsItHasToBe() {
    try (PlainServer server = PlainServer.start(Options.standard().withToken("the-right-one"));
        PlainServer open = PlainServer.start(Options.standard());
        Run docker =
            opened(ServerName.DOCKER, server.port(), Map.of("cc.auth.token", "the-right-one"));
        Run local = opened(ServerName.LOCAL, open.port(), Map.of())) {
      assertThat(hint(docker, ServerName.DOCKER), is(Optional.empty()));
      assertThat(hint(local, ServerName.LOCAL), is(Optional.empty()));
    }
  }

  @Test
  void anotherProgramThatSpeaksHttp() throws IOException {
    assertThat(
        hintOfProgram(404),
        startsWith(" answers 404 there and 404 at /health. If that is not your server, another"));
    assertThat(
        hintOfProgram(200), startsWith(" answers 200 there and 200 at /health, without JSON. "));
  }

  /** What is said of a program that answers everything with this status, after its address. */
  private String hintOfProgram(int status) throws IOException {
    HttpServer program =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] page = "<!DOCTYPE html>\n<p>Hello</p>\n".getBytes(StandardCharsets.US_ASCII);
    program.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    program.start();
    try (Run run = opened(ServerName.LOCAL, program.getAddress().getPort(), Map.of())) {
      String sentence = hint(run, ServerName.LOCAL).orElseThrow().sentence();
      String begin = "What listens at " + url(program.getAddress().getPort());
      String end = " another program has the port: set -Dcc.local.url=…";
      assertThat(sentence.startsWith(begin) && sentence.endsWith(end), is(true));
      return sentence.substring(begin.length());
    } finally {
      program.stop(0);
    }
  }

  private static Optional<Remedy> hint(Run run, ServerName name) {
    return run.prelude().introduction(name).orElseThrow().hint();
  }

  private Run opened(ServerName name, int port, Map<String, String> more) {
    Map<String, String> set = new HashMap<>(more);
    set.put("cc." + name.word() + ".url", url(port));
    Settings settings = new SettingsReader(set::get, variable -> null).read();
    Token own = settings.token().orElseGet(Token::random);
    Pages pages = new Pages();
    Run run = Run.with(settings, new FoundServers(settings, own, pages, logs), pages, own);
    run.opening(List.of(name));
    return run;
  }

  private static String url(int port) {
    return "ws://localhost:" + port + "/ws/mcp";
  }
}
