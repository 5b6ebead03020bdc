package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that dies in the middle of a run, as its scenarios see it. */
@Timeout(30)
class ServerDeathTest {

  @Test
  void theScenariosThatSawItFailAndLaterOnesCannotTell() {
    PlainServer server = PlainServer.start(Options.standard());
    Map<String, String> settings =
        Map.of("cc.local.url", "ws://localhost:" + server.port() + "/ws/mcp");
    try (Run run = Run.by(new SettingsReader(settings::get, name -> null).read());
        Stage first = new Stage(run.context());
        Stage second = new Stage(run.context());
        Stage later = new Stage(run.context())) {
      first.the(Role.THE_CLIENT).session();
      second.the(Role.THE_CLIENT).session();
      server.close();
      Violation refused =
          assertThrows(Violation.class, () -> first.the(Role.ANOTHER_CLIENT).session());
      assertThat(refused.requirement(), is("AVL-2"));
      assertThat(assertThrows(Violation.class, second::server).requirement(), is("AVL-2"));
      assertThrows(CouldNotTell.class, () -> later.the(Role.THE_CLIENT));
    } finally {
      server.close();
    }
  }
}
