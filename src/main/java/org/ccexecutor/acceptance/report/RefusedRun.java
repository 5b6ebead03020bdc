package org.ccexecutor.acceptance.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.ccexecutor.acceptance.report.html.NoVerdictPage;
import org.ccexecutor.acceptance.report.markdown.NoVerdictMarkdown;
import org.ccexecutor.acceptance.report.model.NoVerdict;

/**
 * Reports on a run that was refused before its first scenario. They take the place of those of an
 * earlier run, which nobody may take for this one.
 */
public final class RefusedRun {
  private RefusedRun() {}

  /**
   * Writes that the run was refused, and removes what an earlier run has left but its dated
   * summary.
   *
   * @param jobSummary the file that shows the summary of a job, where there is one
   * @param reason why, in one sentence
   * @throws java.io.UncheckedIOException if that is not possible, with a sentence that says so
   */
  public static void report(Path directory, Optional<Path> jobSummary, String reason) {
    ReportFiles files = new ReportFiles(directory);
    files.forget();
    NoVerdict refused = NoVerdict.refused(reason, Instant.now());
    String summary = NoVerdictMarkdown.of(refused);
    ReportFiles.write(files.file(LatestReport.SUMMARY), summary);
    ReportFiles.write(files.file(LatestReport.PAGE), NoVerdictPage.of(refused));
    jobSummary.ifPresent(file -> ReportFiles.append(file, summary));
  }
}
