package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.cucumberexpressions.ExpressionFactory;
import io.cucumber.cucumberexpressions.ParameterTypeRegistry;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.query.Query;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which sentence a step is made of, also of steps that did not run. */
public final class Sentences {
  private final Map<String, Pattern> patterns = new LinkedHashMap<>();

  /** The sentences of the step definitions that a run has, with its types of parameters. */
  public Sentences(Query query, Collection<ParameterType> types) {
    ParameterTypeRegistry registry = new ParameterTypeRegistry(Locale.ENGLISH);
    Map<String, ParameterType> byName = new LinkedHashMap<>();
    // Each thread that runs scenarios has types and definitions of its own.
    types.forEach(type -> byName.putIfAbsent(type.getName(), type));
    byName.values().forEach(type -> registry.defineParameterType(asRead(type)));
    ExpressionFactory factory = new ExpressionFactory(registry);
    for (StepDefinition definition : query.findAllStepDefinitions()) {
      patterns.computeIfAbsent(
          definition.getPattern().getSource(),
          sentence -> factory.createExpression(sentence).getRegexp());
    }
  }

  /** The values themselves are of no interest. */
  private static io.cucumber.cucumberexpressions.ParameterType<String> asRead(ParameterType type) {
    return new io.cucumber.cucumberexpressions.ParameterType<>(
        type.getName(),
        type.getRegularExpressions(),
        String.class,
        (String... groups) -> "",
        false,
        false);
  }

  /** All sentences. */
  Set<String> all() {
    return patterns.keySet();
  }

  /** The sentence that this step is made of, if there is one. */
  public Optional<String> of(String step) {
    return patterns.entrySet().stream()
        .filter(entry -> entry.getValue().matcher(step).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
