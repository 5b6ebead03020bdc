package org.ccexecutor.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step calls a token is what is sent. */
class TokenWordTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "the token,                                 Tk3c",
        "the first character of the token,          T",
        "the token less its last character,         Tk3",
        "the token less its first character,        k3c",
        "the token and one character more,          Tk3cx",
        "the token and another word,                Tk3c anotherword",
        "'the token, a comma and another word',     'Tk3c,anotherword'",
        "the token behind the word \"Bearer\",      Bearer Tk3c",
        "the token in quotes,                       \"Tk3c\"",
        "the token twice,                           Tk3cTk3c",
        "the token with another end,                Tk3x",
        "the token with another start,              xk3c",
        "the token with two characters exchanged,   kT3c",
        "the token in another case,                 tK3C",
        "another word,                              anotherword",
        "the word \"null\",                         null",
        "a word of 4 characters,                    xxxx",
        "an empty token,                            ''",
      })
  void isSent(String words, String sent) {
    assertThat("a step may say it", words.matches(TokenWord.REGEX), is(true));
    assertThat(new TokenWord(words).of(() -> "Tk3c"), is(sent));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the token les its last character",
        "the token in another",
        "the tokens",
        "a word of some characters"
      })
  void noStepMaySayAnotherThing(String words) {
    assertThat(words.matches(TokenWord.REGEX), is(false));
  }

  @ParameterizedTest
  @CsvSource({"the token in another case, 123", "the token with two characters exchanged, aaa"})
  void whatComesToTheTokenItselfTellsNothing(String words, String token) {
    CouldNotTell reason =
        assertThrows(CouldNotTell.class, () -> new TokenWord(words).of(() -> token));
    assertThat(reason.getMessage(), containsString("take a longer one"));
  }

  @Test
  void theTokenIsNotAskedForWhereItIsNotNeeded() {
    TokenWord another = new TokenWord("another word");
    assertThat(
        another.of(
            () -> {
              throw new AssertionError("asked for the token");
            }),
        is("anotherword"));
  }
}
