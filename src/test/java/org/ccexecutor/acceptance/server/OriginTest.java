package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.Settings;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.junit.jupiter.api.Test;

/** Nobody has to guess what was started by what, and what was set in vain. */
class OriginTest {
  private static final Map<String, String> START = Map.of("cc.local.start", "python  -m\nserver");
  private static final Map<String, String> IMAGE =
      Map.of("cc.docker.image", "registry.example/cc:1");

  private static String origin(ServerName name, StartedBy startedBy, Map<String, String> set) {
    Settings settings = new SettingsReader(set::get, variable -> null).read();
    Secrets secrets = new Secrets(List.of(Given.TOKEN.secret()));
    return new Origin(settings.server(name), settings.mode(), secrets).by(startedBy);
  }

  private static Map<String, String> with(Map<String, String> set, String name, String value) {
    Map<String, String> all = new HashMap<>(set);
    all.put(name, value);
    return all;
  }

  @Test
  void theCommandAndTheImageAreNamed() {
    assertThat(
        origin(ServerName.LOCAL, StartedBy.COMMAND, START),
        is("started by the command \"python -m server\""));
    assertThat(
        origin(ServerName.DOCKER, StartedBy.CONTAINER, IMAGE),
        is("started from the container image registry.example/cc:1"));
  }

  @Test
  void aTokenIsMaskedBeforeALongCommandIsCut() {
    String start = "x".repeat(115) + " " + Given.TOKEN.secret() + " and more";
    assertThat(
        origin(ServerName.LOCAL, StartedBy.COMMAND, Map.of("cc.local.start", start)),
        is("started by the command \"" + "x".repeat(115) + " «tok…\""));
  }

  @Test
  void whatIsSetButNotUsedBecauseSomethingListens() {
    assertThat(
        origin(ServerName.LOCAL, StartedBy.RUNNING, START),
        is("already running (cc.local.start was not used: stop that server to have it started)"));
    assertThat(
        origin(ServerName.DOCKER, StartedBy.RUNNING, with(IMAGE, "cc.docker.start", "server")),
        is(
            "already running (cc.docker.start and cc.docker.image were not used: stop that server to have it started)"));
    assertThat(
        origin(ServerName.LOCAL, StartedBy.RUNNING, with(START, "cc.servers", "running")),
        is("already running (cc.local.start was not used: cc.servers=running)"));
    assertThat(origin(ServerName.LOCAL, StartedBy.RUNNING, Map.of()), is("already running"));
  }

  @Test
  void whatIsSetButNotUsedInTheModeEmbedded() {
    Map<String, String> set =
        with(with(IMAGE, "cc.docker.url", "ws://localhost:9000/ws/mcp"), "cc.servers", "embedded");
    assertThat(
        origin(ServerName.DOCKER, StartedBy.EMBEDDED, set),
        is(
            "the embedded reference server, started by this run (cc.docker.url and cc.docker.image were not used: cc.servers=embedded)"));
    assertThat(
        origin(ServerName.LOCAL, StartedBy.EMBEDDED, set),
        is("the embedded reference server, started by this run"));
  }

  @Test
  void anImageBesideAnAddressOrACommand() {
    assertThat(
        origin(
            ServerName.DOCKER,
            StartedBy.RUNNING,
            with(IMAGE, "cc.docker.url", "ws://localhost:9000/ws/mcp")),
        is(
            "already running (cc.docker.image was not used: a container has an address of its own, and cc.docker.url names another)"));
    assertThat(
        origin(ServerName.DOCKER, StartedBy.COMMAND, with(IMAGE, "cc.docker.start", "server")),
        is(
            "started by the command \"server\" (cc.docker.image was not used: cc.docker.start goes before it)"));
  }
}
