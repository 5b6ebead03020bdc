package org.ccexecutor.acceptance.report.model;

import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.Location;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleTable;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.Step;
import io.cucumber.messages.types.Suggestion;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.query.Lineage;
import io.cucumber.query.Query;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;

/** Puts together what is known of one scenario. */
final class ScenarioBuilder {
  private final Query query;
  private final UndefinedStep undefinedStep;
  private final Run run;
  private final Path home;

  ScenarioBuilder(Recording recording, Run run, Path home) {
    this.query = recording.query();
    this.undefinedStep = new UndefinedStep(recording);
    this.run = run;
    this.home = home;
  }

  /** The scenario that ran in this execution; its anchor is given later. */
  ScenarioResult build(TestCaseStarted execution, Lineage lineage) {
    Pickle pickle = query.findPickleBy(execution).orElseThrow();
    Optional<Finding> finding = run.findings().find(execution.getTestCaseId());
    Optional<TestStepResult> result = query.findMostSevereTestStepResultBy(execution);
    Outcome outcome = outcome(result, finding);
    List<StepResult> steps = steps(execution);
    Optional<Judgement> judgement =
        finding.flatMap(Finding::judgement).map(found -> located(found, steps));
    List<String> tags = pickle.getTags().stream().map(PickleTag::getName).toList();
    return new ScenarioResult(
        "",
        clean(lineage.feature().map(Feature::getName).orElse("")),
        clean(lineage.rule().map(Rule::getName).orElse("")),
        clean(pickle.getName()),
        relative(pickle.getUri()),
        query.findLocationOf(pickle).map(Location::getLine).map(Number::intValue).orElse(1),
        run.requirementOf(tags),
        finding.flatMap(Finding::server).map(ServerUnderTest::name).orElseGet(() -> serverBy(tags)),
        outcome,
        query.findTestCaseDurationBy(execution).orElse(Duration.ZERO),
        clean(
            judgement
                .map(Judgement::sentence)
                .or(() -> undefined(pickle))
                .or(() -> result.flatMap(TestStepResult::getMessage))
                .orElse("")),
        judgement.map(this::clean),
        steps,
        finding.filter(some -> outcome != Outcome.PASSED).map(Connection::of).orElse(List.of()));
  }

  private static Outcome outcome(Optional<TestStepResult> result, Optional<Finding> finding) {
    TestStepResultStatus status =
        result.map(TestStepResult::getStatus).orElse(TestStepResultStatus.UNKNOWN);
    Optional<Judgement> judgement = finding.flatMap(Finding::judgement);
    return switch (status) {
      // Every step that is carried out leaves a finding: where there is none, nothing was done.
      case PASSED -> finding.isPresent() ? Outcome.PASSED : Outcome.PLANNED;
      case SKIPPED ->
          judgement.filter(Judgement::isBreak).isPresent()
              ? Outcome.DEVIATES
              : Outcome.COULD_NOT_TELL;
      case UNKNOWN -> Outcome.COULD_NOT_TELL;
      case FAILED, UNDEFINED, AMBIGUOUS, PENDING ->
          judgement.isPresent() && !judgement.get().isBreak()
              ? Outcome.COULD_NOT_TELL
              : Outcome.FAILED;
    };
  }

  /** What to do about steps that no sentence fits, if there are any. */
  private Optional<String> undefined(Pickle pickle) {
    String explained =
        query.findSuggestionsBy(pickle).stream()
            .map(Suggestion::getPickleStepId)
            .distinct()
            .flatMap(id -> pickle.getSteps().stream().filter(step -> step.getId().equals(id)))
            .map(step -> undefinedStep.explain(step.getText(), lineOf(step)))
            .collect(Collectors.joining("\n"));
    return Optional.of(explained).filter(text -> !text.isEmpty());
  }

  private int lineOf(PickleStep step) {
    return query
        .findStepBy(step)
        .map(Step::getLocation)
        .map(Location::getLine)
        .map(Number::intValue)
        .orElse(0);
  }

  private String clean(String text) {
    return Visible.text(run.secrets().mask(text));
  }

  private Judgement clean(Judgement judgement) {
    return new Judgement(
        judgement.kind(),
        judgement.requirement(),
        clean(judgement.expected()),
        clean(judgement.actual()),
        clean(judgement.accepted()));
  }

  /** Whoever has to mend the scenario is told where. */
  private static Judgement located(Judgement found, List<StepResult> steps) {
    return steps.stream()
        .filter(step -> found.kind() == Judgement.Kind.NOT_CARRIED_OUT)
        .filter(step -> !step.status().equals("passed"))
        .findFirst()
        .map(
            step ->
                Judgement.notCarriedOut(
                    found.actual()
                        + " This is about the step in line "
                        + step.line()
                        + ": "
                        + step.keyword()
                        + " "
                        + step.text()))
        .orElse(found);
  }

  private ServerName serverBy(List<String> tags) {
    for (ServerName name : ServerName.values()) {
      if (tags.contains("@" + name.word())) {
        return name;
      }
    }
    return run.settings().defaultServer();
  }

  private String relative(String uri) {
    URI address = URI.create(uri);
    if (!"file".equals(address.getScheme())) {
      return uri;
    }
    Path file = Path.of(address);
    return (file.startsWith(home) ? home.relativize(file) : file).toString().replace('\\', '/');
  }

  private List<StepResult> steps(TestCaseStarted execution) {
    List<StepResult> steps = new ArrayList<>();
    query
        .findTestStepFinishedAndTestStepBy(execution)
        .forEach(
            entry ->
                query
                    .findPickleStepBy(entry.getValue())
                    .ifPresent(step -> steps.add(step(step, entry.getKey().getTestStepResult()))));
    return steps;
  }

  private StepResult step(PickleStep step, TestStepResult result) {
    return new StepResult(
        query.findStepBy(step).map(Step::getKeyword).orElse("").strip(),
        clean(step.getText()),
        clean(step.getArgument().map(ScenarioBuilder::argument).orElse("")),
        result.getStatus().value().toLowerCase(Locale.ROOT),
        lineOf(step));
  }

  private static String argument(PickleStepArgument argument) {
    return argument
        .getDocString()
        .map(doc -> doc.getContent())
        .orElseGet(() -> argument.getDataTable().map(ScenarioBuilder::table).orElse(""));
  }

  private static String table(PickleTable table) {
    return table.getRows().stream()
        .map(
            row ->
                row.getCells().stream()
                    .map(cell -> cell.getValue())
                    .collect(Collectors.joining(" | ", "| ", " |")))
        .collect(Collectors.joining("\n"));
  }
}
