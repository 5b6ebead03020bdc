package org.ccexecutor.acceptance.engine;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.OutputDirectoryCreator;

/**
 * A request for discovery in which a random order has a seed that is known, so that the report can
 * name it.
 *
 * @param request the request as it came
 * @param getConfigurationParameters its parameters, with a seed if they need one
 */
record SeededOrder(
    EngineDiscoveryRequest request, ConfigurationParameters getConfigurationParameters)
    implements EngineDiscoveryRequest {
  private static final String ORDER = "cucumber.execution.order";
  private static final String SEED = "cucumber.execution.order.random.seed";
  private static final int SEEDS = 1_000_000;

  static SeededOrder of(EngineDiscoveryRequest request) {
    ConfigurationParameters given = request.getConfigurationParameters();
    boolean unknown = isRandom(given) && given.get(SEED).isEmpty();
    return new SeededOrder(
        request,
        unknown ? new Seeded(given, Integer.toString(new SecureRandom().nextInt(SEEDS))) : given);
  }

  private static boolean isRandom(ConfigurationParameters parameters) {
    return parameters.get(ORDER).filter("random"::equalsIgnoreCase).isPresent();
  }

  /** Whether the user has chosen an order. */
  boolean isChosen() {
    return getConfigurationParameters().get(ORDER).isPresent();
  }

  /** The order in words, such as {@code random, seed 42}. */
  String words() {
    ConfigurationParameters parameters = getConfigurationParameters();
    return isRandom(parameters)
        ? "random, seed " + parameters.get(SEED).orElseThrow()
        : parameters.get(ORDER).orElse(LongestFirst.WORDS);
  }

  @Override
  public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
    return request.getSelectorsByType(type);
  }

  @Override
  public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
    return request.getFiltersByType(type);
  }

  @Override
  public EngineDiscoveryListener getDiscoveryListener() {
    return request.getDiscoveryListener();
  }

  @Override
  public OutputDirectoryCreator getOutputDirectoryCreator() {
    return request.getOutputDirectoryCreator();
  }

  private record Seeded(ConfigurationParameters given, String seed)
      implements ConfigurationParameters {

    @Override
    public Optional<String> get(String key) {
      return key.equals(SEED) ? Optional.of(seed) : given.get(key);
    }

    @Override
    public Optional<Boolean> getBoolean(String key) {
      return given.getBoolean(key);
    }

    @Override
    public Set<String> keySet() {
      return given.keySet();
    }
  }
}
