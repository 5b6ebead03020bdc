package org.ccexecutor.acceptance.features;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.TestStep;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ccexecutor.acceptance.engine.ScenarioObjects;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every step of a scenario has exactly one meaning, and every sentence of the vocabulary is used.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VocabularyTest {
  private final List<Envelope> messages = new ArrayList<>();

  @BeforeAll
  void readEveryScenarioWithoutRunningIt() {
    try (Run run = Run.by(new SettingsReader(name -> null, name -> null).read())) {
      RuntimeOptionsBuilder options =
          new RuntimeOptionsBuilder()
              .setDryRun(true)
              .addGlue(java.net.URI.create("classpath:/none"));
      FeatureFiles.paths()
          .forEach(
              path ->
                  options.addFeature(
                      io.cucumber.core.feature.FeatureWithLines.create(path.toUri(), List.of())));
      Runtime.builder()
          .withRuntimeOptions(options.build())
          .withObjectFactorySupplier(() -> new ScenarioObjects(() -> run))
          .withAdditionalPlugins(new Recorder(messages))
          .build()
          .run();
    }
  }

  private record Recorder(List<Envelope> messages) implements ConcurrentEventListener {
    @Override
    public void setEventPublisher(EventPublisher publisher) {
      publisher.registerHandlerFor(
          Envelope.class,
          message -> {
            synchronized (messages) {
              messages.add(message);
            }
          });
    }
  }

  @Test
  void everyStepHasExactlyOneMeaning() {
    List<String> unclear =
        testSteps().stream()
            .filter(
                step ->
                    step.getPickleStepId().isPresent()
                        && step.getStepDefinitionIds().get().size() != 1)
            .map(step -> step.getStepDefinitionIds().get().size() + " meanings: " + text(step))
            .distinct()
            .toList();
    assertThat("steps that are undefined or ambiguous", unclear, is(empty()));
  }

  @Test
  void everySentenceIsUsed() {
    Set<String> used = new HashSet<>();
    testSteps().forEach(step -> step.getStepDefinitionIds().ifPresent(used::addAll));
    List<String> unused =
        definitions().stream()
            .filter(one -> !used.contains(one.getId()))
            .map(one -> one.getPattern().getSource())
            .toList();
    assertThat("sentences that no scenario uses", unused, is(empty()));
  }

  @Test
  void noSentenceStandsTwice() {
    Set<String> seen = new HashSet<>();
    List<String> twice =
        definitions().stream()
            .map(one -> one.getPattern().getSource())
            .filter(sentence -> !seen.add(sentence))
            .toList();
    assertThat("sentences that stand twice", twice, is(empty()));
  }

  @Test
  void theVocabularyStaysSmall() {
    assertThat("sentences", definitions().size(), is(lessThanOrEqualTo(65)));
  }

  private List<TestStep> testSteps() {
    return messages.stream()
        .map(Envelope::getTestCase)
        .flatMap(Optional::stream)
        .flatMap(testCase -> testCase.getTestSteps().stream())
        .toList();
  }

  private List<StepDefinition> definitions() {
    return messages.stream().map(Envelope::getStepDefinition).flatMap(Optional::stream).toList();
  }

  private String text(TestStep step) {
    return messages.stream()
        .map(Envelope::getPickle)
        .flatMap(Optional::stream)
        .flatMap(pickle -> pickle.getSteps().stream())
        .filter(one -> Optional.of(one.getId()).equals(step.getPickleStepId()))
        .map(one -> one.getText())
        .findFirst()
        .orElse("?");
  }
}
