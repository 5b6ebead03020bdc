package org.ccexecutor.acceptance.report;

import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.catalogue.CatalogueBuilder;
import org.ccexecutor.acceptance.report.catalogue.FeatureFiles;
import org.ccexecutor.acceptance.report.html.NoVerdictPage;
import org.ccexecutor.acceptance.report.markdown.NoVerdictMarkdown;
import org.ccexecutor.acceptance.report.model.NoVerdict;
import org.ccexecutor.acceptance.report.model.Recording;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.report.model.Reports;
import org.ccexecutor.acceptance.run.CurrentRun;
import org.ccexecutor.acceptance.run.Run;

/** Writes all reports into one directory when the run has ended. */
public final class ReportPlugin implements ConcurrentEventListener {
  private final Supplier<Run> run;
  private final ReportFiles files;
  private final Recording recording = new Recording();

  /** For Cucumber: the current run, the usual directory. */
  public ReportPlugin() {
    this(CurrentRun::get, ReportFiles.USUAL);
  }

  /** For Cucumber: the current run. */
  public ReportPlugin(File directory) {
    this(CurrentRun::get, directory.toPath());
  }

  /** For runs that are begun from code. */
  public ReportPlugin(Run run, Path directory) {
    this(() -> run, directory);
  }

  private ReportPlugin(Supplier<Run> run, Path directory) {
    this.run = run;
    this.files = new ReportFiles(directory);
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(Envelope.class, this::accept);
  }

  private void accept(Envelope envelope) {
    recording.accept(envelope);
    envelope.getTestRunStarted().ifPresent(start -> begin());
    envelope
        .getTestRunFinished()
        .ifPresent(
            end ->
                write(
                    Reports.of(recording, run.get()),
                    () ->
                        CatalogueBuilder.of(
                            recording.query(),
                            recording.parameterTypes(),
                            FeatureFiles.USUAL,
                            run.get().secrets())));
  }

  /** A run that is killed must not leave the verdict of an earlier one, but say what it is. */
  private void begin() {
    files.latest().forEach(file -> attempt(() -> ReportFiles.remove(file)));
    NoVerdict unfinished = NoVerdict.unfinished(Instant.now());
    try {
      ReportFiles.write(files.file(LatestReport.SUMMARY), NoVerdictMarkdown.of(unfinished));
      ReportFiles.write(files.file(LatestReport.PAGE), NoVerdictPage.of(unfinished));
    } catch (UncheckedIOException e) {
      // If nothing can be written here, the reports cannot either: that is said at the end.
    }
  }

  /** The page takes as long as all others together. */
  private void write(Report report, Supplier<Catalogue> catalogue) {
    LatestReport.Material material = LatestReport.Material.of(report, catalogue);
    LatestReport.ALL.parallelStream().forEach(one -> write(files.file(one), one.text(material)));
    String summary = material.summary().join();
    write(files.dated(report.facts().begun()), summary);
    run.get()
        .settings()
        .invocation()
        .jobSummary()
        .ifPresent(file -> attempt(() -> ReportFiles.append(file, summary)));
  }

  private void write(Path file, String text) {
    attempt(() -> ReportFiles.write(file, text));
  }

  /** A report that cannot be written keeps no other from being written. */
  private void attempt(Runnable writing) {
    try {
      writing.run();
    } catch (UncheckedIOException e) {
      run.get().troubles().add(e.getMessage());
    }
  }
}
