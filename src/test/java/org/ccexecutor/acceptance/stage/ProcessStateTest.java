package org.ccexecutor.acceptance.stage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessStateTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GONE    | 7 S        | process 7 is still there",
        "GONE    | 7 T 8 R    | process 7 is still there, stopped; process 8 is still there",
        "STOPPED | 7 S 8 gone | process 7 is not stopped; process 8 is gone",
        "MOVING  | 7 t 8 gone | process 7 is stopped; process 8 is gone",
        "MOVING  | nonsense   | nonsense"
      })
  void saysInWordsWhatIsWrong(ProcessState wanted, String found, String words) {
    assertThat(wanted.wrongWith(found), is(words));
  }
}
