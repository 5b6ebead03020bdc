package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.plain.Options;
import org.ccexecutor.plain.PlainServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that is there no more: doubts are looked into, and whoever had to do with it fails,
 * later ones cannot tell.
 */
class MidRunDeathTest {
  @TempDir Path logs;
  private final PlainServer running = PlainServer.start(Options.standard());
  private final String address = Given.url(running.port());

  @AfterEach
  void endServer() {
    running.close();
  }

  @Test
  void aServerThatLivesIsNotGivenUp() {
    try (Servers servers = Given.servers(logs, "cc.local.url", address)) {
      ServerUnderTest server = servers.get(ServerName.LOCAL);
      server.lookWhetherItIsThere();
      server.mustBeThere();
      server.mustStillBeThere();
    }
  }

  @Test
  void aScenarioThatBeginsLaterCannotTell() {
    try (Servers servers = Given.servers(logs, "cc.local.url", address)) {
      ServerUnderTest server = servers.get(ServerName.LOCAL);
      running.close();
      server.lookWhetherItIsThere();
      assertThat(
          assertThrows(CouldNotTell.class, server::mustBeThere).getMessage(),
          is(
              "The local server at "
                  + address
                  + " ended in the middle of the run: it accepts no connections any more. Look into its log."));
    }
  }

  @Test
  void theScenarioThatSawItFails() {
    try (Servers servers = Given.servers(logs, "cc.local.url", address)) {
      ServerUnderTest server = servers.get(ServerName.LOCAL);
      running.close();
      server.noteGone("the connection was refused");
      Violation seen = assertThrows(Violation.class, server::mustStillBeThere);
      assertThat(seen.requirement(), is("AVL-2"));
      assertThat(
          seen.actual(),
          startsWith("it ended in the middle of the scenario: the connection was refused."));
    }
  }

  @Test
  void whatItsProcessTellsSaysMost() {
    try (Servers servers = Given.servers(logs, "cc.local.url", address)) {
      ServerUnderTest server = servers.get(ServerName.LOCAL);
      server.noteGone("the connection was refused");
      server.noteEnd("exit code 3.");
      server.noteGone("the connection was refused");
      assertThat(
          assertThrows(CouldNotTell.class, server::mustBeThere).getMessage(),
          is("The local server at " + address + " ended in the middle of the run: exit code 3."));
    }
  }
}
