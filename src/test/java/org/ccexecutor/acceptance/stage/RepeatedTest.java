package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTest {
  @Test
  void asksNoMoreOnceTheAnswerIsGood() {
    List<Integer> answers = new ArrayList<>();
    int answer =
        Repeated.until(
            number -> number == 2,
            Duration.ofMinutes(1),
            () -> {
              answers.add(answers.size());
              return answers.size() - 1;
            });
    assertThat(answer, is(2));
    assertThat(answers, contains(0, 1, 2));
  }

  @Test
  void asksForTheLastTimeWhenTheTimeIsOver() {
    Duration limit = Duration.ofMillis(60);
    long begin = System.nanoTime();
    long asked = Repeated.until(never -> false, limit, System::nanoTime);
    assertThat(asked - begin, greaterThanOrEqualTo(limit.toNanos()));
  }
}
