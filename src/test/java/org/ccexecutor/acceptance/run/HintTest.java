package org.ccexecutor.acceptance.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.sun.net.httpserver.HttpExchange;
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

  @Test
  void aServerThatAsksForATokenIsNoLocalOne() throws IOException {
    for (int status : List.of(401, 403)) {
      HttpServer server = healthy(status);
      int port = server.getAddress().getPort();
      try (Run run = opened(ServerName.LOCAL, port, Map.of())) {
        assertThat(
            hint(run, ServerName.LOCAL),
            is(
                Optional.of(
                    new Remedy(
                        "The local server refuses a client that has no token ("
                            + status
                            + "). If it was started with one, test it as the docker server, with CC_EXECUTOR_AUTH_TOKEN set to that token.",
                        "mvn test -Dcc.docker.url="
                            + url(port)
                            + " -Dcc.server=docker -Dcucumber.filter.tags='not @local'"))));
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void anAddressThatLacksItsPath() throws IOException {
    for (ServerName name : ServerName.values()) {
      for (int status : List.of(403, 404)) {
        HttpServer server = healthy(status);
        int port = server.getAddress().getPort();
        String key = "cc." + name.word() + ".url";
        String origin = "ws://localhost:" + port;
        try (Run run = opened(name, Map.of(key, origin + "/", "cc.auth.token", "a-token"))) {
          assertThat(
              hint(run, name),
              is(
                  Optional.of(
                      new Remedy(
                          "What listens at "
                              + origin
                              + "/ answers a handshake there with "
                              + status
                              + ", and its health page is good: the address probably lacks /ws/mcp.",
                          "mvn test -D" + key + "=" + origin + "/ws/mcp"))));
        } finally {
          server.stop(0);
        }
      }
    }
  }

  /** A server whose health page is good, and which answers all else with this status. */
  private static HttpServer healthy(int status) throws IOException {
    HttpServer server = program(status);
    server.createContext("/health", exchange -> answer(exchange, 200, "{\"status\":\"healthy\"}"));
    return server;
  }

  /** A program that answers everything with this status. */
  private static HttpServer program(int status) throws IOException {
    HttpServer program =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    program.createContext(
        "/", exchange -> answer(exchange, status, "<!DOCTYPE html>\n<p>Hello</p>\n"));
    program.start();
    return program;
  }

  private static void answer(HttpExchange exchange, int status, String page) throws IOException {
    byte[] bytes = page.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** What is said of a program that answers everything with this status, after its address. */
  private String hintOfProgram(int status) throws IOException {
    HttpServer program = program(status);
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
    return opened(name, set);
  }

  private Run opened(ServerName name, Map<String, String> set) {
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
