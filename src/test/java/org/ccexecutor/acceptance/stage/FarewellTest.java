package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.evidence.Frame;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a scenario leaves behind when it is over. */
@Timeout(30)
class FarewellTest {

  @Test
  void whatIsSentToCleanUpIsNoEvidence() {
    PlainServer server = PlainServer.start(Options.standard());
    Map<String, String> settings =
        Map.of("cc.local.url", "ws://localhost:" + server.port() + "/ws/mcp");
    try (Run run = Run.by(new SettingsReader(settings::get, name -> null).read())) {
      Stage stage = new Stage(run.context());
      stage.the(Role.THE_CLIENT).session();
      stage.close();
      List<String> kinds = stage.transcripts().get(0).frames().stream().map(Frame::kind).toList();
      assertThat(kinds, hasItem("handshake"));
      assertThat(kinds, not(hasItem("close")));
    } finally {
      server.close();
    }
  }
}
