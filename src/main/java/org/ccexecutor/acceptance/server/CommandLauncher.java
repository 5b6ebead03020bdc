package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.settings.ServerAddress;
import org.ccexecutor.acceptance.settings.ServerSettings;
import org.ccexecutor.acceptance.settings.Token;

/** Starts a server by the command line that was set, at the address where it is looked for. */
final class CommandLauncher implements Launcher {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration SETTLING = Duration.ofSeconds(2);
  private static final Duration TO_FIND_THE_PORT_TAKEN = Duration.ofSeconds(20);

  private final Path logs;
  private final Secrets secrets;
  private final Patience patience;
  private final Startup startup;

  /**
   * @param logs the directory where its output is kept
   * @param secrets what is masked there
   */
  CommandLauncher(Path logs, Secrets secrets, Patience patience, Startup startup) {
    this.logs = logs;
    this.secrets = secrets;
    this.patience = patience;
    this.startup = startup;
  }

  @Override
  public boolean suits(ServerSettings settings) {
    return settings.start().isPresent();
  }

  @Override
  public StartedBy startedBy() {
    return StartedBy.COMMAND;
  }

  @Override
  public Launched launch(ServerSettings settings, Optional<Token> token, Cleanup cleanup) {
    String who = "The command that is set as cc." + settings.name().word() + ".start";
    Instant begun = Instant.now();
    try {
      ServerLog log = ServerLog.in(ServerLog.of(settings.name(), logs), secrets);
      cleanup.add(log::close);
      Supervisor server =
          Supervisor.start(settings.start().orElseThrow(), token, patience.of(GRACE), log);
      cleanup.add(server::end);
      CompletableFuture<String> ended =
          server.ended().thenApply(code -> words(code) + " " + log.lastLines());
      ServerAddress open = healthy(who, settings, server, ended, log);
      mustBeItsOwn(who, open, begun, server, ended);
      return new Launched(open, ended);
    } catch (IOException e) {
      throw new CouldNotTell(
          who + " needs bash, which cannot be started here (" + e.getMessage() + ").");
    } catch (UncheckedIOException e) {
      throw new CouldNotTell(e.getMessage() + " (" + e.getCause().getMessage() + ").");
    }
  }

  private ServerAddress healthy(
      String who,
      ServerSettings wanted,
      Supervisor server,
      CompletableFuture<String> ended,
      ServerLog log) {
    try {
      return startup.await(
          who,
          wanted.address(),
          "If it listens elsewhere, say so (-Dcc." + wanted.name().word() + ".url=ws://…). ",
          ended,
          log);
    } catch (CouldNotTell e) {
      server.end();
      throw e;
    }
  }

  /**
   * Another server may have taken the port in the meantime: then the one that was started finds it
   * taken, and ends. One that listens by other means, such as the command of a container engine, is
   * believed after a while.
   */
  private void mustBeItsOwn(
      String who,
      ServerAddress open,
      Instant begun,
      Supervisor server,
      CompletableFuture<String> ended) {
    if (PortOwner.isOneOf(server.processes(), open.port())) {
      return;
    }
    boolean older = PortOwner.isOlderThan(begun, open.port());
    try {
      startup.mustLive(
          who + " ended, and another server listens at " + open,
          ended,
          patience.of(older ? TO_FIND_THE_PORT_TAKEN : SETTLING));
      if (older) {
        throw new CouldNotTell(
            who
                + " did not bring up a server: another one, which is older, listens at "
                + open
                + ".");
      }
    } catch (CouldNotTell e) {
      server.end();
      throw e;
    }
  }

  private static String words(int code) {
    return code == 0
        ? "it went into the background or did nothing (exit code 0), and has to stay in the foreground."
        : "exit code " + code + ".";
  }
}
