package org.ccexecutor.acceptance.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.ConfigurationParameters;

/** Cucumber never sees the filters: it would skip what a name matches in part, and be green. */
class UnfilteredTest {
  private static final Map<String, String> GIVEN =
      Map.of("cucumber.filter.name", "Two clients", "cucumber.filter.tags", "@a", "other", "true");

  @Test
  void nothingIsLeftOfTheFilters() {
    Unfiltered unfiltered = new Unfiltered(new Given());
    assertThat(unfiltered.get("cucumber.filter.name"), is(Optional.empty()));
    assertThat(unfiltered.get("cucumber.filter.tags"), is(Optional.empty()));
    assertThat(unfiltered.keySet(), is(Set.of("other")));
  }

  @Test
  void allElseStays() {
    assertThat(new Unfiltered(new Given()).get("other"), is(Optional.of("true")));
    assertThat(new Unfiltered(new Given()).getBoolean("other"), is(Optional.of(true)));
  }

  private record Given() implements ConfigurationParameters {

    @Override
    public Optional<String> get(String key) {
      return Optional.ofNullable(GIVEN.get(key));
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return get(key).map(Boolean::valueOf);
    }

    @Override
    public Set<String> keySet() {
      return GIVEN.keySet();
    }
  }
}
