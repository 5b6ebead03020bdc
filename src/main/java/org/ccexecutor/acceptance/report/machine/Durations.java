package org.ccexecutor.acceptance.report.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long the scenarios of the last run took, as its {@code verdicts.json} says. */
public final class Durations {
  private Durations() {}

  /**
   * The seconds that scenarios took, by their names; nothing where there is no file, or none that
   * can be read: a run can do without.
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
