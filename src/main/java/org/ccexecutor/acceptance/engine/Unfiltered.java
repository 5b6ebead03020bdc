package org.ccexecutor.acceptance.engine;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.ConfigurationParameters;

/**
 * Parameters without the filters: {@link Selection} has applied them. Cucumber would skip, and not
 * fail, a scenario whose name a filter matches in part only.
 *
 * @param given all parameters
 */
record Unfiltered(ConfigurationParameters given) implements ConfigurationParameters {
  private static final String FILTERS = "cucumber.filter.";

  @Override
  public Optional<String> get(String key) {
    return key.startsWith(FILTERS) ? Optional.empty() : given.get(key);
  }

  @Override
  public Optional<Boolean> getBoolean(String key) {
    return key.startsWith(FILTERS) ? Optional.empty() : given.getBoolean(key);
  }

  @Override
  public Set<String> keySet() {
    return given.keySet().stream()
        .filter(key -> !key.startsWith(FILTERS))
        .collect(Collectors.toSet());
  }
}
