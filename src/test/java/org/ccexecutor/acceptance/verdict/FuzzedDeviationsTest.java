package org.ccexecutor.acceptance.verdict;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.ccexecutor.acceptance.contract.Register;
import org.ccexecutor.acceptance.settings.BadSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands in the file of known deviations, it is read or turned down in one sentence. */
class FuzzedDeviationsTest {
  private static final int ROUNDS = 1_500;
  private static final String GOOD =
      """
      # what is known
      - requirement: AUTH-1
        reason: The server has no token check of its own yet.
      - requirement: RPC-8
        reason: "It answers notifications: always"
        scenario: A notification gets no response
        link: https://example.org/1
      """;
  private static final List<String> SCRAPS =
      List.of(
          "- ",
          ": ",
          "\t",
          "{",
          "}",
          "[",
          "]",
          "&a ",
          "*a",
          "!!java.lang.Runtime ",
          "|",
          ">",
          "%",
          "@",
          "\"",
          "'",
          "---\n",
          "...\n",
          "\0",
          "\uFEFF",
          "null",
          "~",
          "1e999",
          "<<: *a",
          "? ",
          "\r",
          "requirement: ",
          "AUTH-1\n",
          "- - - ",
          "\u2028");

  @TempDir private Path directory;
  private final Register register = Register.load();

  @Test
  void everyFileIsReadOrTurnedDownInOneSentence() throws IOException {
    Random random = new Random(20_260_101);
    Path file = directory.resolve("known.yaml");
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = mutilated(random);
      Files.write(file, bytes);
      check(file, bytes);
    }
  }

  private static byte[] mutilated(Random random) {
    StringBuilder text = new StringBuilder(GOOD);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.insert(at, SCRAPS.get(random.nextInt(SCRAPS.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(12)));
        default -> text.setCharAt(at, (char) random.nextInt(0x250));
      }
    }
    return text.toString()
        .getBytes(random.nextInt(10) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  private void check(Path file, byte[] bytes) {
    try {
      DeviationsFile.read(file, register);
    } catch (BadSetting e) {
      assertThat(e.getMessage(), containsString(file.toString()));
      assertThat(e.getMessage(), e.getMessage().lines().count(), is(1L));
    } catch (RuntimeException e) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      throw new AssertionError("This ends in " + e + ":\n" + text, e);
    }
  }
}
