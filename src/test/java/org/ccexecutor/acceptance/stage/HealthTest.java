package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A page that counts sessions, though the run has opened none. */
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class HealthTest {

  @Test
  void isQuietWhereNobodyIs() throws IOException {
    reading(
        time -> 0,
        health -> {
          health.mustBeQuiet();
          assertThat(health.before(), is(0));
        });
  }

  @Test
  void takesWhatStaysForSessionsThatAreNotCountedDown() throws IOException {
    reading(
        time -> 2,
        health -> {
          health.mustBeQuiet();
          assertThat(health.before(), is(2));
          assertThat(health.due(), is(2));
        });
  }

  @Test
  void takesWhoComesForOthers() throws IOException {
    reading(
        time -> 1 + time % 2,
        health -> {
          CouldNotTell told = assertThrows(CouldNotTell.class, health::mustBeQuiet);
          assertThat(told.getMessage(), containsString("Others use the server"));
        });
  }

  @Test
  void doesNotWaitAgainWhereOthersComeAndGo() throws IOException {
    AtomicInteger looks = new AtomicInteger();
    reading(
        time -> {
          looks.set(time);
          return 1 + time % 2;
        },
        health -> {
          assertThrows(CouldNotTell.class, health::mustBeQuiet);
          assertThrows(CouldNotTell.class, health::mustBeQuiet);
          int before = looks.get();
          assertThrows(CouldNotTell.class, health::mustBeQuiet);
          assertThat(looks.get(), is(before));
        });
  }

  /**
   * @param count what the page counts when it is read for the first time and later, once the run
   *     has met the server, where nobody was
   */
  private static void reading(IntUnaryOperator count, Consumer<Health> with) throws IOException {
    AtomicInteger times = new AtomicInteger();
    AtomicBoolean met = new AtomicBoolean();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String page =
              "{\"status\":\"healthy\",\"max_sessions\":10,\"active_sessions\":"
                  + (met.get() ? count.applyAsInt(times.getAndIncrement()) : 0)
                  + "}";
          exchange.sendResponseHeaders(200, page.length());
          exchange.getResponseBody().write(page.getBytes(StandardCharsets.US_ASCII));
          exchange.close();
        });
    server.start();
    Map<String, String> settings =
        Map.of("cc.local.url", "ws://localhost:" + server.getAddress().getPort() + "/ws/mcp");
    try (Run run = Run.by(new SettingsReader(settings::get, name -> null).read());
        Stage stage = new Stage(run.context())) {
      stage.server();
      met.set(true);
      with.accept(new Health(stage));
    } finally {
      server.stop(0);
    }
  }
}
