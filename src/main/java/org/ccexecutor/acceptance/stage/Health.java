package org.ccexecutor.acceptance.stage;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.contract.Violation;
import org.ccexecutor.acceptance.probe.Pages;
import org.ccexecutor.acceptance.probe.Pages.Page;
import org.ccexecutor.acceptance.server.Room;
import org.ccexecutor.acceptance.server.StartedBy;

/** The pages of the server, and how many sessions they say are open. */
public final class Health {
  private static final String OTHERS_COME =
      "Others use the server: it counted more sessions, though the run opened none. Try again when"
          + " it is quiet.";
  private static final String COUNT = "active_sessions";

  private final Stage stage;
  private final List<Page> read = new ArrayList<>();
  private int before;

  public Health(Stage stage) {
    this.stage = stage;
  }

  /** Reads a page, which then is among those to be judged. */
  public void read(String path) {
    read(path, Map.of());
  }

  /** Reads a page with these headers, which then is among those to be judged. */
  public void read(String path, Map<String, List<String>> headers) {
    // What is too late is an answer all the same: how late it is decides the step.
    read.add(look(path, headers, stage.deadlines().page().multipliedBy(2)));
  }

  /**
   * The pages to be judged.
   *
   * @throws CouldNotTell if there is none
   */
  public List<Page> read() {
    return Referent.needed(read, 1, "a page has to be read");
  }

  /** Whether there are pages to be judged. */
  public boolean wasRead() {
    return !read.isEmpty();
  }

  private Page look(String path, Map<String, List<String>> headers, Duration deadline) {
    return stage.context().pages().read(stage.server().address().page(path), headers, deadline);
  }

  private Page look() {
    return look("/health", Map.of(), stage.deadlines().pageUnderStrain());
  }

  /** What reads the health page, in whatever thread, and has it not judged. */
  Runnable reading() {
    Pages pages = stage.context().pages();
    URI page = stage.server().address().page("/health");
    Duration deadline = stage.deadlines().page();
    return () -> pages.read(page, deadline);
  }

  /**
   * The health page as it is now.
   *
   * @throws Violation of AVL-1 if it has never been as it should be: then it says nothing of what
   *     has happened since
   */
  public Page now() {
    Page page = look();
    if (!stage.server().room().healthy()) {
      throw new Violation(
          "AVL-1",
          "200 with the status \"healthy\", before the run too",
          "then it was " + stage.server().room().before());
    }
    return page;
  }

  /**
   * Waits until only those sessions are counted that were open before the scenario.
   *
   * @throws CouldNotTell if others use the server
   */
  public void mustBeQuiet() {
    Room room = stage.server().room();
    if (room.isShared()) {
      throw new CouldNotTell(OTHERS_COME);
    }
    int others = room.others().orElse(0);
    if (others > 0 && stage.server().startedBy() != StartedBy.RUNNING) {
      throw new Violation(
          "AVL-5",
          "0 active sessions on a server that was just started",
          "the health page counted " + others);
    }
    // Who has just left may still be counted, others as well as the scenarios before: the contract
    // gives the server 5 seconds to notice. Where that has been waited for in vain, the next
    // scenarios do not wait as long again.
    Page last = awaitQuiet(stage.deadlines().seconds(room.sessionsStay() ? 1 : 5));
    if (!last.number(COUNT).equals(Optional.of(0))) {
      room.noteThatSessionsStay();
    }
    before = countOn(last);
    if (others > 0 && before > 0) {
      throw new CouldNotTell(
          "Others use the server: it counted "
              + others
              + " sessions before the run had opened any. Try again when it is quiet.");
    }
  }

  private Page awaitQuiet(Duration deadline) {
    AtomicInteger least = new AtomicInteger(Integer.MAX_VALUE);
    AtomicBoolean more = new AtomicBoolean();
    Page last = Repeated.until(page -> isQuiet(page, least, more), deadline, this::look);
    if (more.get() && stage.server().startedBy() == StartedBy.RUNNING) {
      stage.server().room().noteThatOthersCame();
      throw new CouldNotTell(OTHERS_COME);
    }
    return last;
  }

  /** Whether no session is counted; notes the least that were, and whether they became more. */
  private static boolean isQuiet(Page page, AtomicInteger least, AtomicBoolean more) {
    int count = page.number(COUNT).orElse(Integer.MAX_VALUE);
    if (count > least.get()) {
      more.set(true);
    }
    least.accumulateAndGet(count, Math::min);
    return count == 0;
  }

  /** How many sessions are to be counted: those of this scenario, and those counted before it. */
  public int due() {
    return before + (int) stage.openSessions();
  }

  /** How many sessions were counted before the scenario opened any. */
  public int before() {
    return before;
  }

  /**
   * Waits until as many sessions are counted as are due.
   *
   * @return how many are counted
   */
  public int countOnceDue(Duration deadline) {
    return countOn(awaitCount(this::due, deadline));
  }

  private Page awaitCount(IntSupplier wanted, Duration deadline) {
    return Repeated.until(
        page -> page.number(COUNT).equals(Optional.of(wanted.getAsInt())), deadline, this::look);
  }

  private static int countOn(Page page) {
    return page.number(COUNT)
        .orElseThrow(
            () ->
                new Violation(
                    "AVL-5",
                    "the number of active sessions on the health page",
                    "there is none: " + page));
  }
}
