package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.messages.types.JavaMethod;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestStep;
import io.cucumber.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Chapter;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Example;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Parameter;
import org.ccexecutor.acceptance.report.model.Recording;

/**
 * Makes the catalogue from what Cucumber tells of step definitions and of the scenarios that use
 * them.
 */
public final class CatalogueBuilder {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w*)}");
  private static final Pattern CAMEL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "int",
          "A whole number.",
          "word",
          "One word.",
          "string",
          "A text in quotes.",
          "float",
          "A number.",
          "",
          "Anything.");

  private final Query query;
  private final Secrets secrets;
  private final Map<String, Comments> comments = new HashMap<>();
  private final Map<String, JavaMethod> parameterTypes = new HashMap<>();
  private final Map<String, Example> examples = new HashMap<>();

  private CatalogueBuilder(Recording recording, Secrets secrets) {
    this.query = recording.query();
    this.secrets = secrets;
    for (ParameterType type : recording.parameterTypes()) {
      type.getSourceReference()
          .flatMap(SourceReference::getJavaMethod)
          .ifPresent(method -> parameterTypes.put(type.getName(), method));
    }
  }

  /**
   * The catalogue of the run that was recorded.
   *
   * @param secrets what is masked in examples
   */
  public static Catalogue of(Recording recording, Secrets secrets) {
    return new CatalogueBuilder(recording, secrets).build();
  }

  private Catalogue build() {
    query.findAllTestCases().stream()
        .sorted(Comparator.comparing(this::place))
        .forEach(this::collectExamples);
    Map<String, Map<String, StepDefinition>> byClass = new TreeMap<>();
    for (StepDefinition definition : query.findAllStepDefinitions()) {
      definition
          .getSourceReference()
          .getJavaMethod()
          .ifPresent(
              method ->
                  byClass
                      .computeIfAbsent(method.getClassName(), any -> new LinkedHashMap<>())
                      // Each thread that runs scenarios has definitions of its own.
                      .putIfAbsent(definition.getPattern().getSource(), definition));
    }
    List<Chapter> chapters = new ArrayList<>();
    byClass.forEach(
        (name, definitions) -> chapters.add(chapter(name, List.copyOf(definitions.values()))));
    return new Catalogue(List.copyOf(chapters));
  }

  /** Scenarios run at the same time: examples come from the first one in reading order. */
  private String place(TestCase testCase) {
    Optional<Pickle> pickle = query.findPickleBy(testCase);
    long line =
        pickle
            .flatMap(query::findLocationOf)
            .map(Location::getLine)
            .map(Number::longValue)
            .orElse(0L);
    return String.format(Locale.ROOT, "%s:%08d", pickle.map(Pickle::getUri).orElse(""), line);
  }

  private void collectExamples(TestCase testCase) {
    for (TestStep step : testCase.getTestSteps()) {
      query
          .findUnambiguousStepDefinitionBy(step)
          .ifPresent(
              definition ->
                  examples.computeIfAbsent(
                      definition.getPattern().getSource(), any -> example(testCase, step)));
    }
  }

  private Example example(TestCase testCase, TestStep step) {
    return query
        .findPickleStepBy(step)
        .map(
            pickleStep ->
                new Example(
                    secrets.mask(
                        query.findStepBy(pickleStep).map(Step::getKeyword).orElse("")
                            + pickleStep.getText()),
                    secrets.mask(query.findPickleBy(testCase).map(Pickle::getName).orElse(""))))
        .orElseThrow();
  }

  private Chapter chapter(String className, List<StepDefinition> definitions) {
    String simple = className.substring(className.lastIndexOf('.') + 1).replaceFirst("Steps$", "");
    List<Entry> entries =
        definitions.stream()
            .sorted(
                Comparator.comparing(this::position)
                    .thenComparing(one -> one.getPattern().getSource()))
            .map(this::entry)
            .toList();
    return new Chapter(
        String.join(" ", CAMEL.split(simple)), comments(className).ofClass(), entries);
  }

  private int position(StepDefinition definition) {
    JavaMethod method = method(definition);
    return comments(method.getClassName())
        .position(method.getMethodName(), method.getMethodParameterTypes().size());
  }

  private Entry entry(StepDefinition definition) {
    String sentence = definition.getPattern().getSource();
    List<String> names =
        PARAMETER
            .matcher(sentence)
            .results()
            .map(MatchResult::group)
            .map(one -> one.substring(1, one.length() - 1))
            .toList();
    JavaMethod method = method(definition);
    Example example = examples.get(sentence);
    return new Entry(
        sentence,
        comment(method),
        names.stream().distinct().map(this::parameter).toList(),
        method.getMethodParameterTypes().size() > names.size(),
        example == null ? List.of() : List.of(example));
  }

  private Parameter parameter(String name) {
    JavaMethod method = parameterTypes.get(name);
    return new Parameter(
        name,
        method == null
            ? List.of(new Span(BUILT_IN.getOrDefault(name, ""), false))
            : comment(method));
  }

  private List<Span> comment(JavaMethod method) {
    return comments(method.getClassName())
        .of(method.getMethodName(), method.getMethodParameterTypes().size());
  }

  private Comments comments(String className) {
    return comments.computeIfAbsent(className, Comments::of);
  }

  private static JavaMethod method(StepDefinition definition) {
    return definition.getSourceReference().getJavaMethod().orElseThrow();
  }
}
