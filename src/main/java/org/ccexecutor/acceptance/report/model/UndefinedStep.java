package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.Snippet;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.Suggestion;
import io.cucumber.query.Query;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says of a step that nobody has defined which existing sentences are the nearest, and how to
 * define it.
 */
final class UndefinedStep {
  private final List<String> sentences;

  UndefinedStep(Query query) {
    this.sentences =
        query.findAllStepDefinitions().stream()
            .map(StepDefinition::getPattern)
            .map(pattern -> pattern.getSource())
            .toList();
  }

  String explain(Pickle pickle, Suggestion suggestion) {
    String step =
        pickle.getSteps().stream()
            .filter(one -> one.getId().equals(suggestion.getPickleStepId()))
            .map(PickleStep::getText)
            .findFirst()
            .orElse("");
    List<String> nearest = Nearest.to(step, sentences);
    String near = nearest.isEmpty() ? "" : "The nearest sentences are:\n" + indented(nearest);
    return "No sentence is defined for the step: "
        + step
        + "\n"
        + near
        + "A new one would begin so:\n"
        + indented(snippets(suggestion));
  }

  private static List<String> snippets(Suggestion suggestion) {
    return suggestion.getSnippets().stream().map(Snippet::getCode).distinct().toList();
  }

  private static String indented(List<String> texts) {
    return texts.stream().map(text -> text.indent(2)).collect(Collectors.joining());
  }
}
