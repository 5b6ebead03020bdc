package org.ccexecutor.plain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The server as a process of its own, in whatever locale it is started. */
class MainTest {

  @Test
  void itRunsUntilItIsTold() throws Exception {
    ProcessBuilder builder = server("--port", "0");
    builder.environment().put("AUTH_TOKEN", "sesame");
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      int port = URI.create(process.inputReader().readLine()).getPort();
      assertThrows(CompletionException.class, () -> Client.open(port, "X-API-Key", "other"));
      Client client = Client.open(port, "X-API-Key", "sesame");
      assertThat(client.run("echo 日本語 $AUTH_TOKEN").stdout(), is("日本語\n"));
      long pid = client.execute("exec sleep 1000", 60).path("result").path("pid").asLong();
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS), is(true));
      assertThat(client.closeCode(), is(1001));
      assertThat(Eventually.isGone(pid), is(true));
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void itSaysHowItIsStarted() throws Exception {
    Process process = server("--prot", "0").redirectError(Redirect.PIPE).start();
    assertThat(process.errorReader().readLine(), startsWith("Usage: "));
    assertThat(process.waitFor(), is(2));
  }

  private static ProcessBuilder server(String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                java, "-cp", System.getProperty("java.class.path"), PlainServer.class.getName())
            .redirectError(Redirect.INHERIT);
    builder.command().addAll(List.of(arguments));
    return builder;
  }
}
