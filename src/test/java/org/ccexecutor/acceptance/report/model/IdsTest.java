package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids that follow one another are named as a run. */
class IdsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "A-1 A-2 A-3 = A-1 to A-3",
        "A-1 A-2 B-3 = A-1, A-2, B-3",
        "A-1 B-1 B-2 B-3 C-9 = A-1, B-1 to B-3, C-9",
        "A-8 A-9 A-10 A-12 = A-8 to A-10, A-12"
      })
  void inWords(String ids, String words) {
    assertThat(Ids.inWords(List.of(ids.split(" "))), is(words));
  }
}
