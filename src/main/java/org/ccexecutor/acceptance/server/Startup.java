package org.ccexecutor.acceptance.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.settings.Patience;
import org.ccexecutor.acceptance.settings.ServerAddress;

/** Waits until a server that the run has started is healthy. */
final class Startup {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Duration PAGE_DEADLINE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int GOOD = 200;

  private final Doorway doorway;
  private final Pages pages;
  private final Patience patience;

  Startup(Doorway doorway, Pages pages, Patience patience) {
    this.doorway = doorway;
    this.pages = pages;
    this.patience = patience;
  }

  /**
   * Waits until the server is healthy.
   *
   * @param who who is waited for, as the beginning of a sentence
   * @param address where it will listen
   * @param elsewhere what to do if it listens at another address
   * @param ended says in words how it came to its end, once it has
   * @param log its output
   * @return where it listens
   * @throws CouldNotTell if it ends before, or needs too long
   */
  ServerAddress await(
      String who,
      ServerAddress address,
      String elsewhere,
      CompletableFuture<String> ended,
      ServerLog log) {
    Duration deadline = patience.of(DEADLINE);
    long end = System.nanoTime() + deadline.toNanos();
    Optional<Page> page;
    do {
      Optional<ServerAddress> open = doorway.open(address);
      page = open.map(one -> pages.read(one.page("/health"), patience.of(PAGE_DEADLINE)));
      if (page.isPresent() && page.get().status() == GOOD) {
        return open.get();
      }
      mustLive(who + " ended before the server was healthy", ended, BETWEEN_LOOKS);
    } while (System.nanoTime() < end);
    throw new CouldNotTell(
        who
            + " did not bring up a server that is healthy at "
            + address.page("/health")
            + " within "
            + deadline.toMillis() / 1000.0
            + " s ("
            + page.map(one -> "the last answer was: " + one + "). ")
                .orElse("nothing listens there). " + elsewhere)
            + log.lastLines());
  }

  /**
   * Makes sure that it lives on for so long.
   *
   * @throws CouldNotTell if it ends before
   */
  void mustLive(String sentence, CompletableFuture<String> ended, Duration time) {
    String how;
    try {
      how = ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return;
    } catch (ExecutionException e) {
      how = e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      how = "the run was interrupted.";
    }
    throw new CouldNotTell(sentence + ": " + how);
  }
}
