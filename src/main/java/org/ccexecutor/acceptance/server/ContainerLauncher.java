package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.Token;

/**
 * Starts a server from the container image that was set, on a free port, and removes the container
 * with the run.
 */
final class ContainerLauncher implements Launcher {
  private static final Duration TO_START = Duration.ofSeconds(60);
  private static final Duration TO_REMOVE = Duration.ofSeconds(10);

  private final Path logs;
  private final Secrets secrets;
  private final Patience patience;
  private final Startup startup;

  /**
   * @param logs the directory where its output is kept
   * @param secrets what is masked there
   */
  ContainerLauncher(Path logs, Secrets secrets, Patience patience, Startup startup) {
    this.logs = logs;
    this.secrets = secrets;
    this.patience = patience;
    this.startup = startup;
  }

  @Override
  public boolean suits(ServerSettings settings) {
    return settings.image().isPresent() && !settings.explicit();
  }

  @Override
  public StartedBy startedBy() {
    return StartedBy.CONTAINER;
  }

  @Override
  public Launched launch(ServerSettings settings, Optional<Token> token, Cleanup cleanup) {
    String image = settings.image().orElseThrow();
    String who = "The container of " + image + " (cc.docker.image)";
    ContainerEngine engine = ContainerEngine.find(patience);
    engine.mustHave(image);
    try {
      ServerLog log = ServerLog.in(ServerLog.of(settings.name(), logs), secrets);
      cleanup.add(log::close);
      String name = "cc-executor-acceptance-" + UUID.randomUUID();
      ContainerWatch watch = ContainerWatch.over(name);
      ServerContainer container = new ServerContainer(image, name, token, log);
      Runnable removal = () -> remove(engine, container, watch);
      cleanup.add(removal);
      return launched(who, engine, container, log, removal);
    } catch (IOException e) {
      throw new CouldNotTell(
          who
              + " needs bash to be removed for certain, which cannot be started here ("
              + e.getMessage()
              + ").");
    } catch (UncheckedIOException e) {
      throw new CouldNotTell(e.getMessage() + " (" + e.getCause().getMessage() + ").");
    }
  }

  private Launched launched(
      String who,
      ContainerEngine engine,
      ServerContainer container,
      ServerLog log,
      Runnable removal) {
    try {
      engine.ask(
          who + " does not start",
          TO_START,
          () -> {
            container.start();
            return container;
          });
      CompletableFuture<String> ended =
          container.ended().thenApply(code -> "exit code " + code + ". " + log.lastLines());
      ServerAddress address =
          new ServerAddress(
              URI.create("ws://" + container.getHost() + ":" + container.port() + "/ws/mcp"));
      return new Launched(startup.await(who, address, "", ended, log), ended);
    } catch (CouldNotTell e) {
      removal.run();
      throw e;
    }
  }

  /** What cannot be removed now is left to the watch. */
  private static void remove(
      ContainerEngine engine, ServerContainer container, ContainerWatch watch) {
    try {
      engine.ask(
          "The container could not be removed",
          TO_REMOVE,
          () -> {
            container.stop();
            return container;
          });
      watch.callOff();
    } catch (CouldNotTell e) {
      watch.mustRemove();
    }
  }
}
