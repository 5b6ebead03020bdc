package org.ccexecutor.acceptance.proof;

import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes what became of each scenario of a run. */
final class Recorder implements ConcurrentEventListener {
  private final Map<String, Pickle> pickles = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();
  private final Map<String, Pickle> played = new LinkedHashMap<>();
  private final Map<String, String> caseOfStart = new HashMap<>();
  private final Map<String, List<TestStepResult>> results = new HashMap<>();

  /**
   * A scenario that was played.
   *
   * @param execution the id of its execution, by which findings go
   * @param place the number of its place in reading order
   * @param name its title
   * @param tags with their signs
   * @param results of its steps and hooks
   */
  record Played(
      String execution, int place, String name, List<String> tags, List<TestStepResult> results) {

    boolean passed() {
      return results.stream().allMatch(result -> result.getStatus() == TestStepResultStatus.PASSED);
    }
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::take);
  }

  private synchronized void take(Envelope message) {
    message.getPickle().ifPresent(this::read);
    message.getTestCase().ifPresent(this::prepared);
    message.getTestCaseStarted().ifPresent(this::started);
    message.getTestStepFinished().ifPresent(this::finished);
  }

  private void read(Pickle pickle) {
    pickles.put(pickle.getId(), pickle);
    places.put(pickle.getId(), places.size());
  }

  private void prepared(TestCase testCase) {
    played.put(testCase.getId(), pickles.get(testCase.getPickleId()));
    results.put(testCase.getId(), new ArrayList<>());
  }

  private void started(TestCaseStarted start) {
    caseOfStart.put(start.getId(), start.getTestCaseId());
  }

  private void finished(TestStepFinished step) {
    results.get(caseOfStart.get(step.getTestCaseStartedId())).add(step.getTestStepResult());
  }

  /** The scenarios that were played. */
  synchronized List<Played> played() {
    List<Played> all = new ArrayList<>();
    played.forEach((execution, pickle) -> all.add(played(execution, pickle)));
    return all;
  }

  private Played played(String execution, Pickle pickle) {
    List<String> tags = pickle.getTags().stream().map(PickleTag::getName).toList();
    return new Played(
        execution,
        places.get(pickle.getId()),
        pickle.getName(),
        tags,
        List.copyOf(results.get(execution)));
  }
}
