package org.ccexecutor.acceptance.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ccexecutor.acceptance.run.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full in the middle of a run costs reports, and neither the run nor the truth. */
class FullDiskTest {
  @TempDir private Path directory;

  @Test
  void theRunGoesOnAndSaysWhichReportsAreMissing() throws IOException {
    Path feature = directory.resolve("one.feature");
    Files.writeString(feature, "Feature: One\n  Scenario: Nothing to do\n    When nobody asks\n");
    // What cannot be written is in the place of two of the reports.
    Files.createDirectories(directory.resolve("reports/verdicts.json/of another kind"));
    Files.createDirectories(directory.resolve("reports/index.html/of another kind"));
    List<String> console = new ArrayList<>();
    Run run = Runs.usual();
    RealRun.executed(
        feature,
        run,
        new MaskedHtmlPlugin(run, new FullDisk()),
        new MaskedMessagesPlugin(run, new FullDisk()),
        new ReportPlugin(run, directory.resolve("reports")),
        new ConsolePlugin(run, directory.resolve("reports"), console::add));
    assertThat(
        run.troubles().all(),
        hasItems(
            "messages.ndjson is not complete: No space left on device.",
            "cucumber.html is not complete: No space left on device."));
    assertThat(run.troubles().all(), hasItem(containsString("verdicts.json cannot be written")));
    assertThat(run.troubles().all(), hasItem(containsString("index.html cannot be written")));
    assertThat(Files.exists(directory.resolve("reports/summary.md")), is(true));
    assertThat(console, hasItem(containsString("is not complete")));
    assertThat(console, not(hasItem(startsWith("Report saved"))));
  }

  private static final class FullDisk extends OutputStream {
    private int room = "{\"meta\"".getBytes(StandardCharsets.UTF_8).length;

    @Override
    public void write(int one) throws IOException {
      if (--room < 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
