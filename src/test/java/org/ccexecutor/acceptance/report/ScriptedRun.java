package org.ccexecutor.acceptance.report;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Duration;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Exception;
import io.cucumber.messages.types.Meta;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.Product;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestCaseFinished;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.messages.types.TestRunStarted;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepResultStatus;
import io.cucumber.messages.types.TestStepStarted;
import io.cucumber.messages.types.Timestamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ccexecutor.acceptance.contract.CouldNotTell;
import org.ccexecutor.acceptance.evidence.Transcript;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Reports;
import org.ccexecutor.acceptance.run.Agenda;
import org.ccexecutor.acceptance.run.Agenda.Listed;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.server.ServerUnderTest;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.verdict.Finding;
import org.ccexecutor.acceptance.verdict.Judgement;

/**
 * A run that never happened: real features, and for each scenario an outcome that the test has
 * written down. It gives the messages that Cucumber would have sent, always at the same times.
 */
public final class ScriptedRun {
  private static final long BEGUN = 1_782_900_000L;

  private final List<Envelope> sources;
  private final List<String> names;
  private final Run run;
  private final Map<String, Judgement> judgements = new HashMap<>();
  private final Map<String, List<Transcript>> transcripts = new HashMap<>();
  private final Map<String, String> errors = new HashMap<>();
  private Predicate<Pickle> selection = pickle -> true;
  private boolean dry;
  private boolean unreachable;

  private ScriptedRun(List<Envelope> sources, Run run) {
    this.sources = sources;
    this.names =
        sources.stream()
            .flatMap(source -> source.getPickle().stream())
            .map(Pickle::getName)
            .toList();
    this.run = run;
  }

  /** A run of one feature, written in the test. */
  public static ScriptedRun of(String feature, Run run) {
    String uri = Path.of("features", "sample.feature").toAbsolutePath().toUri().toString();
    return new ScriptedRun(parsed(uri, feature.getBytes(StandardCharsets.UTF_8)).toList(), run);
  }

