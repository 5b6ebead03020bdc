package org.ccexecutor.acceptance.report;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.report.console.ConsoleReport;
import org.ccexecutor.acceptance.report.model.Recording;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Reports;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;

/**
 * Tells on the console how the run goes on. Comes after the plugin that writes the reports, because
 * it says where they are.
 */
public final class ConsolePlugin implements ConcurrentEventListener {
  private final Supplier<Run> run;
  private final ReportFiles files;
  private final Consumer<String> out;
  private final Recording recording = new Recording();
  private ConsoleReport console;

  /** For Cucumber: the current run, whose reports are in the usual directory. */
  public ConsolePlugin() {
    this(CurrentRun::get, ReportFiles.USUAL, System.out::println);
  }

  /** For Cucumber: the current run, whose reports are in this directory. */
  public ConsolePlugin(File directory) {
    this(CurrentRun::get, directory.toPath(), System.out::println);
  }

  /** For runs that are begun from code; {@code out} gets each line. */
  public ConsolePlugin(Run run, Path directory, Consumer<String> out) {
    this(() -> run, directory, out);
  }

  private ConsolePlugin(Supplier<Run> run, Path directory, Consumer<String> out) {
    this.run = run;
    this.files = new ReportFiles(directory);
    this.out = out;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::accept);
  }

  private void accept(Envelope envelope) {
    recording.accept(envelope);
    envelope.getTestRunStarted().ifPresent(start -> begin());
    envelope
        .getTestCaseFinished()
        .filter(end -> !end.getWillBeRetried())
        .flatMap(end -> Reports.scenario(recording, run.get(), end))
        .ifPresent(scenario -> console.over(scenario));
    envelope.getTestRunFinished().ifPresent(end -> finish(Reports.of(recording, run.get())));
  }

  private void begin() {
    console = new ConsoleReport(run.get().settings().console(), run.get().secrets(), out);
    console.begin(run.get().prelude().introductions());
  }

  private void finish(Report report) {
    console.end(
        report,
        run.get().troubles().all(),
        files.dated(report.facts().begun()),
        files.file(LatestReport.PAGE));
  }
}
