package org.ccexecutor.acceptance.report.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All sentences that scenarios can be written with.
 *
 * @param chapters the step classes, by name
 * @param sections the features that there are
 */
public record Catalogue(List<Chapter> chapters, List<Section> sections) {
  private static final int MANY = 3;
  private static final String SKELETON =
      """
      Feature: Echo

        @ECHO-1 @must
        Rule: An echo of a text gives exactly that text

          Scenario: A greeting comes back
            Given the client is connected
            When it echoes "Hello"
            Then exactly that comes back, and a newline
      """;

  /**
   * A section of the specification.
   *
   * @param title its name
   * @param file its feature file
   * @param ids the requirements that it is about, in few words
   */
  public record Section(String title, String file, String ids) {}

  /**
   * The sentences about one subject.
   *
   * @param title the subject
   * @param about what it is
   * @param entries the sentences, in the order of the source
   */
  public record Chapter(String title, List<Span> about, List<Entry> entries) {}

  /**
   * One sentence.
   *
   * @param sentence the sentence with its parameters in braces
   * @param meaning what it does
   * @param parameters what may stand in the place of each
   * @param block whether a doc string or a table follows it
   * @param example how a scenario uses it, empty if none does
   */
  public record Entry(
      String sentence,
      List<Span> meaning,
      List<Parameter> parameters,
      boolean block,
      List<Example> example) {}

  /**
   * A parameter of a sentence.
   *
   * @param name its name in the sentence
   * @param values what may stand in its place
   */
  public record Parameter(String name, List<Span> values) {}

  /**
   * How a scenario uses a sentence.
   *
   * @param step the whole step, with the block under it
   * @param scenario the name of the scenario
   */
  public record Example(String step, String scenario) {}

  /** All sentences with what belongs to them. */
  public List<Entry> entries() {
    return chapters.stream().flatMap(chapter -> chapter.entries().stream()).toList();
  }

  /** The values that many sentences share, by name: what may stand there is said once. */
  public List<Parameter> shared() {
    Map<Parameter, Long> uses =
        entries().stream()
            .flatMap(entry -> entry.parameters().stream())
            .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    return uses.keySet().stream()
        .filter(one -> uses.get(one) >= MANY)
        .sorted(Comparator.comparing(Parameter::name))
        .toList();
  }

  /** Where a scenario stands in a file, and what it says there. */
  public String skeleton() {
    return SKELETON;
  }

  /** How many sentences there are. */
  public int size() {
    return entries().size();
  }
}