  /** A run of the features of this project. */
  public static ScriptedRun ofProject(Run run) {
    try (Stream<Path> files = Files.list(Path.of("features"))) {
      List<Envelope> sources = new ArrayList<>();
      for (Path file :
          files.filter(path -> path.toString().endsWith(".feature")).sorted().toList()) {
        parsed(file.toAbsolutePath().toUri().toString(), Files.readAllBytes(file))
            .forEach(sources::add);
      }
      return new ScriptedRun(sources, run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Envelope> parsed(String uri, byte[] feature) {
    return GherkinParser.builder().build().parse(uri, feature);
  }

  /** The scenario of this name does not pass. */
  public ScriptedRun judged(String name, Judgement judgement) {
    judgements.put(known(name), judgement);
    return this;
  }

  /** The scenario of this name fails without having found anything out, with this message. */
  public ScriptedRun failing(String name, String message) {
    errors.put(known(name), message);
    return this;
  }

  /** What went over the wire in the scenario of this name. */
  public ScriptedRun exchanged(String name, Transcript... connections) {
    transcripts.put(known(name), List.of(connections));
    return this;
  }

  /** Only these scenarios are selected, and the run knows of all. */
  public ScriptedRun selecting(Predicate<String> names) {
    selection = pickle -> names.test(pickle.getName());
    run.prelude().plan(new Agenda(listed(pickles()), listed(selected()), "lexical"));
    return this;
  }

  private List<Listed> listed(List<Pickle> pickles) {
    return pickles.stream().map(this::listed).toList();
  }

  private Listed listed(Pickle pickle) {
    Path home = Path.of("").toAbsolutePath();
    return Listed.of(
        home.relativize(Path.of(URI.create(pickle.getUri()))).toString(),
        pickle.getTags().stream()
            .map(tag -> tag.getName().substring(1))
            .collect(Collectors.toSet()),
        run.settings().defaultServer());
  }

  private List<Pickle> pickles() {
    return sources.stream().flatMap(source -> source.getPickle().stream()).toList();
  }

  private List<Pickle> selected() {
    return pickles().stream().filter(selection).toList();
  }

  /** Nothing is carried out. */
  public ScriptedRun dry() {
    dry = true;
    return this;
  }

  /** No scenario gets to speak to a server. */
  public ScriptedRun unreachable() {
    unreachable = true;
    return this;
  }

  private String known(String name) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException("There is no scenario \"" + name + "\".");
    }
    return name;
  }

  /** The names of all scenarios. */
  public List<String> names() {
    return names;
  }

  public Run run() {
    return run;
  }

  public Report report() {
    return Reports.of(messages(), run);
  }

  /** What Cucumber would have sent. */
  public List<Envelope> messages() {
    List<Envelope> messages = new ArrayList<>();
    Product product = new Product("Some product", "1.0");
    messages.add(
        Envelope.of(
            new Meta(
                "30.1.0",
                product,
                new Product("Some JVM", "17"),
                new Product("Some OS", "6.1"),
                product,
                null)));
    messages.add(Envelope.of(new TestRunStarted(at(0), "run")));
    messages.addAll(sources);
    List<Pickle> pickles = selected();
    for (int i = 0; i < pickles.size(); i++) {
      scenario(pickles.get(i), i, messages);
    }
    messages.add(
        Envelope.of(
            new TestRunFinished(
                null, judgements.isEmpty(), at(100L * pickles.size()), null, "run")));
    return messages;
  }

  private void scenario(Pickle pickle, int number, List<Envelope> messages) {
    String testCase = "case " + number;
    String execution = "execution " + number;
    List<TestStep> steps = new ArrayList<>();
    for (PickleStep step : pickle.getSteps()) {
      steps.add(
          new TestStep(
              null, "step " + number + "." + steps.size(), step.getId(), List.of(), List.of()));
    }
    find(pickle, testCase);
    messages.add(Envelope.of(new TestCase(testCase, pickle.getId(), steps, "run")));
    messages.add(
        Envelope.of(new TestCaseStarted(0L, execution, testCase, "worker", at(100L * number))));
    for (TestStep step : steps) {
      boolean last = step == steps.get(steps.size() - 1);
      messages.add(Envelope.of(new TestStepStarted(execution, step.getId(), at(100L * number))));
      messages.add(
          Envelope.of(
              new TestStepFinished(
                  execution, step.getId(), result(pickle, last), at(100L * number + 50))));
    }
    messages.add(Envelope.of(new TestCaseFinished(execution, at(100L * number + 100), false)));
  }

  private void find(Pickle pickle, String testCase) {
    if (!dry && !errors.containsKey(pickle.getName())) {
      Optional<ServerUnderTest> server = unreachable ? Optional.empty() : server(serverOf(pickle));
      run.findings()
          .put(
              testCase,
              new Finding(
                  pickle.getName(),
                  run.requirementOf(pickle.getTags().stream().map(PickleTag::getName).toList()),
                  server,
                  Optional.ofNullable(judgements.get(pickle.getName())),
                  transcripts.getOrDefault(pickle.getName(), List.of())));
    }
  }

  private Optional<ServerUnderTest> server(ServerName name) {
    try {
      return Optional.of(run.servers().get(name));
    } catch (CouldNotTell e) {
      return Optional.empty();
    }
  }

  private ServerName serverOf(Pickle pickle) {
    boolean docker = pickle.getTags().stream().anyMatch(tag -> tag.getName().equals("@docker"));
    return docker ? ServerName.DOCKER : run.settings().defaultServer();
  }

  private TestStepResult result(Pickle pickle, boolean last) {
    Duration duration = new Duration(0L, 50_000_000L);
    Judgement judgement = judgements.get(pickle.getName());
    String error = errors.get(pickle.getName());
    if (last && error != null) {
      return new TestStepResult(
          duration, error, TestStepResultStatus.FAILED, new Exception("E", error, error));
    }
    if (last && judgement != null) {
      boolean broken = judgement.kind() == Judgement.Kind.BROKEN;
      TestStepResultStatus status =
          broken ? TestStepResultStatus.FAILED : TestStepResultStatus.SKIPPED;
      return new TestStepResult(duration, judgement.actual(), status, null);
    }
    return new TestStepResult(duration, null, TestStepResultStatus.PASSED, null);
  }

  private static Timestamp at(long millis) {
    return new Timestamp(BEGUN + millis / 1000, millis % 1000 * 1_000_000);
  }
}
