package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.Step;
import io.cucumber.query.Query;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.report.catalogue.Catalogue.Example;

/** The first step that is made of each sentence. */
final class Examples {
  private final Sentences sentences;
  private final Secrets secrets;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Example> bySentence = new HashMap<>();

  /**
   * @param secrets what is masked
   */
  Examples(Sentences sentences, Secrets secrets) {
    this.sentences = sentences;
    this.secrets = secrets;
  }

  /** Takes what these scenarios have for sentences that have no example yet. */
  void add(Query scenarios) {
    for (Pickle pickle : scenarios.findAllPickles()) {
      for (PickleStep step : pickle.getSteps()) {
        if (seen.add(step.getText())) {
          sentences
              .of(step.getText())
              .ifPresent(
                  sentence ->
                      bySentence.computeIfAbsent(
                          sentence, any -> example(scenarios, pickle, step)));
        }
      }
    }
  }

  private Example example(Query scenarios, Pickle pickle, PickleStep step) {
    String keyword = scenarios.findStepBy(step).map(Step::getKeyword).orElse("");
    String block = step.getArgument().map(Examples::block).orElse("");
    return new Example(
        secrets.mask(keyword + step.getText() + block), secrets.mask(pickle.getName()));
  }

  /** What stands under a step, as it is written. */
  private static String block(PickleStepArgument argument) {
    return argument
        .getDocString()
        .map(doc -> "\n\"\"\"\n" + doc.getContent() + "\n\"\"\"")
        .or(() -> argument.getDataTable().map(Examples::table))
        .map(text -> text.replace("\n", "\n  "))
        .orElse("");
  }

  private static String table(PickleTable table) {
    return table.getRows().stream()
        .map(
            row ->
                row.getCells().stream()
                    .map(PickleTableCell::getValue)
                    .collect(Collectors.joining(" | ", "\n| ", " |")))
        .collect(Collectors.joining());
  }

  /** The examples by the sentences that they are made of. */
  Map<String, Example> bySentence() {
    return Map.copyOf(bySentence);
  }
}
