package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.messages.types.JavaMethod;
import io.cucumber.messages.types.ParameterType;
import io.cucumber.messages.types.SourceReference;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.query.Query;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Chapter;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Entry;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Example;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Parameter;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Section;

/** Makes the catalogue from what Cucumber tells of step definitions and parameter types. */
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
  private final Map<String, Comments> comments = new HashMap<>();
  private final Map<String, JavaMethod> parameterTypes = new HashMap<>();
  private final Map<String, Example> examples;
  private final List<Section> sections;

  private CatalogueBuilder(
      Query query,
      Collection<ParameterType> types,
      Map<String, Example> examples,
      List<Section> sections) {
    this.query = query;
    this.examples = examples;
    this.sections = sections;
    for (ParameterType type : types) {
      type.getSourceReference()
          .flatMap(SourceReference::getJavaMethod)
          .ifPresent(method -> parameterTypes.put(type.getName(), method));
    }
  }

  /** The catalogue of the steps that this run has, without examples. */
  public static Catalogue of(Query query, Collection<ParameterType> types) {
    return new CatalogueBuilder(query, types, Map.of(), List.of()).build();
  }

  /**
   * The same with examples, whatever was selected.
   *
   * @param features where the feature files lie that examples are taken from; then comes what ran
   * @param secrets what is masked in examples
   */
  public static Catalogue of(
      Query query, Collection<ParameterType> types, Path features, Secrets secrets) {
    Query files = FeatureFiles.in(List.of(features));
    Examples examples = new Examples(new Sentences(query, types), secrets);
    if (!query.findAllStepDefinitions().isEmpty()) {
      examples.add(files);
      examples.add(query);
    }
    return new CatalogueBuilder(query, types, examples.bySentence(), Sections.of(files)).build();
  }

  private Catalogue build() {
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
    return new Catalogue(List.copyOf(chapters), sections);
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
