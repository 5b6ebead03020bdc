package org.ccexecutor.acceptance.report.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibleTest {
  @ParameterizedTest
  @CsvSource({
    "bell, '\u0007', '\\u0007'",
    "escape, '\u001b[1m', '\\u001b[1m'",
    "delete, '\u007f', '\\u007f'",
    "right-to-left mark, 'a\u200fb', 'a\\u200fb'",
    "override, 'a\u202eb', 'a\\u202eb'",
    "isolate, 'a\u2067b', 'a\\u2067b'",
    "line separator, 'a\u2028b', 'a\\u2028b'",
    "byte order mark, '\ufeffa', '\\ufeffa'",
    "an accent behind its letter, 'cafe\u0301 and café', 'cafe\\u0301 and café'",
    "a heart in colour, '❤\ufe0f', '❤\ufe0f'",
    "what people write, 'tab\tline\n日本語 👩\u200d💻', 'tab\tline\n日本語 👩\u200d💻'"
  })
  void whatDeceivesTheReaderIsEscaped(String what, String text, String shown) {
    assertThat(what, Visible.text(text), is(shown));
  }
}
