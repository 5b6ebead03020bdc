package org.ccexecutor.acceptance.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.settings.Token;

/**
 * A server that a command line has started, under a small bash that ends it with all that it has
 * started: when it is told to, and when this JVM is gone, however that came.
 */
final class Supervisor {
  private static final String SCRIPT = "supervisor.sh";
  private static final String TOKEN = "AUTH_TOKEN";
  private static final Duration FOR_THE_KILLED_TO_GO = Duration.ofSeconds(20);
  private static final Duration FOR_THE_LAST_LINES = Duration.ofSeconds(1);

  private final Process bash;
  private final Duration grace;
  private final CompletableFuture<Integer> ended;

  private Supervisor(Process bash, Duration grace, ServerLog log) {
    this.bash = bash;
    this.grace = grace;
    CompletableFuture<Void> copied =
        CompletableFuture.runAsync(() -> log.copy(bash.getInputStream()), Supervisor::inThread);
    this.ended =
        bash.onExit()
            .thenCompose(
                gone ->
                    copied.completeOnTimeout(
                        null, FOR_THE_LAST_LINES.toMillis(), TimeUnit.MILLISECONDS))
            .thenApply(nothing -> bash.exitValue());
  }

  /**
   * Starts a server.
   *
   * @param command as one would type it into a shell
   * @param token what the server finds in {@code AUTH_TOKEN}; empty for none
   * @param grace how long it has to end by itself
   * @param log where its output goes
   * @throws IOException if there is no bash
   */
  static Supervisor start(String command, Optional<Token> token, Duration grace, ServerLog log)
      throws IOException {
    String seconds = Long.toString(Math.max(1, grace.toSeconds()));
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                "-c",
                script(),
                "supervisor",
                command,
                seconds,
                UUID.randomUUID().toString())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.remove(TOKEN);
    token.ifPresent(secret -> environment.put(TOKEN, secret.secret()));
    return new Supervisor(builder.start(), grace, log);
  }

  private static void inThread(Runnable work) {
    Thread thread = new Thread(work, "output of a server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Its exit code, once it has ended and all that it has printed is in the log. */
  CompletableFuture<Integer> ended() {
    return ended;
  }

  /** The processes that it has started so far. */
  Stream<ProcessHandle> processes() {
    return bash.descendants();
  }

  /**
   * Ends it with all that it has started, by force if it does not end by itself. On a machine that
   * is too busy for that to be over in time, the supervisor goes on without us: who killed it would
   * leave behind what only it can find.
   */
  void end() {
    try {
      bash.getOutputStream().close();
      bash.waitFor(grace.plus(FOR_THE_KILLED_TO_GO).toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      bash.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String script() {
    try (InputStream in = Supervisor.class.getResourceAsStream(SCRIPT)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(SCRIPT + " cannot be read", e);
    }
  }
}
