package org.ccexecutor.acceptance.report.machine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.not;

import io.cucumber.messages.types.Pickle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.report.catalogue.FeatureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A first run is in order as well, by times that lie with the project. {@code -Ddurations.renew}
 * takes those of the last run.
 */
class KnownDurationsTest {
  private static final String RENEW = "durations.renew";
  private static final Path FILE =
      Path.of("src/main/resources/org/ccexecutor/acceptance/report/machine/durations.yaml");
  private static final Path LAST_RUN = Path.of("target/acceptance-report/verdicts.json");

  /** Who takes less is not waited for at the end of a run. */
  private static final double LONG = 0.5;

  @Test
  @DisabledIfSystemProperty(named = RENEW, matches = ".*")
  void eachIsThatOfAScenario() {
    Set<String> names =
        FeatureFiles.in(List.of(Path.of("features"))).findAllPickles().stream()
            .map(Pickle::getName)
            .collect(Collectors.toSet());
    assertThat(Durations.known().keySet(), everyItem(in(names)));
    assertThat(Durations.known().values(), everyItem(greaterThan(0.0)));
    assertThat(Durations.known(), not(anEmptyMap()));
  }

  @Test
  @EnabledIfSystemProperty(named = RENEW, matches = ".*")
  void renewed() throws Exception {
    Map<String, Double> seconds = new TreeMap<>(Durations.in(LAST_RUN));
    seconds.values().removeIf(time -> time < LONG);
    seconds.replaceAll((name, time) -> Math.round(time * 10) / 10.0);
    Files.writeString(
        FILE,
        "# How many seconds scenarios take that take long; KnownDurationsTest says how to renew it.\n"
            + new YAMLMapper().writeValueAsString(seconds));
  }
}
