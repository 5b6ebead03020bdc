package org.ccexecutor.acceptance.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ccexecutor.acceptance.report.RealRun;
import org.ccexecutor.acceptance.report.Runs;
import org.ccexecutor.acceptance.report.catalogue.Catalogue;
import org.ccexecutor.acceptance.report.catalogue.CatalogueBuilder;
import org.ccexecutor.acceptance.report.model.Recording;
import org.ccexecutor.acceptance.report.model.Report;
import org.ccexecutor.acceptance.run.Run;

/** Pages of scripted runs, with the catalogue of the real features. */
final class SamplePages {
  private SamplePages() {}

  static void write(Path directory, String name, Report report, Catalogue catalogue)
      throws IOException {
    Files.writeString(directory.resolve(name + ".html"), Page.of(report, catalogue));
  }

  static Catalogue catalogue() {
    Run run = Runs.usual();
    Recording recording = new Recording();
    RealRun.planned(Path.of("features"), run).forEach(recording::accept);
    return CatalogueBuilder.of(
        recording.query(), recording.parameterTypes(), Path.of("features"), run.secrets());
  }
}
