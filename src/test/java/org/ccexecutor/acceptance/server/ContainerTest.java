package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.settings.ServerName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The docker server from a container image. */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("container engine") // its own tests run one after another
class ContainerTest {
  /** For runs that are not about deadlines: an engine may be slow on a busy machine. */
  private static final String PATIENCE = "4";

  @TempDir Path directory;

  @BeforeAll
  static void findEngine() {
    Engine.mustBeThere();
  }

  @AfterAll
  static void removeImages() {
    Engine.removeImages();
  }

  @Test
  void itIsStartedWithItsTokenAndRemovedWithTheRun() throws IOException {
    int port;
    try (Servers servers = servers(Engine.REFERENCE_IMAGE)) {
      ServerUnderTest server = servers.get(ServerName.DOCKER);
      port = server.address().port();
      assertThat(server.startedBy(), is(StartedBy.CONTAINER));
      assertThat(server.token(), is(Optional.of(Given.TOKEN)));
      assertThat(server.room().limit(), is(Optional.of(100)));
      assertThat(Engine.containersAt(port).size(), is(1));
      assertThat(
          "nobody else can reach it",
          Engine.containersAt(port).get(0).getPorts()[0].getIp(),
          is("127.0.0.1"));
    }
    assertThat(Eventually.isClosed(port), is(true));
    assertThat(Engine.containersAt(port), is(List.of()));
    assertThat(
        Files.readString(directory.resolve("docker.log")),
        is("CC Executor reference server listens on ws://0.0.0.0:8003/ws/mcp, with a token\n"));
  }

  @Test
  void oneThatDiesAtOnceIsNotWaitedFor() {
    String image = Engine.imageThat("echo \"no database, and $AUTH_TOKEN\" >&2; exit 3");
    String sentence = missing(image);
    assertThat(
        sentence,
        allOf(
            startsWith(
                "The container of "
                    + image
                    + " (cc.docker.image) ended before the server was healthy: exit code 3. "),
            containsString("\n    no database, and «token»")));
    assertThat(sentence, not(containsString(Given.TOKEN.secret())));
    assertThat(Engine.containersOf(image), is(List.of()));
  }

  @Test
  void oneThatNeverGetsHealthyIsGivenUpAndRemoved() {
    String image = Engine.imageThat("echo waiting for the database; exec sleep 1000");
    assertThat(
        missing(image, "0.1"),
        allOf(
            containsString(" did not bring up a server that is healthy at http://"),
            containsString("\n    waiting for the database")));
    // A removal for which the run has no patience is left to the watch.
    assertThat(Eventually.within(60, () -> Engine.containersOf(image).isEmpty()), is(true));
  }

  @Test
  void anImageThatCannotBeHadIsNamedWithWhatWasTried() {
    assertThat(
        missing("localhost/there-is-no-such-image:1"),
        allOf(
            startsWith(
                "The image localhost/there-is-no-such-image:1 (cc.docker.image) is not on this machine, and could not be pulled: "),
            endsWith(". Build it, or check its name.")));
    assertThat(missing("localhost/there-is-no-such-image:1"), not(containsString("null")));
  }

  @Test
  void aContainerThatTheEngineRefusesIsExplained() {
    String image = Engine.imageThatRuns("no-such-program");
    assertThat(
        missing(image),
        allOf(
            startsWith("The container of " + image + " (cc.docker.image) does not start: "),
            containsString("no-such-program")));
    assertThat(Engine.containersOf(image), is(List.of()));
  }

  @Test
  void aNameThatNoImageCanHaveIsRefused() {
    assertThat(
        missing("No Such Image!"), startsWith("The image No Such Image! (cc.docker.image) "));
  }

  @Test
  void oneThatDiesInTheMiddleOfTheRunIsNotStartedAgain() {
    try (Servers servers = servers(Engine.REFERENCE_IMAGE)) {
      ServerUnderTest server = servers.get(ServerName.DOCKER);
      Container container = Engine.containersAt(server.address().port()).get(0);
      Engine.kill(container);
      assertThat(Eventually.within(10, server::isOver), is(true));
      assertThat(
          assertThrows(CouldNotTell.class, server::mustBeThere).getMessage(),
          containsString(" ended in the middle of the run: exit code 137. "));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL", "the whole process group"})
  void itIsRemovedWhenTheRunEndsInTheMiddle(String how) throws Exception {
    try (OtherRun run = runWith(Engine.REFERENCE_IMAGE)) {
      String address = run.says();
      int port = java.net.URI.create(address).getPort();
      assertThat(address, Engine.containersAt(port).size(), is(1));
      if (how.startsWith("the")) {
        run.killGroup();
      } else {
        run.signal(how);
      }
      assertThat(run.endsWithin(60), is(true));
      assertThat(
          "the container is removed",
          Eventually.within(60, () -> Engine.containersAt(port).isEmpty()),
          is(true));
    }
  }

  @Test
  void alsoWhenItIsStillBeingWaitedFor() throws Exception {
    String image = Engine.imageThat("exec sleep 1000");
    try (OtherRun run = runWith(image)) {
      boolean begun = Eventually.within(120, () -> !Engine.containersOf(image).isEmpty());
      assertThat("the container is there; the run says: " + run.hasSaid(), begun, is(true));
      run.signal("KILL");
      assertThat(Eventually.within(60, () -> Engine.containersOf(image).isEmpty()), is(true));
    }
  }

  @Test
  void alsoWhenTheEngineMakesItAfterTheEndOfTheRun() throws Exception {
    String image = Engine.imageThat("exec sleep 1000");
    String name = "cc-executor-acceptance-late-" + UUID.randomUUID();
    ContainerWatch.over(name).mustRemove();
    // Until it has begun, and has found nothing.
    Eventually.within(4, () -> false);
    Engine.create(image, name);
    assertThat(Eventually.within(30, () -> Engine.containersOf(image).isEmpty()), is(true));
  }

  private Servers servers(String image) {
    return servers(image, PATIENCE);
  }

  private Servers servers(String image, String patience) {
    return Given.servers(directory, "cc.docker.image", image, "cc.patience", patience);
  }

  private OtherRun runWith(String image) throws IOException {
    return OtherRun.needing(
        ServerName.DOCKER, directory, "cc.docker.image=" + image, "cc.patience=" + PATIENCE);
  }

  private String missing(String image) {
    return missing(image, PATIENCE);
  }

  private String missing(String image, String patience) {
    try (Servers servers = servers(image, patience)) {
      return assertThrows(CouldNotTell.class, () -> servers.get(ServerName.DOCKER)).getMessage();
    }
  }
}
