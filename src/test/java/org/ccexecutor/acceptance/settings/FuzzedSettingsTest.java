package org.ccexecutor.acceptance.settings;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever stands in a setting, it is taken or turned down in one sentence that names it. */
class FuzzedSettingsTest {
  private static final int ROUNDS = 20_000;
  private static final List<String> KEYS =
      List.of(
          "cc.local.url",
          "cc.docker.url",
          "cc.auth.token",
          "cc.servers",
          "cc.server",
          "cc.heartbeat",
          "cc.patience",
          "cc.deviations",
          "stdout.encoding");
  private static final List<String> SCRAPS =
      List.of(
          "ws://",
          "wss://",
          "localhost",
          "[::1]",
          ":8003",
          ":99999",
          ":-1",
          "/ws/mcp",
          "?x=1",
          "#",
          "@",
          "%",
          "%zz",
          "1.0",
          "1e9",
          "NaN",
          "Infinity",
          "-0",
          "0x1p3",
          "auto",
          "LOCAL",
          "docker",
          "\0",
          "\n",
          " ",
          "\u0130",
          "ı",
          "日本",
          "\uD800",
          "..",
          "/",
          "\\",
          "\"",
          "UTF-8",
          "é");

  @Test
  void everyValueIsTakenOrTurnedDownInOneSentence() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < ROUNDS; i++) {
      String key = KEYS.get(random.nextInt(KEYS.size()));
      check(key, value(random));
    }
  }

  private static String value(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i >= 0; i--) {
      text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
    }
    return text.toString();
  }

  private static void check(String key, String value) {
    Map<String, String> set = Map.of(key, value);
    try {
      new SettingsReader(set::get, name -> null).read();
    } catch (BadSetting e) {
      assertThat(e.getMessage(), containsString(key));
      assertThat(e.getMessage(), e.getMessage().lines().count(), is(1L));
    } catch (RuntimeException e) {
      throw new AssertionError(key + " = " + value + " ends in " + e, e);
    }
  }
}
