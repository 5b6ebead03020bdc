package org.ccexecutor.acceptance.report.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How long scenarios take, in seconds by their names. */
public final class Durations {
  private static final String KNOWN = "durations.yaml";

  private Durations() {}

  /**
   * How long those took that take long, when somebody looked: for whoever was not in the last run.
   */
  public static Map<String, Double> known() {
    try (InputStream in = Durations.class.getResourceAsStream(KNOWN)) {
      return new YAMLMapper().readValue(in, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(KNOWN + " cannot be read.", e);
    }
  }

  /**
   * How long those of a run took, as its {@code verdicts.json} says; nothing where there is no
   * file, or none that can be read: a run can do without.
   */
  public static Map<String, Double> in(Path verdicts) {
    Map<String, Double> seconds = new HashMap<>();
    if (!Files.isReadable(verdicts)) {
      return seconds;
    }
    try {
      for (JsonNode requirement : JsonMapper.shared().readTree(verdicts).path("requirements")) {
        for (JsonNode scenario : requirement.path("scenarios")) {
          seconds.merge(
              scenario.path("name").asString(""), scenario.path("seconds").asDouble(0), Math::max);
        }
      }
    } catch (JacksonException e) {
      return Map.of();
    }
    return seconds;
  }
}
