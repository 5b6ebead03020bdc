package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ObserverTest {
  private static final List<String> NOBODY = List.of("999999999");

  /** What makes the shell give up the whole script. */
  private static final String NO_WORD = "(";

  @Test
  void saysOfProcessesAndFilesWhatItHasSeen() {
    looking(
        observer -> {
          assertThat(observer.awaitState(NOBODY, ProcessState.GONE, Duration.ZERO), is(""));
          assertThat(
              observer.awaitState(NOBODY, ProcessState.STOPPED, Duration.ZERO),
              is("process 999999999 is gone"));
          assertThat(observer.isThere("/"), is(true));
          assertThat(observer.isThere("/nowhere"), is(false));
        });
  }

  @Test
  void doesNotTakeSilenceForAnAnswer() {
    looking(
        observer -> {
          assertThrows(
              CouldNotTell.class,
              () -> observer.awaitState(List.of(NO_WORD), ProcessState.GONE, Duration.ZERO));
          assertThrows(CouldNotTell.class, () -> observer.isThere(NO_WORD));
        });
  }

  @Test
  void takesOnlyYesOrNoForAnAnswer() {
    looking(
        observer ->
            assertThrows(CouldNotTell.class, () -> observer.isThere("/ ]; echo perhaps; [")));
  }

  private static void looking(Consumer<Observer> with) {
    PlainServer server = PlainServer.start(Options.standard());
    Map<String, String> settings =
        Map.of("cc.local.url", "ws://localhost:" + server.port() + "/ws/mcp");
    try (Run run = Run.by(new SettingsReader(settings::get, name -> null).read());
        Stage stage = new Stage(run.context())) {
      with.accept(stage.observer());
    } finally {
      server.close();
    }
  }
}
