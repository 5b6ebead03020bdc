package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.messages.types.ParameterType;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.query.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells which steps are made of which sentence. */
public final class Usage {
  private Usage() {}

  /**
   * The steps of all sentences.
   *
   * @param query what ran, with the step definitions
   * @param features where more feature files lie
   * @return the different steps by the sentence that they are made of
   */
  public static Map<String, List<String>> of(
      Query query, Collection<ParameterType> types, Path features) {
    Sentences sentences = new Sentences(query, types);
    Map<String, List<String>> steps = new LinkedHashMap<>();
    sentences.all().forEach(sentence -> steps.put(sentence, new ArrayList<>()));
    Stream.of(FeatureFiles.in(List.of(features)), query)
        .flatMap(scenarios -> scenarios.findAllPickles().stream())
        .flatMap(pickle -> pickle.getSteps().stream())
        .map(PickleStep::getText)
        .distinct()
        .forEach(step -> sentences.of(step).ifPresent(sentence -> steps.get(sentence).add(step)));
    return steps;
  }
}
