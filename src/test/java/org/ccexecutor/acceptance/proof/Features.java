package org.ccexecutor.acceptance.proof;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.FeaturePathFeatureSupplier;
import io.cucumber.tagexpressions.Expression;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The features of the specification, parsed once and shared by all runs.
 *
 * @param all in reading order
 */
record Features(List<Feature> all) {

  /** Reads the features in this directory. */
  static Features in(Path directory) {
    var options =
        new RuntimeOptionsBuilder()
            .addFeature(FeatureWithLines.parse(directory.toString()))
            .build();
    var parser = new FeatureParser(UUID::randomUUID);
    return new Features(
        List.copyOf(
            new FeaturePathFeatureSupplier(Features.class::getClassLoader, options, parser).get()));
  }

  /** The titles of all scenarios. */
  Set<String> titles() {
    return all.stream()
        .flatMap(feature -> feature.getPickles().stream())
        .map(Pickle::getName)
        .collect(Collectors.toSet());
  }

  /**
   * How many scenarios have such tags.
   *
   * @param titles the only titles that count; empty if all do
   */
  long count(Expression tags, Set<String> titles) {
    return all.stream()
        .flatMap(feature -> feature.getPickles().stream())
        .filter(pickle -> titles.isEmpty() || titles.contains(pickle.getName()))
        .map(Pickle::getTags)
        .filter(tags::evaluate)
        .count();
  }
}
