package org.ccexecutor.acceptance.settings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who misspells a word is told which one was meant, and never a wild guess. */
class SpellingTest {
  private static final List<String> TAGS = List.of("@smoke", "@slow", "@AVL-1", "@AVL-2", "@AVL-3");

  @Test
  void theNearestIsMeant() {
    assertThat(Spelling.meant("@smok", TAGS), is(Optional.of("@smoke")));
    assertThat(Spelling.meant("@SMOEK", TAGS), is(Optional.of("@smoke")));
    assertThat(Spelling.meant("@avl-3", TAGS), is(Optional.of("@AVL-3")));
  }

  @Test
  void whatIsFarFromAllMeansNone() {
    assertThat(Spelling.meant("@load", TAGS), is(Optional.empty()));
    assertThat(Spelling.meant("", TAGS), is(Optional.empty()));
  }

  @Test
  void whereSeveralAreEquallyNearNoneIsMeant() {
    assertThat(Spelling.meant("@AVL-9", TAGS), is(Optional.empty()));
    assertThat(Spelling.near("@AVL-9", TAGS), is(List.of("@AVL-1", "@AVL-2", "@AVL-3")));
  }
}
