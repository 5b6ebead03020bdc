package org.ccexecutor.acceptance.engine;

import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ccexecutor.acceptance.evidence.Secrets;
import org.ccexecutor.acceptance.report.RefusedRun;
import org.ccexecutor.acceptance.report.console.ConsoleReport;
import org.ccexecutor.acceptance.report.machine.Durations;
import org.ccexecutor.acceptance.run.Agenda;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;
import org.ccexecutor.acceptance.settings.BadSetting;
import org.ccexecutor.acceptance.settings.ServerName;
import org.ccexecutor.acceptance.settings.SettingsReader;
import org.junit.platform.engine.ConfigurationParameters;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * A gate around Cucumber's engine. Before the run it takes out what was not selected, and finds the
 * servers that are needed; after it, it fails the run for what no single scenario can fail for.
 */
public final class AcceptanceEngine implements TestEngine {
  private static final String DRY_RUN = "cucumber.execution.dry-run";

  private final TestEngine cucumber = new CucumberTestEngine();
  private final Map<UniqueId, Discovered> discovered = new ConcurrentHashMap<>();

  /**
   * What there was to select from.
   *
   * @param files the feature files of the scenarios
   * @param order puts scenarios into the order in which they are begun
   * @param words the order in words
   */
  private record Discovered(
      Set<Path> files, UnaryOperator<List<TestDescriptor>> order, String words) {}

  @Override
  public String getId() {
    return "cc-executor";
  }

  @Override
  public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
    // Whatever goes wrong from here on may be reported with all system properties.
    SettingsReader.hideToken();
    // Only as part of a suite: else the features would run once more for every class that is
    // selected.
    if (isRoot(id)) {
      return new EngineDescriptor(id, getId());
    }
    QuietDiscovery quiet = new QuietDiscovery(request);
    SeededOrder seeded = SeededOrder.of(quiet);
    TestDescriptor all = cucumber.discover(seeded, id);
    if (!quiet.errors().isEmpty()) {
      Complaint.replaceAll(all, "Nothing was run: " + String.join(" ", quiet.errors()));
      return all;
    }
    Set<Path> files = Listing.files(all);
    Selection.applyTo(all, request.getConfigurationParameters());
    discovered.put(id, new Discovered(files, order(seeded), seeded.words()));
    return all;
  }

  /** What the user has chosen, which Cucumber sees to, or what ends soonest. */
  private static UnaryOperator<List<TestDescriptor>> order(SeededOrder seeded) {
    return seeded.isChosen()
        ? UnaryOperator.identity()
        : new LongestFirst(durations(seeded.getConfigurationParameters()))::of;
  }

  private static Map<String, Double> durations(ConfigurationParameters parameters) {
    Map<String, Double> seconds = new HashMap<>(Durations.known());
    ReportPlaces.reports(parameters)
        .map(directory -> Durations.in(directory.resolve("verdicts.json")))
        .ifPresent(seconds::putAll);
    return seconds;
  }

  private boolean isRoot(UniqueId id) {
    return UniqueId.forEngine(getId()).equals(id);
  }

  @Override
  public void execute(ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    AfterRun after = new AfterRun(request.getEngineExecutionListener(), root);
    if (isRoot(root.getUniqueId())) {
      after.refuse(List.of());
      return;
    }
    Optional<String> unwritable = ReportPlaces.complaint(request.getConfigurationParameters());
    if (unwritable.isPresent()) {
      refuse(request, after, List.of(unwritable.get()));
      return;
    }
    Optional<String> complaint = Complaint.in(root);
    if (complaint.isPresent()) {
      report(request, after, complaint.get());
      return;
    }
    try {
      Run run = CurrentRun.get();
      List<String> stepless = prepare(run, request);
      cucumber.execute(after.around(request, () -> Complaints.about(run, stepless)));
    } catch (BadSetting e) {
      report(request, after, e.getMessage());
    } finally {
      CurrentRun.end();
    }
  }

  /**
   * Finds the servers, unless nothing is to be carried out, and puts the scenarios in order.
   *
   * @return where those stand that have no steps
   */
  private List<String> prepare(Run run, ExecutionRequest request) {
    TestDescriptor root = request.getRootTestDescriptor();
    Discovered found = discovered.get(root.getUniqueId());
    Listing listing = new Listing(run.settings().defaultServer());
    List<Agenda.Listed> selected = listing.selected(root);
    CompletableFuture<Listing.Written> written =
        CompletableFuture.supplyAsync(() -> listing.written(found.files()));
    if (!isDryRun(request)) {
      run.opening(serversFor(selected));
    }
    run.prelude().plan(new Agenda(written.join().all(), selected, found.words()));
    RunningOrder.arrange(root, found.order());
    return listing.places(root).stream().filter(written.join().stepless()::contains).toList();
  }

  /** Runs nothing, and says so also where the last run is looked for. */
  private static void report(ExecutionRequest request, AfterRun after, String reason) {
    String complaint = new Secrets(SettingsReader.givenTokens()).mask(reason);
    List<String> complaints = new ArrayList<>(List.of(complaint));
    try {
      ReportPlaces.reports(request.getConfigurationParameters())
          .ifPresent(
              directory -> RefusedRun.report(directory, SettingsReader.jobSummary(), complaint));
    } catch (UncheckedIOException e) {
      complaints.add(e.getMessage());
    }
    refuse(request, after, complaints);
  }

  /** Fails with these complaints; a quiet build leaves it to the run to say them on the console. */
  private static void refuse(ExecutionRequest request, AfterRun after, List<String> complaints) {
    ReportPlaces.console(request.getConfigurationParameters())
        .ifPresent(
            console ->
                complaints.forEach(
                    complaint -> System.out.println(ConsoleReport.refused(console, complaint))));
    after.refuse(complaints);
  }

  private static boolean isDryRun(ExecutionRequest request) {
    return request.getConfigurationParameters().getBoolean(DRY_RUN).orElse(false);
  }

  /** The servers that the selected scenarios speak to, by their tags. */
  private static Set<ServerName> serversFor(List<Agenda.Listed> selected) {
    return selected.stream()
        .map(Agenda.Listed::server)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
