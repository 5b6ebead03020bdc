package org.ccexecutor.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What is left of a token in what is shown. */
class SecretsTest {
  private static final String TOKEN = "S3same/Open+\"It\"<now>&Always";

  private static String masked(String text) {
    return new Secrets(List.of(TOKEN)).mask(text);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void masksEveryFormInWhichATokenIsSent() {
    assertThat(masked("Bearer " + TOKEN + "."), is("Bearer «token»."));
    assertThat(
        masked("?token=" + URLEncoder.encode(TOKEN, StandardCharsets.UTF_8) + "&x"),
        is("?token=«token»&x"));
    assertThat(masked("\"" + TOKEN.replace("\"", "\\\"") + "\""), is("\"«token»\""));
    assertThat(
        masked("<b>S3same/Open+&quot;It&quot;&lt;now&gt;&amp;Always</b>"), is("<b>«token»</b>"));
  }

  @Test
  void masksItInsideCredentialsOfTheSchemeBasic() {
    assertThat(
        masked("Basic " + base64("user:" + TOKEN)).contains(base64(TOKEN).substring(8, 16)),
        is(false));
    assertThat(masked("Basic " + base64("somebody-else:" + TOKEN)).length() < 40, is(true));
  }

  @Test
  void masksItInAnotherCase() {
    assertThat(
        new Secrets(List.of("Geheim-8421-Wort")).mask("Bearer gEHEIM-8421-wORT"),
        is("Bearer " + Secrets.MASK));
  }

  @Test
  void masksWhatIsNearlyTheToken() {
    assertThat(masked(TOKEN.substring(0, TOKEN.length() - 1)), is("«token»"));
    assertThat(masked(TOKEN.substring(1) + "X"), is("«token»X"));
    assertThat(masked(TOKEN + TOKEN), is("«token»«token»"));
    assertThat(masked("a " + TOKEN.toUpperCase(Locale.ROOT) + " b"), is("a «token» b"));
    assertThat(masked("a " + TOKEN.substring(5, 13) + " b"), is("a «token» b"));
  }

  @Test
  void masksAPieceWhereverItStands() {
    for (int offset = 0; offset < 20; offset++) {
      for (int from = 0; from + 8 <= TOKEN.length(); from++) {
        String before = "=".repeat(offset);
        String piece = TOKEN.substring(from, from + 8);
        assertThat(masked(before + piece), is(before + "«token»"));
        assertThat(masked(before + piece + "="), is(before + "«token»="));
        assertThat(masked(piece + before + "|" + piece), is("«token»" + before + "|«token»"));
      }
    }
  }

  @Test
  void leavesAllElseAsItIs() {
    String text = "S3same is a word, Open+ another; 日本語, é, and nothing of 8 characters.";
    assertThat(masked(text), is(text));
    assertThat(
        new Secrets(List.of("", "short")).mask("a short word, shor"), is("a «token» word, shor"));
  }
}
