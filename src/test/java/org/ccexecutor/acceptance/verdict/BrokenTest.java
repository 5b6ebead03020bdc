package org.ccexecutor.acceptance.verdict;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

/** How a failure is told: whole, and in a line. */
class BrokenTest {
  @Test
  void isToldWholeAndInALine() {
    Judgement judgement = Judgement.broken("ECHO-1", "\"a\"", "\"b\",\n  and \"c\"");
    Broken broken = new Broken("all, and the wire", judgement.sentence());
    assertThat(broken.getMessage(), is("ECHO-1 is broken: expected \"a\", but \"b\", and \"c\""));
    assertThat(
        broken.toString(), is("org.ccexecutor.acceptance.verdict.Broken: all, and the wire"));
  }
}
