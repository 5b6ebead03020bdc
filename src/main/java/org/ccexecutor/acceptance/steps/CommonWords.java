package org.ccexecutor.acceptance.steps;

import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.util.Locale;
import org.ccexecutor.acceptance.settings.ServerName;

/** The words that stand in sentences of every kind. */
public final class CommonWords {
  /** Values: {@code the local server}, {@code the docker server}. */
  @ParameterType("the (local|docker) server")
  public ServerName server(String word) {
    return ServerName.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Values: {@code the health page}, {@code the liveness page}. */
  @ParameterType("the (health|liveness) page")
  public String page(String word) {
    return word.equals("health") ? "/health" : "/healthz";
  }

  /**
   * A text in quotes. Inside, {@code \n}, {@code \r}, {@code \t}, {@code \"}, {@code \\} and {@code
   * \u00e9} have their usual meaning.
   */
  @ParameterType("\"((?:[^\"\\\\]|\\\\[\\s\\S])*)\"")
  public String text(String quoted) {
    return Texts.unescaped(quoted);
  }

  /** Values: {@code 5 seconds}, {@code 1 second}. */
  @ParameterType("(\\d+) seconds?")
  public Duration seconds(String number) {
    return Duration.ofSeconds(Long.parseLong(number));
  }
}
