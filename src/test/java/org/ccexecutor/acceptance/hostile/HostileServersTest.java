package org.ccexecutor.acceptance.hostile;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** No server makes a run hang, lie, leak or swell, however badly it behaves. */
@Execution(ExecutionMode.CONCURRENT)
class HostileServersTest {
  private static final String HURRY = "0.2";
  private static final int TRIES_AGAIN = 2;
  private static final int AT_ONCE = 8;
  private static final String MUTE = "The server answers nobody any more";
  private static final int LONGEST_RUN_SECONDS = 120;
  private static final int LONGEST_TRANSCRIPT = 101 * (Transcript.TEXT_LIMIT * 2 + 100);

  @TestFactory
  Stream<DynamicTest> everyHostileServerIsJudgedForWhatItDoes() {
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    List<DynamicTest> tests =
        Stream.of(AtTheDoor.kinds(), InTheFrames.kinds(), InTheTalk.kinds())
            .flatMap(List::stream)
            .map(
                kind ->
                    test(
                        kind,
                        CompletableFuture.supplyAsync(() -> HostileRun.against(kind, HURRY), pool),
                        () -> awaitEndOf(pool)))
            .toList();
    pool.shutdown();
    return tests.stream();
  }

  private static DynamicTest test(
      Kind kind, CompletableFuture<HostileRun> playing, Runnable endOfOthers) {
    return DynamicTest.dynamicTest(
        "a server that " + kind,
        () ->
            orTryAgain(
                kind,
                playing.get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS),
                run -> check(kind, run),
                endOfOthers));
  }

  private static void awaitEndOf(ExecutorService pool) {
    try {
      pool.awaitTermination(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void orTryAgain(Kind kind, Consumer<HostileRun> check) {
    orTryAgain(kind, HostileRun.against(kind, HURRY), check, () -> {});
  }

  /**
   * On a busy machine deadlines pass in vain, and a server has no time to be hostile: then it gets
   * all the time that users give, when the others have ended, and if that was in vain as well, once
   * more.
   */
  private static void orTryAgain(
      Kind kind, HostileRun run, Consumer<HostileRun> check, Runnable endOfOthers) {
    HostileRun tried = run;
    for (int again = 0; again < TRIES_AGAIN; again++) {
      try {
        check.accept(tried);
        return;
      } catch (AssertionError e) {
        endOfOthers.run();
        tried = HostileRun.against(kind, "1.0");
      }
    }
    check.accept(tried);
  }

  private static String said(HostileRun run) {
    return String.join("\n", run.sentences());
  }

  private static void check(Kind kind, HostileRun run) {
    String said = said(run);
    assertThat(said, run.broken(), everyItem(is(in(kind.breaks()))));
    if (kind.told()) {
      assertThat(said, run.broken(), is(not(empty())));
    }
    assertThat(said, containsString(kind.sentence()));
    assertThat(said, not(containsString("The specification itself failed")));
    assertThat(run.transcripts(), is(not(empty())));
    for (Transcript transcript : run.transcripts()) {
      assertThat(transcript.frames(), is(not(empty())));
      assertThat(transcript.toString().length(), is(lessThan(LONGEST_TRANSCRIPT)));
    }
    assertThat("connections left open", run.leftOpen(), is(0));
  }

  @Test
  void whoIsSilentAboutOneThingOnlyIsWaitedForEveryTime() {
    Kind kind =
        Kind.unanswering("answers no command", "", InTheTalk.answeringUnlessAsked("execute"));
    orTryAgain(
        kind,
        run -> {
          assertThat(said(run), not(containsString(MUTE)));
          assertThat(run.broken(), hasItem("ECHO-1"));
        });
  }

  @Test
  void whoAnswersNobodyIsNotWaitedForEveryTime() {
    Kind kind = Kind.unanswering("answers nobody", "", visitor -> visitor.greet().waitForTheEnd());
    orTryAgain(
        kind,
        run -> {
          assertThat(said(run), containsString(MUTE));
          assertThat(run.broken(), is(not(empty())));
        });
  }
}
