package org.ccexecutor.acceptance.server;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A container is asked for, but the engine is not there, or hangs. Each in a JVM of its own:
 * Testcontainers looks but once.
 */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class NoEngineTest {
  private static final String SENTENCE =
      "cc.docker.image is set, but no container engine answers (asked: DOCKER_HOST if it is set, ";

  @TempDir Path directory;

  @BeforeEach
  void noOtherEngine() {
    assumeFalse(
        Files.exists(Path.of("/var/run/docker.sock")),
        "there is an engine at the usual socket, which would be asked next");
  }

  @Test
  void oneThatIsNotThere() throws Exception {
    assertThat(said("unix://" + directory.resolve("nobody.sock")), startsWith(SENTENCE));
  }

  @Test
  void oneThatHangs() throws Exception {
    Path socket = directory.resolve("engine.sock");
    try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      mute.bind(UnixDomainSocketAddress.of(socket));
      assertThat(said("unix://" + socket), startsWith(SENTENCE));
    }
  }

  @Test
  void noneIsLookedForWhenNobodyAsks() throws Exception {
    assertThat(
        said("unix://" + directory.resolve("nobody.sock"), "cc.servers=embedded"),
        startsWith("ws://127.0.0.1:"));
  }

  /** What a run says that looks for its engine there. */
  private String said(String engine, String... settings) throws IOException {
    String[] all =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(
                    "cc.docker.image=any:1", "cc.patience=0.3", "user.home=" + directory),
                java.util.stream.Stream.of(settings))
            .toArray(String[]::new);
    try (OtherRun run = OtherRun.withEngine(engine, directory, all)) {
      String sentence = run.says();
      assertThat(sentence, not(containsString("Exception")));
      return sentence;
    }
  }
}
