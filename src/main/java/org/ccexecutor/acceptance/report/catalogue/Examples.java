package org.ccexecutor.acceptance.report.catalogue;

import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.Step;
import io.cucumber.query.Query;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    return new Example(secrets.mask(keyword + step.getText()), secrets.mask(pickle.getName()));
  }

  /** The examples by the sentences that they are made of. */
  Map<String, Example> bySentence() {
    return Map.copyOf(bySentence);
  }
}
